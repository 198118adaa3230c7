"""Printed signs are looked after: whole, torn, or taken down; and which of them to go and see."""

from collections.abc import Collection
from datetime import date, timedelta
from secrets import token_hex

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from areas.models import Area
from areas.selectors import inside
from feedback.enums import Hanging
from feedback.managers import Viewer, handled_areas
from feedback.models import Code, Posting, PostingCheck
from feedback.signs.places import PLACE_LEVELS, PLACES
from home.pictures import read_picture

UNSEEN_FOR = timedelta(days=90)
"""After so many days somebody goes and sees whether a sign still hangs."""

RETIRED = "这一张已经记作换下了，不能再改。要再挂，请印一张新的。"


class CheckRefusedError(ValueError):
    """A check that cannot be noted any more; the message says why."""


def note_check(
    posting: Posting, found: Hanging, *, user: User, note: str = "", photo: bytes = b""
) -> PostingCheck:
    """Note what a posting is like today. The same said twice on a day is noted once.

    Raises CheckRefusedError, and NotAPictureError (home.pictures).
    """
    jpeg = read_picture(photo, f"desk-{user.pk}").jpeg if photo else b""
    with transaction.atomic():
        fresh = Posting.objects.select_for_update().get(pk=posting.pk)
        said = {"found": found, "day": timezone.localdate(), "by": user, "note": note}
        before = fresh.checks.first()
        if before and not jpeg and all(getattr(before, name) == said[name] for name in said):
            return before
        if fresh.hanging == Hanging.RETIRED:
            raise CheckRefusedError(RETIRED)
        fresh.hanging, fresh.seen_on = found, timezone.localdate()
        fresh.save(update_fields=["hanging", "seen_on"])
        check = PostingCheck(
            posting=fresh, by_words=user.get_full_name() or user.get_username(), **said
        )
        if jpeg:
            check.photo.save(f"{token_hex(16)}.jpg", ContentFile(jpeg), save=False)
        check.save()
        return check


def to_be_seen(areas: Collection[Area], today: date) -> QuerySet[Posting]:
    """The postings of places in `areas` that somebody has to go to: torn, or not seen for long.

    Only the newest copy of each place: it hangs over those before. None that was taken down.
    """
    newest = newest_postings().filter(inside(areas, "code__area__path"))
    unseen = Q(last_seen__lte=today - UNSEEN_FOR)
    due = newest.annotate(last_seen=Coalesce("seen_on", "put_up_on"))
    due = due.exclude(hanging=Hanging.RETIRED).filter(Q(hanging=Hanging.TORN) | unseen)
    return due.select_related("code__area").order_by("code__area__path", "last_seen", "pk")


def signs_to_see_nearby(viewer: Viewer, today: date) -> QuerySet[Posting]:
    """The same for who walks there: of the village, the grid and the micro-grid, not of a town."""
    return to_be_seen([each for each in handled_areas(viewer) if each.level in PLACE_LEVELS], today)


def newest_postings() -> QuerySet[Posting]:
    """Of each place with printed copies the one printed last."""
    newer = Posting.objects.filter(code=OuterRef("code"), pk__gt=OuterRef("pk"))
    return Posting.objects.filter(~Exists(newer), code__stands_for__in=PLACES)


def newest_copies(codes: Collection[Code]) -> dict[int, Posting]:
    """By code of a place the copy printed last, if there is one."""
    return {each.code_id: each for each in newest_postings().filter(code__in=codes)}
