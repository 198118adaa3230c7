"""What a story of the demo is made of, and the steps that most of them share."""

from dataclasses import dataclass

from feedback.enums import Kind, Step

MEMBER, LEADER, STATION, TOWN = "weiwangge", "wanggezhang", "lianluozhan", "zhenjiwei"
"""Who handles, by the names of `demo/logins.py`."""


@dataclass(frozen=True, slots=True)
class Then:
    """A step so many hours after the ticket came: of an account, or of the author where `by` is
    empty. `to` is where it was handed over, `is_satisfied` what the author thinks of it."""

    hours: float
    step: Step
    by: str = ""
    text: str = ""
    to: str = ""
    is_satisfied: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """Something that was said `days` ago at a door of 星光村, or at the board of a `village`."""

    days: float
    category: str
    text: str
    course: tuple[Then, ...] = ()
    kind: Kind = Kind.PROBLEM
    door: str = "1号"
    village: str = ""
    agrees: bool = False


def begun(hours: float, by: str) -> Then:
    return Then(hours, Step.ACCEPTED, by)


def closed(hours: float, by: str, text: str) -> Then:
    return Then(hours, Step.CLOSED, by, text)


def answered(hours: float, by: str, text: str) -> Then:
    return Then(hours, Step.ANSWERED, by, text)


def rated(hours: float, text: str = "", *, is_satisfied: bool = True) -> Then:
    return Then(hours, Step.RATED, text=text, is_satisfied=is_satisfied)


def shown(hours: float, text: str) -> Then:
    """Published in these words."""
    return Then(hours, Step.PUBLISHED, STATION, text)
