"""What the villages of a town or county have published, and what waits where: one table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone

from areas.enums import Level
from areas.models import Area
from areas.querysets import AreaQuerySet
from areas.rights import is_administrator
from areas.selectors import inside, served_area
from disclosure.approval import Approval
from disclosure.editing.dashboard import Step, steps_of, unfinished_notices
from disclosure.models import DisclosurePage, ReviewState, Takedown
from feedback.managers import inspected_areas
from language.dates import say_date

AT_A_TIME = 500  # notices whose steps are looked up together


def oversees(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether `user` sees anything in the overview."""
    return is_administrator(user) or bool(inspected_areas(user))


def overseen_areas(user: AbstractBaseUser | AnonymousUser) -> list[Area]:
    """Whose villages `user` sees in the overview: those of the towns and counties that he inspects
    today, and all for an administrator."""
    return [served_area()] if is_administrator(user) else inspected_areas(user)


def places_in(areas: Iterable[Area], level: Level) -> AreaQuerySet:
    """The areas of this level in any of `areas`."""
    return Area.objects.at_level(level).filter(inside(areas))


@dataclass(frozen=True, slots=True)
class Line:
    """One notice as the overview tells it; `waited` counts days since it began to wait.

    `taken_down` says when and why, where it is not public any more.
    """

    address: str
    town: str
    village: str
    ledger: str
    period: str
    state: str
    published_at: datetime | None
    approved_by: str
    taken_down: str
    waits_for: str
    waited: int | None


def lines_of(notices: Iterable[DisclosurePage], today: date) -> Iterator[Line]:
    """A line for each; so many of them together cost a few queries."""
    remaining = iter(notices)
    while some := list(islice(remaining, AT_A_TIME)):
        yield from _lines_of_some(some, today)


def _approved_by(notice: DisclosurePage) -> str:
    if not notice.live or notice.approval is None:
        return ""
    return Approval.from_json(notice.approval).who


def _taken_down(notices: Iterable[DisclosurePage]) -> dict[int, str]:
    """By the ids of those that are not public any more, when and why they were taken down last."""
    gone = Takedown.objects.filter(page__in=[notice.pk for notice in notices if not notice.live])
    return {
        each.page_id: f"{say_date(timezone.localdate(each.taken_down_at))}：{each.reason}"
        for each in gone.order_by("pk")
    }


def _lines_of_some(notices: Sequence[DisclosurePage], today: date) -> list[Line]:
    ids = [notice.pk for notice in notices]
    villages = {notice.village for notice in notices}
    unfinished = unfinished_notices(villages).filter(pk__in=ids)
    steps = {notice.pk: step for notice, step in steps_of(unfinished)}
    reviews = ReviewState.objects.current(notices)
    taken_down = _taken_down(notices)
    above = {village.pk: village.lineage_paths[-2] for village in villages}
    towns = dict(Area.objects.filter(path__in=above.values()).values_list("path", "short_name"))
    lines = []
    for notice in notices:
        step = steps.get(notice.pk, Step(""))
        since = reviews[notice.pk].started_at if notice.pk in reviews else step.changed_at
        lines.append(
            Line(
                address=(notice.url or "") if notice.live else "",
                town=towns[above[notice.village_id]],
                village=notice.village.short_name,
                ledger=notice.declaration.label,
                period=notice.period_object.label if notice.period else "",
                state=notice.status_string,
                published_at=notice.last_published_at if notice.live else None,
                approved_by=_approved_by(notice),
                taken_down=taken_down.get(notice.pk, ""),
                waits_for=step.words,
                waited=(today - timezone.localdate(since)).days if step.words and since else None,
            )
        )
    return lines
