"""What is done with a ticket, step by step."""

from datetime import timedelta

import pytest
from django.utils import timezone

from areas.enums import Level
from areas.factories import AreaFactory, make_area
from feedback.desk.numbers import desk_number
from feedback.enums import State, Step
from feedback.factories import TicketFactory
from feedback.handling import steps
from feedback.models import HistoryError, Ticket, TicketEvent
from feedback.offices import readers_of
from feedback.receipts import receipt_for
from feedback.rules.routing import CHAIN
from feedback.rules.states import StepRefusedError
from language.dates import say_date


@pytest.fixture
def ticket(chain) -> Ticket:
    """In the hands of the grid leader, to be answered in a week."""
    return TicketFactory(
        village=chain.areas[Level.VILLAGE],
        area=chain.areas[Level.MICRO_GRID],
        office=chain.areas[Level.GRID],
        seen_from=Level.GRID,
    )


@pytest.fixture
def leader(chain):
    return chain.people[Level.GRID]


def told(ticket):
    return list(TicketEvent.objects.filter(ticket=ticket).values_list("step", flat=True))


def test_every_step_is_written_down_with_who_took_it(ticket, leader):
    steps.accept(ticket.pk, leader)
    done = steps.close(ticket.pk, leader, text="路灯换好了。")
    assert (done.state, done.handler) == (State.CLOSED, leader)
    assert done.settled_at
    event = TicketEvent.objects.get(ticket=ticket, step=Step.CLOSED)
    assert (event.by, event.text) == (leader, "路灯换好了。")
    assert event.by_words.startswith("网格长 ")


def test_the_history_can_be_neither_changed_nor_deleted(ticket, leader):
    steps.accept(ticket.pk, leader)
    event = TicketEvent.objects.get(ticket=ticket)
    event.text = "改过"
    for rewrite in (event.save, event.delete):
        with pytest.raises(HistoryError):
            rewrite()
    with pytest.raises(HistoryError):
        TicketEvent.objects.update(text="改过")
    with pytest.raises(HistoryError):
        TicketEvent.objects.all().delete()


def test_the_second_of_two_who_close_is_told_and_changes_nothing(ticket, leader):
    steps.close(ticket.pk, leader, text="换好了。")
    with pytest.raises(StepRefusedError, match="已办结"):
        steps.close(ticket.pk, leader, text="我也换好了。")
    assert told(ticket) == [Step.CLOSED]


@pytest.mark.parametrize("take", [steps.ask, steps.answer, steps.decline, steps.close])
def test_words_for_the_author_are_not_left_empty(ticket, leader, take):
    with pytest.raises(StepRefusedError, match="请写一句话"):
        take(ticket.pk, leader, text=" ")
    assert told(ticket) == []


def test_handed_over_it_keeps_everything_and_whoever_had_it_still_sees_it(chain, ticket, leader):
    to = chain.areas[Level.TOWN]
    moved = steps.hand_over(ticket.pk, leader, to=to, text="要镇里修。", note="找过供电所")
    assert (moved.office, moved.handler, moved.state) == (to, None, State.HANDED_OVER)
    assert moved.due_on == ticket.due_on
    assert Ticket.objects.visible_to(leader).filter(pk=ticket.pk).exists()


def test_handed_down_it_is_seen_below_from_then_on(chain, ticket, leader):
    member = chain.people[Level.MICRO_GRID]
    assert not Ticket.objects.visible_to(member).exists()
    steps.hand_over(ticket.pk, leader, to=chain.areas[Level.MICRO_GRID], text="就在你门口。")
    assert Ticket.objects.visible_to(member).exists()


@pytest.mark.parametrize("level", [Level.GRID, Level.MICRO_GRID])
def test_what_is_of_the_whole_village_is_seen_by_whom_it_is_handed_to(chain, level):
    """A question about a notice, or what accuses nobody any more."""
    village = chain.areas[Level.VILLAGE]
    ticket = TicketFactory(village=village, area=village, office=village, seen_from=Level.VILLAGE)
    head, taker = chain.people[Level.VILLAGE], chain.people[level]
    moved = steps.hand_over(ticket.pk, head, to=chain.areas[level], text="请您去看看。")
    assert moved.due_on == ticket.due_on
    assert Ticket.objects.visible_to(taker).filter(pk=ticket.pk).exists()
    assert taker.pk in {duty.user_id for duty in readers_of(moved)}
    steps.accept(ticket.pk, taker)
    steps.hand_over(ticket.pk, taker, to=village, text="不归我们管。")
    for person in (head, taker):
        assert Ticket.objects.visible_to(person).filter(pk=ticket.pk).exists()


def test_it_is_not_handed_to_nobody_nor_elsewhere_nor_to_who_has_it(chain, ticket, leader):
    empty = AreaFactory(parent=chain.areas[Level.GRID])
    elsewhere = make_area(Level.TOWN)
    for to in (empty, elsewhere, ticket.office):
        with pytest.raises(StepRefusedError):
            steps.hand_over(ticket.pk, leader, to=to, text="给你。")
    assert Ticket.unscoped.get().office == ticket.office


@pytest.mark.parametrize("about", [Level.VILLAGE, Level.TOWN])
def test_an_accusation_is_never_handed_to_the_accused(chain, about):
    above = [level for level in CHAIN if level.rank < about.rank]
    ticket = TicketFactory(
        village=chain.areas[Level.VILLAGE],
        kind="accusation",
        about=about,
        office=chain.areas[Level.COUNTY],
        seen_from=Level.COUNTY,
    )
    inspector = chain.people[Level.COUNTY]
    for level in set(CHAIN) - set(above):
        with pytest.raises(StepRefusedError, match="反映的就是那里"):
            steps.hand_over(ticket.pk, inspector, to=chain.areas[level], text="给你。")


def test_who_does_not_see_it_can_do_nothing_with_it(chain, ticket, make_official):
    stranger = make_official(CHAIN[Level.TOWN], make_area(Level.TOWN))
    member = chain.people[Level.MICRO_GRID]
    for user in (stranger, member):
        with pytest.raises(StepRefusedError, match="看不到"):
            steps.accept(ticket.pk, user)


def test_while_its_author_is_asked_the_days_do_not_count(ticket, leader):
    steps.ask(ticket.pk, leader, text="是哪一盏？")
    asked = TicketEvent.objects.filter(ticket=ticket)
    two_days_ago = timezone.now() - timedelta(days=2)
    asked._raw_delete("default")
    TicketEvent(ticket=ticket, step=Step.ASKED, by=leader, at=two_days_ago).save()
    received = two_days_ago - timedelta(days=1)
    Ticket.unscoped.update(clock_since=received)
    before = timezone.localdate(received) + timedelta(days=7)
    answered = steps.reply(ticket.pk, text="桥头那一盏。")
    assert answered.state == State.ACCEPTED
    assert answered.due_on == before + timedelta(days=2)


def test_a_deadline_is_moved_for_a_reason_and_within_bounds(ticket, leader):
    moved = steps.change_deadline(ticket.pk, leader, days=15, text="要等零件。")
    assert moved.due_on == timezone.localdate() + timedelta(days=15)
    assert TicketEvent.objects.get().text == "要等零件。"
    for days in (steps.LONGEST_DAYS + 1,):
        with pytest.raises(StepRefusedError):
            steps.change_deadline(ticket.pk, leader, days=days, text="再等等。")
    Ticket.unscoped.update(clock_since=timezone.now() - timedelta(days=9))
    with pytest.raises(StepRefusedError, match="不能早于今天"):
        steps.change_deadline(ticket.pk, leader, days=3, text="早点。")


def test_its_author_rates_it_and_has_it_done_again(ticket, leader):
    steps.close(ticket.pk, leader, text="换好了。")
    Ticket.unscoped.update(clock_since=timezone.now() - timedelta(days=20))
    assert steps.rate(ticket.pk, is_satisfied=False, text="还是不亮").is_satisfied is False
    again = steps.reopen(ticket.pk, text="还是不亮。")
    assert (again.state, again.settled_at) == (State.REOPENED, None)
    assert again.is_satisfied is False  # until he says otherwise: else asking again is flattering
    assert again.due_on == timezone.localdate() + timedelta(days=7)  # the clock began anew


def test_it_is_rated_once_until_it_is_done_anew(ticket, leader):
    steps.close(ticket.pk, leader, text="路灯换好了。")
    steps.rate(ticket.pk, is_satisfied=False)
    with pytest.raises(StepRefusedError, match="已经评价过"):
        steps.rate(ticket.pk, is_satisfied=True)
    assert Ticket.unscoped.get().is_satisfied is False
    steps.reopen(ticket.pk, text="灯还是不亮。")
    steps.close(ticket.pk, leader, text="又换了。")
    assert steps.rate(ticket.pk, is_satisfied=True).is_satisfied
    assert steps.reopen(ticket.pk, text="又坏了。").is_satisfied is None


def test_who_closes_it_anew_does_not_wipe_out_that_its_author_was_not_satisfied(ticket, leader):
    steps.close(ticket.pk, leader, text="路灯换好了。")
    steps.rate(ticket.pk, is_satisfied=False, text="没有人来过")
    steps.resume(ticket.pk, leader, text="再去看看。")
    steps.close(ticket.pk, leader, text="换好了。")
    assert Ticket.unscoped.get().is_satisfied is False
    assert steps.rate(ticket.pk, is_satisfied=True).is_satisfied  # of what was done since
    with pytest.raises(StepRefusedError, match="已经评价过"):
        steps.rate(ticket.pk, is_satisfied=False)
    assert steps.resume(ticket.pk, leader, text="又坏了。").is_satisfied is None


def test_who_had_it_before_only_looks_on(client, chain, ticket, leader):
    steps.hand_over(ticket.pk, leader, to=chain.areas[Level.TOWN], text="要镇里出钱。")
    client.force_login(leader)
    answer = client.post(f"/desk/{desk_number(ticket.pk)}/declined/", {"text": "没有钱修"})
    assert answer.status_code == 409
    assert "由他们来办" in answer.text
    assert "没有钱修" in answer.text  # what was written is not lost
    assert Ticket.unscoped.get().state == State.HANDED_OVER
    steps.accept(ticket.pk, chain.people[Level.COUNTY])  # who stands above may


def test_what_was_closed_by_mistake_is_open_again_and_its_days_never_stopped(
    chain, client, ticket, leader
):
    due_on = steps.accept(ticket.pk, leader).due_on
    steps.close(ticket.pk, leader, text="办好了。")
    client.force_login(chain.people[Level.TOWN])
    desk = f"/desk/{desk_number(ticket.pk)}/"
    client.post(f"{desk}resumed/", {"text": "照片不是这里的，请再办。"})
    again = Ticket.unscoped.get(pk=ticket.pk)
    assert (again.state, again.due_on, again.settled_at) == (State.REOPENED, due_on, None)
    page = client.get(desk).content.decode()
    for words in ("重新办", "照片不是这里的，请再办。", "期限怎么算"):
        assert words in page


@pytest.mark.parametrize(
    ("step", "chosen", "said"),
    [
        ("handed_over", "to", "那里现在没有人能收。请另选一个。"),
        ("merged", "other", "那一件刚才办完了，或者并到别的件里了。请另选一件。"),
        ("kind_changed", "category", "这一类现在没有了。请另选一个。"),
    ],
)
def test_what_is_no_longer_there_to_be_chosen_is_said_plainly(
    client, ticket, leader, step, chosen, said
):
    """A colleague settled the other one meanwhile, or a duty ended yesterday."""
    TicketFactory(
        village=ticket.village,
        area=ticket.area,
        office=ticket.office,
        seen_from=ticket.seen_from,
    )
    client.force_login(leader)
    sent = {chosen: "999999", "text": "写好的话"}
    answer = client.post(f"/desk/{desk_number(ticket.pk)}/{step}/", sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert "写好的话" in answer.text


def test_who_handles_it_reads_whose_words_are_whose_and_every_deadline(client, ticket, leader):
    steps.ask(ticket.pk, leader, text="是哪一盏？")
    client.force_login(leader)
    assert "等群众补充" in client.get("/desk/").content.decode()
    steps.reply(ticket.pk, text="桥头那盏。")
    changed = steps.change_deadline(ticket.pk, leader, days=9, text="灯要到城里买。")
    steps.answer(ticket.pk, leader, text="装好了。")
    steps.rate(ticket.pk, is_satisfied=False)
    page = client.get(f"/desk/{desk_number(ticket.pk)}/").content.decode()
    until = f"{say_date(changed.due_on)}前答复"
    for words in ("问群众", "群众补充了", f"改了期限，{until}", "群众说不满意", "群众评价了"):
        assert words in page
    course = page[page.index('<ol class="course">') : page.index("</ol>")]
    assert "您" not in course
    receipt = client.post("/feedback/receipt/", {"receipt": receipt_for(ticket.stamp)})
    assert until in receipt.content.decode()
