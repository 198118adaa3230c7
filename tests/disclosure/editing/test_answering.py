"""What a resident said of a row ends in a correction: named by who sees it, told when it is public,
counted on the notice, and gone with a correction that is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from areas.enums import Level, Role
from areas.factories import administrator
from disclosure.models import AnsweredTicket, DisclosurePage, Upload
from feedback.desk.numbers import desk_number
from feedback.enums import Kind, State, Step
from feedback.factories import TicketFactory
from feedback.models import Category, Notification, Ticket, TicketEvent
from feedback.receipts import receipt_for
from tests.disclosure.editing.uploading import (
    accept,
    draft_of,
    lease,
    send,
    text_of,
    undo,
    workbook,
)
from tests.disclosure.staff import ACCOUNTANT, log_in, make_staff
from tests.finding import found

REASON = "第 2 号店面的租金记错了"
BEFORE = [lease(1), lease(2)]
AFTER = [lease(1), lease(2, received=40)]


@pytest.fixture
def public(village, make_notice):
    return make_notice(village, "租赁.xlsx", content=workbook(*BEFORE))


@pytest.fixture
def head(village):
    """Who keeps the accounts of the village, and hears what its residents say."""
    return make_staff(village, "站长", (*ACCOUNTANT, Role.LIAISON_HEAD))


@pytest.fixture
def inspector(town):
    return make_staff(town, "镇纪检", (Role.TOWN_INSPECTION,))


@pytest.fixture
def ask(public, village):
    """Makes a ticket about a row of the notice, in the hands of the village."""

    def make(**fields):
        usual = {"page": public, "village": village, "office": village, "text": "这笔不对。"}
        return TicketFactory(**(usual | {"seen_from": Level.VILLAGE} | fields))

    return make


def correct(client, page, rows=None, **said):
    """Upload a correction, and accept it with what is `said`; the page of the form."""
    shown = text_of(send(client, page, workbook(*(rows or AFTER))))
    accept(client, Upload.objects.order_by("pk").last(), reason=REASON, **said)
    return shown


def publish(page):
    draft_of(page).get_latest_revision().publish(user=administrator())


def look_up(client, ticket):
    answer = client.post("/feedback/receipt/", {"receipt": receipt_for(ticket.stamp)})
    return answer.content.decode()


def steps_of(ticket):
    return list(TicketEvent.objects.filter(ticket=ticket).values_list("step", flat=True))


def test_from_the_form_to_the_receipt(client, public, head, ask):
    ticket = ask()
    shown = correct(log_in(head), public, answered=[desk_number(ticket.pk)])
    assert "这笔不对。" in shown
    assert steps_of(ticket) == []
    assert "公示更正了" not in look_up(client, ticket)

    publish(public)
    said = look_up(client, ticket)
    assert f"您问的公示更正了。更正原因：{REASON}" in said
    changes = client.get(found('<a target="_blank" href="([^"]+)">看改了什么</a>', said))
    assert "第 2 版改了什么" in text_of(changes)
    assert "40.00" in text_of(changes)
    notice = text_of(client.get(public.get_url()))
    assert "根据村民反映更正（1 件）" in notice
    assert head.username not in notice.split("有话要说")[1]


@pytest.mark.parametrize("named", [["987001"], ["x"], ["é", "9" * 99], ["a" * 26]])
def test_a_ticket_is_named_by_its_number_at_the_desk_alone(public, head, ask, named):
    ticket = ask(pk=987001)
    shown = send(log_in(head), public, workbook(*AFTER)).text
    assert desk_number(ticket.pk) in shown
    assert "987001" not in shown
    correct(log_in(head), public, answered=named)
    assert not AnsweredTicket.objects.exists()


def test_who_has_it_in_hand_is_told_to_answer(public, head, ask):
    head.email = "head@example.org"
    head.save()
    ticket = ask()
    correct(log_in(head), public, answered=[desk_number(ticket.pk)])
    publish(public)
    told = Notification.objects.get(ticket=ticket)
    assert told.user == head
    assert "公示更正了，请答复" in told.subject
    assert Ticket.unscoped.get().state == State.RECEIVED


def test_what_is_offered(public, head, ask, make_village, accountant):
    accusation = Category.objects.filter(kind=Kind.ACCUSATION).first()
    ask(text="老账已答复", state=State.ANSWERED)
    ask(text="会计拿钱", kind=Kind.ACCUSATION, category=accusation, about=Level.VILLAGE)
    ask(text="镇里才看得到", seen_from=Level.TOWN)
    ask(text="别的公示", page=None)
    ask(text="原来反映过人", once_accused=True)
    shown = correct(log_in(head), public)
    for text in (
        "原来反映过人",
        "老账已答复",
        "会计拿钱",
        "镇里才看得到",
        "别的公示",
        "回应了哪几件",
    ):
        assert text not in shown

    ask(text="看得到的")
    assert "看得到的" in correct(log_in(head), public, [lease(1), lease(2, received=50)])
    # Of the accountant alone nobody knows that he is not the one whom it is about.
    assert "看得到的" not in correct(accountant, public, [lease(1), lease(2, received=60)])


def test_a_number_of_a_ticket_that_is_not_offered_names_nothing(public, accountant, head, ask):
    hidden, seen = ask(seen_from=Level.TOWN), ask()
    correct(accountant, public, answered=[desk_number(hidden.pk)])
    assert not AnsweredTicket.objects.exists()
    correct(
        log_in(head), public, [lease(1), lease(2, received=50)], answered=[desk_number(hidden.pk)]
    )
    assert not AnsweredTicket.objects.filter(ticket=hidden).exists()
    assert not AnsweredTicket.objects.filter(ticket=seen).exists()


def test_taken_back_it_answers_nothing(client, public, head, ask):
    ticket = ask()
    staff = log_in(head)
    correct(staff, public, answered=[desk_number(ticket.pk)])
    undo(staff, public)
    assert not AnsweredTicket.objects.exists()
    correct(staff, public, [lease(1), lease(2, received=50)])
    publish(public)
    assert steps_of(ticket) == []
    assert "根据村民反映" not in text_of(client.get(public.get_url()))


def test_a_correction_that_replaces_it_unseen_answers_the_same(public, head, ask):
    ticket = ask()
    staff = log_in(head)
    correct(staff, public, answered=[desk_number(ticket.pk)])
    shown = correct(staff, public, [lease(1), lease(2, received=50)])
    assert "回应了哪几件" not in shown
    publish(public)
    assert steps_of(ticket) == [Step.CORRECTED]


@pytest.mark.parametrize(
    "became", [{"about": Level.VILLAGE, "kind": Kind.ACCUSATION}, {"once_accused": True}]
)
def test_what_turns_out_to_accuse_somebody_is_left_out(client, public, head, ask, became):
    ticket = ask()
    correct(log_in(head), public, answered=[desk_number(ticket.pk)])
    Ticket.unscoped.filter(pk=ticket.pk).update(**became)
    publish(public)
    assert steps_of(ticket) == []
    assert "根据村民反映" not in text_of(client.get(public.get_url()))


def test_the_editor_shows_it_to_who_may_see_it(public, head, ask, accountant):
    ticket = ask()
    correct(log_in(head), public, answered=[desk_number(ticket.pk)])
    editor = f"/admin/pages/{public.pk}/edit/"
    assert "回应了群众反映" in text_of(log_in(head).get(editor))
    assert "回应了群众反映" not in text_of(accountant.get(editor))


class TestAtTheDesk:
    @pytest.fixture
    def ticket(self, ask, town):
        asked = ask(seen_from=Level.TOWN, office=town)
        yesterday = timezone.now() - timedelta(days=1)
        Ticket.unscoped.filter(pk=asked.pk).update(created_at=yesterday)
        return asked

    @pytest.fixture
    def desk(self, inspector):
        return log_in(inspector)

    def name(self, desk, ticket, batch):
        return desk.post(
            f"/desk/{desk_number(ticket.pk)}/corrected/", {"correction": batch.pk}, follow=True
        )

    def test_without_a_correction_there_is_nothing_to_choose(self, desk, ticket):
        assert "公示更正了" not in text_of(desk.get(f"/desk/{desk_number(ticket.pk)}/"))

    def test_a_public_one_is_named_and_its_author_reads_it(
        self, client, desk, ticket, public, accountant, inspector
    ):
        correct(accountant, public)
        publish(public)
        assert f"第 2 版，{_today()}公开：{REASON}" in text_of(
            desk.get(f"/desk/{desk_number(ticket.pk)}/")
        )
        batch = DisclosurePage.objects.get(pk=public.pk).batch
        said = text_of(self.name(desk, ticket, batch))
        assert "记下了" in said
        assert "看改了什么" in said
        event = TicketEvent.objects.get(ticket=ticket)
        assert (event.by, event.step) == (inspector, Step.CORRECTED)
        assert REASON in look_up(client, ticket)
        assert "根据村民反映更正（1 件）" in text_of(client.get(public.get_url()))
        assert self.name(desk, ticket, batch).status_code == 422
        assert len(steps_of(ticket)) == 1

    def test_one_that_waits_is_told_when_it_is_public(
        self, client, desk, ticket, public, accountant
    ):
        correct(accountant, public)
        batch = draft_of(public).batch
        page = desk.get(f"/desk/{desk_number(ticket.pk)}/")
        assert "还没有公开" in text_of(page)
        assert REASON not in text_of(page)
        assert "公示正在更正" in text_of(self.name(desk, ticket, batch))
        assert steps_of(ticket) == []
        publish(public)
        assert steps_of(ticket) == [Step.CORRECTED]
        assert "公示正在更正" not in text_of(desk.get(f"/desk/{desk_number(ticket.pk)}/"))

    def test_only_a_correction_of_this_notice_made_since(
        self, desk, ticket, public, accountant, make_notice, village
    ):
        other = make_notice(village, "租赁.xlsx", content=workbook(*BEFORE), period="2026Q2")
        for batch in (public.batch, other.batch):
            assert self.name(desk, ticket, batch).status_code == 422
        correct(accountant, public)
        Ticket.unscoped.filter(pk=ticket.pk).update(created_at=timezone.now())
        assert self.name(desk, ticket, draft_of(public).batch).status_code == 422
        assert not AnsweredTicket.objects.exists()

    @pytest.mark.parametrize(
        "became", [{"about": Level.VILLAGE, "kind": Kind.ACCUSATION}, {"once_accused": True}]
    )
    def test_never_with_an_accusation(self, desk, ticket, public, accountant, became):
        correct(accountant, public)
        publish(public)
        Ticket.unscoped.filter(pk=ticket.pk).update(**became)
        assert "公示更正了" not in text_of(desk.get(f"/desk/{desk_number(ticket.pk)}/"))
        batch = DisclosurePage.objects.get(pk=public.pk).batch
        assert self.name(desk, ticket, batch).status_code == 422
        assert not AnsweredTicket.objects.exists()


def _today():
    today = timezone.localdate()
    return f"{today.year}年{today.month}月{today.day}日"
