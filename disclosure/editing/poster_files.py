"""Which posters somebody may have as one PDF, and how it is made."""

import gc
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from areas.enums import Role
from areas.models import Area
from areas.rights import is_administrator
from areas.selectors import areas_of_user, inside, served_area
from disclosure.enums import UNFINISHED_POSTERS, PosterState
from disclosure.garbage import garbage_left_alone
from disclosure.models import DisclosurePage, PosterFile
from disclosure.notices.posters import STYLE, TEMPLATE, Copy, PaperSize, Poster, posters_of
from disclosure.selectors import public_notices
from home.pdf import NoPdfError, draw_pdf
from home.pdf_files import draw_for, note, portions
from language.periods import Period, codes_around

HANGING = (
    Role.ACCOUNTANT,
    Role.SUPERVISION_COMMITTEE,
    Role.TOWN_INSPECTION,
    Role.COUNTY_INSPECTION,
)
"""Those who may print what their villages have made public, many at once."""

AT_A_TIME = 100
"""Posters that are set together: more take more memory, fewer embed the fonts more often."""

MOST = 2_000
"""Posters in one PDF; so many are drawn well within the time of a task."""

KEPT = timedelta(days=1)

NOTHING_LEFT = "这些公示现在都不公开了，没有可以打印的。"


def hangs_posters(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether `user` may have any village's posters."""
    return is_administrator(user) or bool(poster_areas(user))


def poster_areas(user: AbstractBaseUser | AnonymousUser) -> list[Area]:
    """Whose villages' posters `user` may have; all for an administrator."""
    if is_administrator(user):
        return [served_area()]
    return areas_of_user(user, HANGING, timezone.localdate())


def notices_to_hang(areas: Sequence[Area]) -> QuerySet[DisclosurePage]:
    """What is public of the villages in any of `areas`, in the order of the villages."""
    notices = public_notices().filter(inside(areas, "village__path"))
    return notices.select_related("village").order_by("village__path", "ledger", "period_ends_on")


def notices_of_month(area: Area, month: Period) -> QuerySet[DisclosurePage]:
    """What is public of the villages in `area` about the month, its quarter or its year."""
    about = Q(period__in=codes_around(month)) | Q(period__startswith=f"{month.code}-")
    return notices_to_hang([area]).filter(about)


def draw(asked: PosterFile) -> None:
    """Make the PDF, and tell meanwhile how far it is."""
    waiting = PosterFile.objects.filter(pk=asked.pk, state__in=UNFINISHED_POSTERS)
    draw_for(waiting, _parts(asked, waiting), folder="posters")


def _parts(asked: PosterFile, waiting: QuerySet[PosterFile]) -> Iterator[bytes]:
    """PDFs of some sheets each. NoPdfError where none is left."""
    copies = [Copy(*copy) for copy in asked.copies]
    note(waiting, state=PosterState.DRAWING)
    done = 0
    for some in portions(copies, AT_A_TIME):
        posters = posters_of(some)
        if posters:
            yield _drawn(posters, asked)
        done += len(some)
        asked.left_out += len(some) - len(posters)
        note(waiting, done=done, left_out=asked.left_out)
    if asked.left_out == len(copies):
        raise NoPdfError(NOTHING_LEFT)


def _drawn(posters: Sequence[Poster], asked: PosterFile) -> bytes:
    """The collector walks over the boxes of all sheets once, when they are done with."""
    context = {"posters": posters, "size": PaperSize(asked.size), "title": asked.title}
    with garbage_left_alone():
        drawn = draw_pdf(render_to_string(TEMPLATE, context), styled_by=STYLE)
    gc.collect()
    return drawn


def drop_old_posters(now: datetime) -> int:
    """Delete the PDFs that were asked for more than a day ago. Returns how many."""
    old = PosterFile.objects.filter(asked_at__lt=now - KEPT)
    return old.delete()[1].get(PosterFile._meta.label, 0)
