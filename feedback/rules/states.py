"""Which step may follow in which state, and where it leads. No database."""

from __future__ import annotations

from collections.abc import Mapping

from feedback.enums import OPEN, State, Step


class StepRefusedError(Exception):
    """This step cannot follow here; the message says why, in words for the screen."""


_HANDLED = frozenset({State.ACCEPTED, State.HANDED_OVER, State.REOPENED, State.RECEIVED})
_SETTLED = frozenset({State.ANSWERED, State.NOT_POSSIBLE, State.CLOSED})
_ANY = frozenset(State)

_LEADS: Mapping[Step, tuple[frozenset[State], State | None]] = {
    Step.ROUTED: (OPEN, None),
    Step.LET_IN: (OPEN, None),
    Step.ACCEPTED: (_HANDLED - {State.ACCEPTED}, State.ACCEPTED),
    Step.ASKED: (_HANDLED, State.WAITING),
    Step.REPLIED: (frozenset({State.WAITING}), State.ACCEPTED),
    Step.HANDED_OVER: (OPEN, State.HANDED_OVER),
    Step.ANSWERED: (OPEN, State.ANSWERED),
    Step.DECLINED: (OPEN, State.NOT_POSSIBLE),
    Step.CLOSED: (OPEN | {State.ANSWERED}, State.CLOSED),
    Step.MERGED: (OPEN, State.DUPLICATE),
    Step.SPLIT: (frozenset({State.DUPLICATE}), State.ACCEPTED),
    Step.RATED: (_SETTLED, None),
    Step.REOPENED: (_SETTLED | {State.DUPLICATE}, State.REOPENED),
    Step.RESUMED: (_SETTLED, State.REOPENED),
    Step.DEADLINE_CHANGED: (OPEN, None),
    Step.KIND_CHANGED: (_ANY, None),
    Step.CORRECTED: (_ANY, None),
    Step.REMINDED: (OPEN, None),
    Step.ESCALATED: (OPEN, State.HANDED_OVER),
    Step.AGREED: (_ANY, None),
    Step.TAKEN_BACK: (_ANY, None),
    Step.PUBLISHED: (_ANY, None),
    Step.TAKEN_DOWN: (_ANY, None),
}
"""From which states a step may be taken, and the state after it; None leaves the state as it is."""


def steps_in(state: State) -> frozenset[Step]:
    """What may be done with a ticket in `state`."""
    return frozenset(step for step, (before, _) in _LEADS.items() if state in before)


def state_after(state: State, step: Step) -> State:
    """The state after `step`; StepRefusedError where it cannot follow on `state`."""
    if step not in steps_in(state):
        raise StepRefusedError(f"这件现在是“{state.label}”，这一步不能再做了。")
    after = _LEADS[step][1]
    return state if after is None else after
