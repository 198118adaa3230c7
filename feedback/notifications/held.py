"""Telling of what is held for a look: once a day, and not of each, for it came many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from feedback.models import Notification, Ticket
from feedback.offices import people_of

FROM_HOUR = 8
"""Beijing time: whoever is to look is not woken."""

HELD = (
    "有 {count} 件民情件要您先看一看。\n\n"
    "它们来得太多，先放着，您放行了才开始办。答复的期限照样在走，请今天就看。\n\n{address}\n"
)


def tell_of_held(now: datetime) -> int:
    """Write down, once a day from eight o'clock, whom to tell of held tickets in their hands.

    Whoever cannot be told by mail sees them on the desk. Returns how many persons are told.
    """
    local = timezone.localtime(now)
    if local.hour < FROM_HOUR:
        return 0
    today = local.replace(hour=0, minute=0, second=0, microsecond=0)
    told = Notification.objects.filter(is_of_held=True, created_at__gte=today).values("user")
    known = set(told.values_list("user", flat=True))
    waiting = {
        user: tickets for user, tickets in _held_by_user(local.date()).items() if user not in known
    }
    Notification.objects.bulk_create(
        _digest(user, tickets, now) for user, tickets in waiting.items()
    )
    return len(waiting)


def _held_by_user(day: date) -> Mapping[int, list[Ticket]]:
    """The held tickets that each account with a mail address has in hand, the first due on top."""
    held = Ticket.unscoped.filter(is_held=True, settled_at=None).defer("contact", "text")
    alike = defaultdict(list)  # a flood is asked about once
    for ticket in held.select_related("office", "area").order_by("due_on", "pk"):
        alike[ticket.office, ticket.area, ticket.about].append(ticket)
    found: dict[int, list[Ticket]] = defaultdict(list)
    for tickets in alike.values():
        for duty in people_of(tickets[0], day).select_related("user"):
            if duty.user and duty.user.email:
                found[duty.user.pk] += tickets
    return found


def _digest(user: int, tickets: list[Ticket], now: datetime) -> Notification:
    """It hangs on the ticket that is due first: whoever may not see that any more is not told."""
    first = min(tickets, key=lambda ticket: ticket.due_on)
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('desk:drawer')}?drawer=held"
    return Notification(
        ticket=first,
        user_id=user,
        subject=f"有 {len(tickets)} 件民情件要您先看一看",
        body=HELD.format(count=len(tickets), address=address),
        created_at=now,
        next_try_at=now,
        is_of_held=True,
    )
