"""Shipping what is to be told: by mail, and to robots of group chats. At least once.

Whoever ships a row first puts off its next try: no other worker takes it up, no lock is held while
the other side answers, and a worker that dies in between leaves it to be tried again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from feedback.models import Notification, Ticket
from feedback.notifications.failures import AwayError, NotSentError
from feedback.notifications.mail import post
from feedback.notifications.robots import say

logger = logging.getLogger(__name__)

MAIL = "mail"
MOST_TRIES = 12
LONGEST_PAUSE = timedelta(hours=6)
ROUND_SECONDS = 30
"""Of one round: the clock calls for the next one, and other work waits behind it."""
TAKEN_FOR = timedelta(minutes=10)
"""Longer than a round and one slow answer: who has not noted by then what came of it has died."""


def ship(now: datetime) -> tuple[int, int]:
    """Ship what is due at `now`; returns how many were sent, and how many will be tried again.

    Where a mail server, or a maker of robots, is away, nothing more is tried there in this round.
    """
    away: set[str] = set()
    ends = time.monotonic() + ROUND_SECONDS
    sent = failed = 0
    while time.monotonic() < ends and (told := _due(now, away).first()):
        if not _taken(told, now):
            continue
        if not _is_still_to_be_told(told):
            told.delete()
        elif error := _ship_one(told, now):
            failed += 1
            if isinstance(error, AwayError):
                away.add(_channel_of(told))
        else:
            sent += 1
    return sent, failed


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries: 1, 2, 4 … minutes, at most six hours."""
    return min(timedelta(minutes=2 ** (tries - 1)), LONGEST_PAUSE)


def given_up() -> QuerySet[Notification]:
    """What was tried for the last time, and never sent."""
    return Notification.objects.filter(sent_at=None, next_try_at=None)


def _due(now: datetime, away: Collection[str]) -> QuerySet[Notification]:
    """What goes by a channel that is not `away`; the robots' secrets are read one by one."""
    due = Notification.objects.filter(next_try_at__lte=now).order_by("next_try_at", "pk")
    due = due.annotate(channel=Coalesce("robot__make", Value(MAIL))).exclude(channel__in=away)
    due = due.select_related("robot", "user", "ticket")
    return due.defer("robot__address", "robot__secret", "ticket__contact")


def _channel_of(told: Notification) -> str:
    """What is away for one is away for all of its channel."""
    return told.robot.make if told.robot else MAIL


def _taken(told: Notification, now: datetime) -> bool:
    """Whether it is ours: of two workers that found it only one puts it off."""
    free = Notification.objects.filter(pk=told.pk, next_try_at=told.next_try_at)
    if not free.update(next_try_at=now + TAKEN_FOR, tries=F("tries") + 1):
        return False
    told.tries += 1
    return True


def _is_still_to_be_told(told: Notification) -> bool:
    """Duties end, robots are turned off, and a ticket may have turned out to accuse somebody."""
    if told.robot is not None:
        return told.robot.is_on and not told.ticket.about
    user = told.user
    if user is None or not (user.is_active and user.email):
        return False
    return Ticket.objects.visible_to(user).filter(pk=told.ticket_id).exists()


def _ship_one(told: Notification, now: datetime) -> Exception | None:
    """Send it, and note what came of it: None if it was sent."""
    try:
        if told.robot is not None:
            say(told.robot, told.body)
        elif told.user is not None:
            post(told.user, told.subject, told.body)
    except Exception as error:
        # Whatever went wrong with this one, such as a key that is gone: the others go on.
        why = str(error) if isinstance(error, NotSentError) else type(error).__name__
        told.last_error = why[:200]
        told.next_try_at = now + pause_after(told.tries) if told.tries < MOST_TRIES else None
        logger.warning("A notification was not sent after %s tries: %s", told.tries, why)
        told.save()
        return error
    told.last_error, told.next_try_at, told.sent_at = "", None, timezone.now()
    told.save()
    return None
