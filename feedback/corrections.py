"""Corrections of what tickets are about. The app above that publishes them says which there are.

register_corrections(DisclosurePage, Corrections(offered, waiting, answer))  # in ready()
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from wagtail.models import Page

from feedback.models import Ticket
from feedback.rules.states import StepRefusedError

GONE = "这一次更正刚才撤回了，或者已经记过。请另选一次。"


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of a page: `key` names it in a form, `words` on the screen."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the app above knows of the corrections of a page of its own.

    `offered` are those that came after the ticket and were not named for it, the newest first;
    `waiting` those that were named for it and are not public yet. `answer` notes that the one with
    this key answers the ticket; of what is public its author is told at once.
    """

    offered: Callable[[Ticket], Sequence[Correction]]
    waiting: Callable[[Ticket], Sequence[Correction]]
    answer: Callable[[Ticket, str, User], None]


_NONE = Corrections(lambda _: (), lambda _: (), lambda *_: None)
_registered: dict[type[Page], Corrections] = {}


def register_corrections(page_model: type[Page], corrections: Corrections) -> None:
    """Let tickets about pages of `page_model` end in a correction."""
    _registered[page_model] = corrections


def corrections_offered(ticket: Ticket) -> Sequence[Correction]:
    """What may answer the ticket."""
    return _corrections_of(ticket).offered(ticket)


def corrections_waiting(ticket: Ticket) -> Sequence[Correction]:
    """What will answer the ticket once it is public."""
    return _corrections_of(ticket).waiting(ticket)


def answer_with(ticket: Ticket, key: str, by: User) -> None:
    """Name the correction with this key. StepRefusedError where it is none of those offered."""
    if key not in [each.key for each in corrections_offered(ticket)]:
        raise StepRefusedError(GONE)
    _corrections_of(ticket).answer(ticket, key, by)


def _corrections_of(ticket: Ticket) -> Corrections:
    """What accuses somebody, or ever did, has none: the public must not learn of it."""
    if ticket.page is None or ticket.about or ticket.once_accused:
        return _NONE
    return _registered.get(ticket.page.specific_class, _NONE)
