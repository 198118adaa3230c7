"""A ticket about a notice ends in a correction of it: which one, and that everybody can see it."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from feedback.corrections import answer_with
from feedback.enums import Step
from feedback.handling.taking import locked_for, taking
from feedback.models import Ticket


@transaction.atomic
def name_correction(ticket_id: int, by: User, *, correction: str) -> Ticket:
    """`by`, who has the ticket in hand, says by its key which correction answers it."""
    ticket = locked_for(ticket_id, by)
    answer_with(ticket, correction, by)
    return ticket


def note_corrected(ticket_id: int, by: User | None, *, text: str, link: str) -> None:
    """What was asked about is corrected, and public: its author reads why, and sees where; whoever
    has the ticket is told to answer it.

    `by` is None where the correction went public after it was named.
    """
    with taking(ticket_id, Step.CORRECTED, by, text=text, link=link):
        pass
