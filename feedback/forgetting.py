"""What goes from tickets by rule: contacts after a year, and cells that were redacted."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from areas.models import Area
from feedback.managers import PLAIN
from feedback.models import CONTACT_KEPT_FOR, Ticket
from feedback.row_facts import Fact, without_cell
from language.dates import say_date


@transaction.atomic
def redact_row_facts(row_keys: Collection[str], village: Area, cell: Fact, *, by: str) -> int:
    """Blanks a redacted cell in the copies that tickets of `village` keep of these rows.

    `by` says who blanked it and why, so that whoever handles the ticket knows what was taken away.
    Returns the number of tickets changed.
    """
    changed = 0
    for ticket in _copies(row_keys, village):
        left = without_cell(ticket.facts, cell)
        if left != ticket.facts:
            today = say_date(timezone.localdate())
            ticket.row_facts = left
            ticket.row_changes += f"{today}隐去「{cell.label}」。{by}\n"
            ticket.save(update_fields=["row_facts", "row_changes"])
            changed += 1
    return changed


def _copies(row_keys: Collection[str], village: Area) -> Iterator[Ticket]:
    """The tickets about these rows, under lock; of those that are encrypted each is read."""
    needed = ("row_key", "row_facts", "row_changes", "about", "once_accused")
    tickets = Ticket.unscoped.filter(village=village).only(*needed).select_for_update()
    yield from tickets.filter(PLAIN, row_key__in=row_keys)
    yield from (ticket for ticket in tickets.exclude(PLAIN) if ticket.row_key in row_keys)


@transaction.atomic
def forget_contacts(now: datetime) -> int:
    """Deletes contacts kept for a year at `now`. Returns the number of tickets changed."""
    over = Ticket.unscoped.filter(created_at__lt=now - CONTACT_KEPT_FOR).exclude(contact="")
    return over.update(contact="")
