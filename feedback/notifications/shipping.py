"""Shipping what is to be told: by mail, and to robots of group chats. At least once.

A row is locked while it is shipped, so two workers do not send it twice; a worker that dies after
the sending and before its commit sends it again.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.core.mail import send_mail
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task

from feedback.models import Notification
from feedback.notifications.robots import say

logger = logging.getLogger(__name__)

MOST_TRIES = 12
LONGEST_PAUSE = timedelta(hours=6)
AT_ONCE = 200
"""Of one round: the next one goes on."""


@task()
def ship_in_background() -> None:
    """Ship what is due now."""
    ship(timezone.now())


def ship(now: datetime) -> tuple[int, int]:
    """Ship what is due at `now`; returns how many were sent, and how many will be tried again."""
    due = Notification.objects.filter(next_try_at__lte=now).order_by("next_try_at", "pk")
    outcomes = [_ship_one(pk, now) for pk in due.values_list("pk", flat=True)[:AT_ONCE]]
    return outcomes.count(True), outcomes.count(False)


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries: 1, 2, 4 … minutes, at most six hours."""
    return min(timedelta(minutes=2 ** (tries - 1)), LONGEST_PAUSE)


def _ship_one(pk: int, now: datetime) -> bool | None:
    """Whether it was sent; None where another worker has it, or had it meanwhile."""
    with transaction.atomic():
        locked = Notification.objects.select_for_update(
            skip_locked=connection.features.has_select_for_update_skip_locked, of=("self",)
        )
        told = locked.filter(pk=pk, next_try_at__lte=now).first()
        if told is None:
            return None
        told.tries += 1
        try:
            _send(told)
        except Exception as error:
            # Whatever the other side answered: it is tried again, and the rest goes on.
            told.last_error = type(error).__name__[:200]
            told.next_try_at = now + pause_after(told.tries) if told.tries < MOST_TRIES else None
            logger.warning("A notification was not sent: %s", told.last_error)
        else:
            told.last_error, told.next_try_at, told.sent_at = "", None, timezone.now()
        told.save()
    return told.sent_at is not None


def _send(told: Notification) -> None:
    if told.robot is not None:
        say(told.robot, told.body)
    elif told.user is not None and told.user.is_active and told.user.email:
        send_mail(told.subject, told.body, None, [told.user.email])
