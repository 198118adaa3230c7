"""The last visits, as one person at the desk reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User

from feedback.models import Ticket, Visit
from feedback.visiting import latest_visits


@dataclass(frozen=True, slots=True)
class ShownVisit:
    """A visit, with what it said before it was mended, the newest first.

    Only who wrote it down may mend it, while `is_mendable`, file what was raised there, and sees
    that it was: others would read from it which door spoke. `filed` counts that, `tickets` are
    those that he may see as well.
    """

    visit: Visit
    before: Sequence[Visit]
    is_mine: bool
    is_mendable: bool
    filed: int
    tickets: Iterable[Ticket]


def shown_visits(user: User) -> list[ShownVisit]:
    """The last visits where `user` serves."""
    mendable = set(Visit.objects.mendable_by(user).values_list("pk", flat=True))
    return [_shown(visit, user, visit.pk in mendable) for visit in latest_visits(user)]


def _shown(visit: Visit, user: User, is_mendable: bool) -> ShownVisit:
    is_mine = visit.by_id == user.pk
    raised = visit.raised.all() if is_mine else visit.raised.none()
    seen = Ticket.objects.visible_to(user).filter(pk__in=raised.values("ticket"))
    return ShownVisit(visit, _before(visit), is_mine, is_mendable, raised.count(), seen)


def _before(visit: Visit) -> list[Visit]:
    found = []
    while visit.mends is not None:
        visit = visit.mends
        found.append(visit)
    return found
