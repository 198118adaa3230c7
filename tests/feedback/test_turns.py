"""What the author says to what was done, at the page of the receipt."""

import pytest
from django.utils import timezone

from feedback.enums import State, Step
from feedback.factories import TicketFactory
from feedback.models import Ticket, TicketEvent
from feedback.receipts import receipt_for


@pytest.fixture
def say(client, db):
    """Sends one turn of the author of a ticket in the given state; the answer's page."""

    def send(state, turn, **fields):
        ticket = Ticket.unscoped.first() or TicketFactory(settled_at=timezone.now())
        Ticket.unscoped.update(state=state)
        sent = {"receipt": receipt_for(ticket.stamp), "turn": turn, **fields}
        return client.post("/feedback/receipt/", sent).text

    return send


def steps_taken():
    return list(TicketEvent.objects.values_list("step", flat=True))


@pytest.mark.parametrize(
    ("state", "turn", "fields", "after"),
    [
        (State.WAITING, Step.REPLIED, {"text": "在桥头。"}, State.ACCEPTED),
        (State.CLOSED, Step.RATED, {"is_satisfied": "no", "text": "还漏水。"}, State.CLOSED),
        (State.NOT_POSSIBLE, Step.REOPENED, {"text": "别的村能办。"}, State.REOPENED),
    ],
)
def test_in_turn_it_is_taken_down(say, state, turn, fields, after):
    page = say(state, turn, **fields)
    assert fields["text"] in page
    assert Ticket.unscoped.get().state == after
    assert steps_taken() == [turn]


@pytest.mark.parametrize(
    ("state", "turn"),
    [
        (State.CLOSED, Step.REPLIED),  # it was settled while the author wrote
        (State.ACCEPTED, Step.REPLIED),  # sent twice
        (State.ACCEPTED, Step.RATED),
        (State.RECEIVED, Step.REOPENED),
    ],
)
def test_out_of_turn_it_says_so_and_gives_the_words_back(say, state, turn):
    page = say(state, turn, text="在<b>桥</b>头。", is_satisfied="yes")
    assert f"这件现在是“{state.label}”" in page
    assert "在&lt;b&gt;桥&lt;/b&gt;头。" in page
    assert not steps_taken()


@pytest.mark.parametrize(
    ("state", "turn", "fields", "done"),
    [
        (State.WAITING, Step.REPLIED, {"text": "在桥头。"}, "收到了，办事的人会接着办"),
        (State.CLOSED, Step.RATED, {"is_satisfied": "no", "text": "还漏水。"}, "记下了，谢谢您"),
        (State.CLOSED, Step.REOPENED, {"text": "还漏水。"}, "这件事重新办"),
    ],
)
def test_the_same_once_more_is_taken_down_once_and_not_called_unsent(
    say, state, turn, fields, done
):
    say(state, turn, **fields)
    again = say(Ticket.unscoped.get().state, turn, **fields)
    assert done in again
    assert "没有送出" not in again
    assert steps_taken() == [turn]


@pytest.mark.parametrize(("chosen", "words"), [("yes", "满意"), ("no", "不满意")])
def test_a_rating_stands_in_the_history_without_a_word_of_why(say, chosen, words):
    page = say(State.CLOSED, Step.RATED, is_satisfied=chosen)
    assert f"<p>{words}</p>" in page
    assert TicketEvent.objects.get().text == words


def test_what_is_to_be_rated_is_said_of_both_answers(say):
    page = say(State.CLOSED, Step.RATED)  # nothing chosen: the form comes back
    assert "<legend>您对结果满意吗</legend>" in page
    assert '<label for="">' not in page


def test_a_second_rating_is_refused_with_its_words(say):
    say(State.CLOSED, Step.RATED, is_satisfied="no")
    page = say(State.CLOSED, Step.RATED, is_satisfied="yes", text="想想还行。")
    assert "您已经评价过了" in page
    assert "想想还行。" in page
    assert steps_taken() == [Step.RATED]


@pytest.mark.parametrize("turn", [Step.CLOSED, Step.DECLINED, Step.HANDED_OVER, "x"])
def test_its_author_takes_no_step_of_those_who_handle_it(say, turn):
    say(State.ACCEPTED, turn, text="办结")
    assert not steps_taken()


def test_what_is_too_long_is_given_back(say):
    page = say(State.WAITING, Step.REPLIED, text="桥" * 20_000)
    assert "写得太长" in page
    assert "桥" * 20_000 in page
    assert not steps_taken()
