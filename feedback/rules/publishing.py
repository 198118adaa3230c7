"""What of residents' words everybody may read, and who decides that. No database.

Its author agrees, nothing in it accuses an official or ever did, and somebody in office at the
village or above has looked at every word: a grid worker lives next door.
"""

from __future__ import annotations

from areas.enums import Level
from feedback.enums import Kind, State, Step

ACCUSES = "反映干部的，不给大家看。"
NOT_AGREED = "说这件事的人没有同意给大家看。"
IS_DUPLICATE = "这件和另一件合在一起办，请看那一件。"

SPOKEN = (Step.ANSWERED, Step.DECLINED, Step.CLOSED, Step.DEADLINE_CHANGED)
"""The steps whose words may be shown to everybody, once somebody has confirmed them: what was done,
and why not or not yet. Questions and hand-overs are for the author alone."""


def may_agree(kind: Kind, *, once_accused: bool) -> bool:
    """Whether its author is asked at all."""
    return kind is not Kind.ACCUSATION and not once_accused


def why_not_public(kind: Kind, state: State, *, agrees: bool, once_accused: bool) -> str:
    """Why nobody may read it, in words for the desk; empty if everybody may."""
    if not may_agree(kind, once_accused=once_accused):
        return ACCUSES
    if not agrees:
        return NOT_AGREED
    return IS_DUPLICATE if state is State.DUPLICATE else ""


def publishes_at(level: Level) -> bool:
    """Whether those who handle tickets at `level` decide what is published."""
    return level.rank <= Level.VILLAGE.rank
