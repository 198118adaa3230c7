"""Another kind for a ticket: what becomes an accusation is gone at once for those who had it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from areas.enums import Level, Role
from areas.factories import DutyFactory
from feedback.desk.lists import Drawer, tickets_in
from feedback.desk.numbers import desk_number
from feedback.enums import Kind, State, Step
from feedback.factories import TicketFactory, TicketPhotoFactory
from feedback.handling import steps
from feedback.handling.merging import merge
from feedback.handling.reclassifying import reclassify
from feedback.intake.photo_links import signed_for
from feedback.models import Category, Notification, Ticket, TicketEvent
from feedback.notifications.telling import tell_of
from feedback.offices import readers_of
from feedback.receipts import receipt_for
from feedback.rules.routing import CHAIN
from feedback.rules.states import StepRefusedError

WHY = "说的是干部收礼。"


@pytest.fixture
def ticket(chain) -> Ticket:
    """In the hands of the micro-grid member, seen by all above."""
    return TicketFactory(
        village=chain.areas[Level.VILLAGE],
        area=chain.areas[Level.MICRO_GRID],
        office=chain.areas[Level.MICRO_GRID],
        seen_from=Level.MICRO_GRID,
        handler=chain.people[Level.MICRO_GRID],
    )


@pytest.fixture
def member(chain):
    return chain.people[Level.MICRO_GRID]


def category(kind):
    return Category.objects.filter(kind=kind).order_by("pk").first()


def accuse(ticket, by, about=Level.VILLAGE):
    return reclassify(ticket.pk, by, category=category(Kind.ACCUSATION), about=about, text=WHY)


def seeing(chain, ticket):
    return {
        level
        for level, user in chain.people.items()
        if Ticket.objects.visible_to(user).filter(pk=ticket.pk).exists()
    }


@pytest.mark.parametrize(
    ("about", "seen"),
    [
        (Level.GRID, {Level.TOWN, Level.COUNTY}),
        (Level.VILLAGE, {Level.TOWN, Level.COUNTY}),
        (Level.TOWN, {Level.COUNTY}),
    ],
)
def test_it_goes_above_whom_it_accuses_and_those_below_see_it_no_more(
    chain, ticket, member, about, seen
):
    moved = accuse(ticket, member, about)
    assert (moved.kind, moved.about, moved.handler) == (Kind.ACCUSATION, about, None)
    assert moved.state == State.HANDED_OVER
    assert moved.office.level not in set(CHAIN) - seen
    assert moved.area == chain.areas[Level.VILLAGE]  # the door tells nobody
    assert seeing(chain, moved) == seen
    assert {duty.area.level for duty in readers_of(moved)} == seen


def test_for_who_had_it_it_is_gone_from_every_page(chain, client, ticket, member):
    photo = TicketPhotoFactory(ticket=ticket)
    client.force_login(member)
    addresses = [
        f"/desk/{desk_number(ticket.pk)}/",
        f"/desk/{desk_number(ticket.pk)}/photos/{signed_for(photo, member)}/",
        f"/desk/{desk_number(ticket.pk)}/photos/{signed_for(photo, member)}/small/",
    ]
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]
    mark = client.get("/desk/news/").json()

    answer = client.post(
        f"/desk/{desk_number(ticket.pk)}/kind_changed/",
        {"category": category(Kind.ACCUSATION).pk, "about": "village", "text": WHY},
        follow=True,
    )
    assert answer.redirect_chain[-1][0] == "/desk/"
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert client.post(f"/desk/{desk_number(ticket.pk)}/accepted/").status_code == 404
    assert client.get("/desk/news/").json() != mark
    for drawer in Drawer:
        for wanted in ("", "鱼塘"):
            page = client.get("/desk/", {"drawer": drawer, "q": wanted})
            assert ticket.excerpt not in page.content.decode()


def test_all_of_its_history_goes_along(chain, client, ticket, member):
    steps.ask(ticket.pk, member, text="是哪一块？")
    steps.reply(ticket.pk, text="东边那块。")
    accuse(ticket, member)
    client.force_login(chain.people[Level.TOWN])
    page = client.get(f"/desk/{desk_number(ticket.pk)}/").content.decode()
    for words in ("是哪一块？", "东边那块。", WHY, ticket.text):
        assert words in page
    assert TicketEvent.objects.filter(ticket=ticket).count() == 3


def test_messages_on_their_way_to_who_had_it_are_not_sent(chain, ticket, member):
    tell_of(ticket, TicketEvent(ticket=ticket, step=Step.ROUTED))
    assert Notification.objects.filter(user=member).update(sent_at=None) == 1
    accuse(ticket, member)
    told = {each.user for each in Notification.objects.all()}
    assert told == {chain.people[Level.TOWN]}


def test_who_once_served_the_accused_village_is_told_nothing(chain, ticket, member, make_official):
    colleague = make_official(Role.TOWN_INSPECTION, chain.areas[Level.TOWN])
    DutyFactory(user=colleague, area=chain.areas[Level.VILLAGE], role=Role.ACCOUNTANT)
    accuse(ticket, member)
    assert not Notification.objects.filter(user=colleague).exists()
    assert not Ticket.objects.visible_to(colleague).exists()


def test_of_the_county_no_ticket_becomes_an_accusation(chain, ticket, member):
    with pytest.raises(StepRefusedError, match="12388"):
        accuse(ticket, member, Level.COUNTY)
    assert Ticket.unscoped.get() == ticket
    assert not Ticket.unscoped.get().about


def test_only_who_sees_an_accusation_makes_something_else_of_it(chain, ticket, member):
    accuse(ticket, member)
    problem = category(Kind.PROBLEM)
    with pytest.raises(StepRefusedError, match="看不到"):
        reclassify(ticket.pk, member, category=problem, text="不是反映干部。")
    inspector = chain.people[Level.TOWN]
    back = reclassify(ticket.pk, inspector, category=problem, text="不是反映干部。")
    assert (back.kind, back.about) == (Kind.PROBLEM, "")
    assert back.office == chain.areas[Level.TOWN]


@pytest.mark.parametrize("about", [None, Level.GRID])
def test_what_accused_the_village_is_never_shown_to_it_by_that(chain, ticket, member, about):
    accuse(ticket, member)
    inspector = chain.people[Level.TOWN]
    Category.objects.update(first_level=Level.MICRO_GRID)
    other = category(Kind.ACCUSATION if about else Kind.PROBLEM)
    changed = reclassify(ticket.pk, inspector, category=other, about=about, text="不是反映村里。")
    assert changed.about == (about or "")
    assert changed.office == chain.areas[Level.TOWN]
    assert seeing(chain, changed) == {Level.TOWN, Level.COUNTY}


def test_among_the_other_kinds_it_stays_where_it_is(chain, ticket, member):
    question = category(Kind.QUESTION)
    changed = reclassify(ticket.pk, member, category=question, text="他是来问的。")
    assert (changed.kind, changed.category) == (Kind.QUESTION, question)
    assert (changed.office, changed.handler) == (ticket.office, member)
    assert changed.due_on == ticket.due_on
    with pytest.raises(StepRefusedError, match="本来就是"):
        reclassify(ticket.pk, member, category=question, text="再改一次。")


def test_an_accusation_says_of_whom(chain, client, ticket, member):
    client.force_login(member)
    answer = client.post(
        f"/desk/{desk_number(ticket.pk)}/kind_changed/",
        {"category": category(Kind.ACCUSATION).pk, "text": WHY},
    )
    assert answer.status_code == 422
    assert "请选反映的是哪里的干部" in answer.content.decode()
    assert not Ticket.unscoped.get().about


@pytest.mark.parametrize("is_original", [True, False])
def test_what_was_the_same_is_handled_by_itself_again(chain, ticket, member, is_original):
    other = TicketFactory(
        village=ticket.village, area=ticket.area, office=ticket.office, seen_from=ticket.seen_from
    )
    merge(other.pk, member, other=ticket, text="同一件。")
    accuse(ticket if is_original else other, member)
    split = Ticket.unscoped.get(pk=other.pk)
    state = State.ACCEPTED if is_original else State.HANDED_OVER
    assert (split.duplicate_of, split.state) == (None, state)


@pytest.mark.parametrize("level", [Level.MICRO_GRID, Level.GRID, Level.VILLAGE, Level.TOWN])
def test_of_what_was_the_same_nothing_tells_that_the_other_accuses_somebody(
    chain, client, ticket, member, level
):
    other = TicketFactory(
        village=ticket.village, area=ticket.area, office=ticket.office, seen_from=ticket.seen_from
    )
    steps.accept(other.pk, member)
    merge(other.pk, member, other=ticket, text="有人也说了。")
    accuse(ticket, member)
    client.force_login(chain.people[level])
    page = client.get(f"/desk/{desk_number(other.pk)}/").content.decode()
    history = page[page.index('<ol class="course">') :]
    assert "开始办" in history
    for told in ("和另一件相同", "有人也说了", Step.SPLIT.label, State.HANDED_OVER.label):
        assert told not in history
    assert "正在办" in page


@pytest.mark.parametrize("is_relayed", [True, False])
def test_the_receipt_tells_no_more_of_that_than_the_desk_where_somebody_wrote_it_down(
    chain, client, ticket, member, is_relayed
):
    other = TicketFactory(
        village=ticket.village,
        area=ticket.area,
        office=ticket.office,
        seen_from=ticket.seen_from,
        relayed_by=member if is_relayed else None,
    )
    merge(other.pk, member, other=ticket, text="有人也说了。")
    accuse(ticket, member)
    page = by_receipt(client, other)
    assert other.text in page
    assert ("有人也说了。" in page) is not is_relayed
    assert ("单独办，在这里的微网格员" in page) is not is_relayed


def test_what_the_accused_has_closed_is_open_again_for_those_above(chain, ticket, member):
    steps.change_deadline(ticket.pk, member, days=9, text="要等。")
    steps.close(ticket.pk, member, text="没有这回事。")
    steps.rate(ticket.pk, is_satisfied=True)
    moved = accuse(ticket, member)
    assert (moved.state, moved.is_satisfied, moved.settled_at) == (State.HANDED_OVER, None, None)
    assert moved.due_on == timezone.localdate() + timedelta(days=9)
    inspector = chain.people[Level.TOWN]
    assert moved in tickets_in(Drawer.MINE, inspector)
    assert Notification.objects.filter(user=inspector).exists()
    assert steps.answer(ticket.pk, inspector, text="查了。").state == State.ANSWERED


def test_what_those_above_have_answered_stays_answered_by_another_name(chain, ticket, member):
    steps.hand_over(ticket.pk, member, to=chain.areas[Level.TOWN], text="请镇里看。")
    inspector = chain.people[Level.TOWN]
    steps.answer(ticket.pk, inspector, text="查了，没有收。")
    assert accuse(ticket, inspector).state == State.ANSWERED


@pytest.fixture
def relayed(ticket, member) -> Ticket:
    """Written down by the micro-grid member, who saw the receipt."""
    ticket.relayed_by = member
    ticket.save()
    return ticket


def by_receipt(client, ticket, **turn):
    return client.post("/feedback/receipt/", {"receipt": receipt_for(ticket.stamp), **turn}).text


@pytest.mark.parametrize("about", [Level.GRID, Level.VILLAGE])
def test_who_wrote_it_down_reads_nothing_of_an_accusation_by_the_receipt_that_he_kept(
    client, chain, relayed, about
):
    town = chain.people[Level.TOWN]
    assert relayed.text in by_receipt(client, relayed)
    accuse(relayed, town, about)
    page = by_receipt(client, relayed, turn="reopened", text="他们还没有来。")
    for told in (relayed.text, WHY, "纪检", "类别", "12388"):
        assert told not in page
    assert "请打页面最下面的电话问" in page
    assert "他们还没有来。" in page  # what was written is not lost
    problem = category(Kind.PROBLEM)
    reclassify(relayed.pk, town, category=problem, text="不是干部。")
    assert "不是干部。" not in by_receipt(client, relayed)  # nor once it accuses nobody any more
    client.force_login(town)
    assert "凭回执看不到这件办得怎么样了" in client.get(f"/desk/{desk_number(relayed.pk)}/").text


def test_who_wrote_it_down_and_may_read_it_at_the_desk_may_by_the_receipt(client, chain, relayed):
    county = chain.people[Level.COUNTY]
    Ticket.unscoped.update(relayed_by=county)
    accuse(relayed, county)
    assert WHY in by_receipt(client, relayed)


def test_an_author_who_can_answer_nothing_any_more_is_not_waited_for(client, chain, relayed):
    town = chain.people[Level.TOWN]
    steps.ask(relayed.pk, town, text="是哪一天？")
    now = accuse(relayed, town)
    assert now.state == State.HANDED_OVER
    assert now.due_on == timezone.localdate() + timedelta(days=now.days)
    client.force_login(town)
    assert "问一问群众" not in client.get(f"/desk/{desk_number(relayed.pk)}/").text
