"""What is scanned, what residents say through it, and what was done with it."""

from feedback.models.categories import Category, DeadlineRule
from feedback.models.codes import (
    PERSON_LIMIT,
    PLACE_LIMIT,
    REASON_LIMIT,
    Code,
    DailyScans,
    Posting,
)
from feedback.models.history import HistoryError, TicketEvent
from feedback.models.notifications import Notification, Robot
from feedback.models.published import PublishedTicket, PublishedWords
from feedback.models.reply_templates import ReplyTemplate
from feedback.models.signs import PostingCheck, SignPrinting
from feedback.models.tickets import (
    CONTACT_KEPT_FOR,
    CONTACT_LIMIT,
    TEXT_LIMIT,
    Ticket,
    TicketPhoto,
)
from feedback.models.visits import NOTE_LIMIT, NOTES_KEPT_FOR, PositionRule, RaisedTicket, Visit

__all__ = [
    "CONTACT_KEPT_FOR",
    "CONTACT_LIMIT",
    "NOTES_KEPT_FOR",
    "NOTE_LIMIT",
    "PERSON_LIMIT",
    "PLACE_LIMIT",
    "REASON_LIMIT",
    "TEXT_LIMIT",
    "Category",
    "Code",
    "DailyScans",
    "DeadlineRule",
    "HistoryError",
    "Notification",
    "PositionRule",
    "Posting",
    "PostingCheck",
    "PublishedTicket",
    "PublishedWords",
    "RaisedTicket",
    "ReplyTemplate",
    "Robot",
    "SignPrinting",
    "Ticket",
    "TicketEvent",
    "TicketPhoto",
    "Visit",
]
