"""Which step may follow in which state."""

import pytest

from feedback.enums import OPEN, State, Step
from feedback.rules.states import StepRefusedError, state_after, steps_in


@pytest.mark.parametrize(
    ("way", "end"),
    [
        ([Step.ACCEPTED, Step.CLOSED], State.CLOSED),
        ([Step.ACCEPTED, Step.ASKED, Step.REPLIED, Step.ANSWERED], State.ANSWERED),
        ([Step.HANDED_OVER, Step.ACCEPTED, Step.DECLINED], State.NOT_POSSIBLE),
        ([Step.ANSWERED, Step.RATED], State.ANSWERED),
        ([Step.ANSWERED, Step.RATED, Step.REOPENED, Step.ACCEPTED], State.ACCEPTED),
        ([Step.ESCALATED, Step.ACCEPTED, Step.CLOSED, Step.RATED], State.CLOSED),
        ([Step.MERGED, Step.REOPENED], State.REOPENED),
    ],
)
def test_a_ticket_goes_its_way(way, end):
    state = State.RECEIVED
    for step in way:
        state = state_after(state, step)
    assert state is end


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (State.CLOSED, Step.CLOSED),  # two handlers at once: the second is told
        (State.CLOSED, Step.ACCEPTED),
        (State.ACCEPTED, Step.ACCEPTED),
        (State.RECEIVED, Step.REPLIED),  # nobody asked
        (State.RECEIVED, Step.RATED),
        (State.NOT_POSSIBLE, Step.ESCALATED),
    ],
)
def test_a_step_out_of_turn_is_refused_with_words(state, step):
    with pytest.raises(StepRefusedError, match=state.label):
        state_after(state, step)


def test_from_every_state_there_is_a_way_on():
    assert all(steps_in(state) - {Step.KIND_CHANGED} for state in State)


def test_the_clock_stops_only_for_the_author_and_at_the_end():
    assert {state for state in State if state.clock_runs} == OPEN - {State.WAITING}
