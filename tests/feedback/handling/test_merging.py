"""Tickets that say the same: handled as one, and never an accusation with what accuses nobody."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from areas.enums import Level
from feedback.desk.numbers import desk_number
from feedback.enums import Kind, State
from feedback.factories import TicketFactory
from feedback.handling import steps
from feedback.handling.merging import merge
from feedback.models import Ticket
from feedback.receipts import receipt_for
from feedback.rules.states import StepRefusedError


@pytest.fixture
def make(chain):
    """Makes tickets in the hands of the grid leader."""

    def made(**differently) -> Ticket:
        usual = {
            "village": chain.areas[Level.VILLAGE],
            "area": chain.areas[Level.GRID],
            "office": chain.areas[Level.GRID],
            "seen_from": Level.GRID,
        }
        return TicketFactory(**usual | differently)

    return made


@pytest.fixture
def leader(chain):
    return chain.people[Level.GRID]


def course(client, ticket):
    answer = client.post("/feedback/receipt/", {"receipt": receipt_for(ticket.stamp)})
    return answer.content.decode()


def test_its_author_reads_that_it_is_handled_together_and_then_the_outcome_alone(
    client, make, leader
):
    first, second = make(text="灯坏了一个月。"), make(text="桥头的灯不亮。")
    done = merge(second.pk, leader, other=first, text="有人也说了。")
    assert (done.state, done.duplicate_of) == (State.DUPLICATE, first)
    steps.ask(first.pk, leader, text="是哪一盏？")
    before = course(client, second)
    assert "合在一起办" in before
    steps.close(first.pk, leader, text="灯换好了。")
    after = course(client, second)
    assert "灯换好了。" in after
    for page in (before, after):
        for told in ("灯坏了一个月。", "是哪一盏？"):
            assert told not in page
    assert "灯换好了。" not in before


def test_at_the_desk_it_is_chosen_from_those_of_the_village(client, make, leader, chain):
    first, second = make(text="灯坏了一个月。"), make(text="桥头的灯不亮。")
    elsewhere = TicketFactory(text="别村的灯。")
    client.force_login(leader)
    page = client.get(f"/desk/{desk_number(second.pk)}/").content.decode()
    assert f'<option value="{desk_number(first.pk)}">' in page
    assert elsewhere.text not in page
    client.post(
        f"/desk/{desk_number(second.pk)}/merged/",
        {"other": desk_number(first.pk), "text": "有人也说了。"},
    )
    shown = client.get(f"/desk/{desk_number(second.pk)}/").content.decode()
    assert f'href="/desk/{desk_number(first.pk)}/">灯坏了一个月。' in shown
    assert (
        f'href="/desk/{desk_number(second.pk)}/">桥头的灯不亮。'
        in client.get(f"/desk/{desk_number(first.pk)}/").content.decode()
    )


def test_an_accusation_is_merged_with_none_that_accuses_nobody(chain, make):
    accusation = make(
        kind=Kind.ACCUSATION,
        about=Level.VILLAGE,
        area=chain.areas[Level.VILLAGE],
        office=chain.areas[Level.TOWN],
        seen_from=Level.TOWN,
    )
    problem = make()
    inspector = chain.people[Level.TOWN]
    for one, other in ((accusation, problem), (problem, accusation)):
        with pytest.raises(StepRefusedError, match="不能和这一件"):
            merge(one.pk, inspector, other=other, text="同一件。")
    assert not Ticket.unscoped.filter(state=State.DUPLICATE).exists()


def test_none_is_merged_with_itself_or_with_what_nobody_sees_or_with_a_merged_one(
    chain, make, leader
):
    ticket, unseen = make(), make(seen_from=Level.TOWN, office=chain.areas[Level.TOWN])
    merged = make()
    merge(merged.pk, leader, other=make(), text="同一件。")
    for other in (ticket, unseen, merged):
        with pytest.raises(StepRefusedError, match="不能和这一件"):
            merge(ticket.pk, leader, other=other, text="同一件。")


def test_what_was_the_same_as_a_merged_one_is_the_same_as_the_other(make, leader):
    first, second, third = make(), make(), make()
    merge(third.pk, leader, other=second, text="同一件。")
    merge(second.pk, leader, other=first, text="同一件。")
    assert Ticket.unscoped.get(pk=third.pk).duplicate_of == first


def test_done_again_it_is_handled_by_itself(make, leader):
    first, second = make(), make()
    merge(second.pk, leader, other=first, text="同一件。")
    again = steps.reopen(second.pk, text="不是同一盏。")
    assert (again.state, again.duplicate_of) == (State.REOPENED, None)


def test_what_is_said_after_a_thing_was_done_is_not_the_same(client, make, leader):
    done, again = make(text="灯坏了一个月。"), make(text="灯又坏了。")
    steps.close(done.pk, leader, text="灯换好了。")
    with pytest.raises(StepRefusedError, match="办完了"):
        merge(again.pk, leader, other=done, text="同一件。")
    client.force_login(leader)
    page = client.get(f"/desk/{desk_number(again.pk)}/").content.decode()
    assert "和另一件相同" not in page


def test_what_was_not_the_same_is_split_off_again_and_its_days_ran_on(client, make, leader):
    first, second = make(), make()
    merge(second.pk, leader, other=first, text="同一件。")
    client.force_login(leader)
    desk = f"/desk/{desk_number(second.pk)}/"
    answer = client.post(f"{desk}split/", {"text": "不是同一盏灯。"}, follow=True)
    assert "分开了，这件单独办" in answer.content.decode()
    split = Ticket.unscoped.get(pk=second.pk)
    assert (split.duplicate_of, split.state, split.handler) == (None, State.ACCEPTED, leader)
    assert split.due_on == second.due_on
    assert "不是同一盏灯。" in client.get(desk).content.decode()
    assert "不是同一盏灯。" in course(client, second)


def test_opposite_merges_take_their_locks_in_the_same_order(make, leader):
    one, other = make(), make()

    def first_asked(ticket, into):
        with CaptureQueriesContext(connection) as queries:
            merge(ticket.pk, leader, other=into, text="同一件。")
        return next(each["sql"] for each in queries if "feedback_ticket" in each["sql"])

    both = first_asked(other, one)
    assert f"IN ({other.pk}, {one.pk})" in both or f"IN ({one.pk}, {other.pk})" in both
    assert re.search(r'ORDER BY (1|"feedback_ticket"."id") ASC', both)
    assert ("FOR UPDATE" in both) == connection.features.has_select_for_update
