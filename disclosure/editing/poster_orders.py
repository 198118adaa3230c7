"""Posters are ordered: where each of them hangs is noted and the PDF asked for together, and once
however often the form is sent."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from disclosure.editing.poster_tasks import draw_posters_in_background
from disclosure.enums import UNFINISHED_POSTERS, PosterState
from disclosure.models import DisclosurePage, PosterFile
from disclosure.notices.posters import Copy, PaperSize
from feedback.models import Code
from feedback.services import ensure_code, put_up

MOST_KEPT = 10
"""PDFs of one person, so that nobody fills the disk before the day is over for which they stay."""


@transaction.atomic
def order(
    copies: Callable[[], Sequence[Copy]], size: PaperSize, title: str, *, sending: str, user: User
) -> PosterFile:
    """A PDF that the worker is to make, in place of what `user` still waited for, and of the oldest
    of `MOST_KEPT`.

    `sending` names the form as it was sent (`SizeForm.sending`): what it ordered before is given
    again, or drawn again if that failed, and `copies` is not asked for, which may note where they
    hang. Of two at once, the database lets one write, and takes back what the other noted.
    """
    asked, is_new = PosterFile.objects.get_or_create(
        sending=sending,
        asked_by=user,
        defaults={"copies": copies, "size": size, "title": title[:200]},
    )
    failed = PosterFile.objects.filter(pk=asked.pk, state=PosterState.FAILED)
    if is_new or failed.update(state=PosterState.WAITING, done=0, left_out=0, problem=""):
        _drop_others(asked)
        draw_posters_in_background.enqueue(asked.pk)
    return asked


def _drop_others(asked: PosterFile) -> None:
    """What the same person waited for, and what was finished but for the last ones."""
    others = PosterFile.objects.filter(asked_by=asked.asked_by).exclude(pk=asked.pk)
    finished = others.exclude(state__in=UNFINISHED_POSTERS).values_list("pk", flat=True)
    others.exclude(pk__in=list(finished[: MOST_KEPT - 1])).delete()


def copies_of(
    notices: Collection[DisclosurePage], posting: Mapping[str, Any], *, user: User
) -> list[Copy]:
    """One of each notice, in their order; with a posting of its own for each, if `posting` says
    what is to be noted of it (as `feedback.services.put_up` takes it).

    A notice got its code as it went public. One that lacks it all the same gets it now: without a
    code there is no poster.
    """
    codes = {code.page_id: code for code in Code.objects.filter(page__in=notices)}
    with_codes = [(notice, codes.get(notice.pk) or ensure_code(notice)) for notice in notices]
    return [
        Copy(notice.pk, put_up(code, user=user, **posting).token if posting else "")
        for notice, code in with_codes
    ]
