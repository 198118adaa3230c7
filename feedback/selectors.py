"""Reads for the public pages, for inspection, and for other apps."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db.models import (
    BooleanField,
    Count,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from wagtail.models import Page

from areas.models import Area
from feedback.enums import Hanging, Kind, Stands
from feedback.models import Category, Code, DailyScans, Posting, Ticket
from feedback.receipts import receipt_hash
from home.models import AreaPage, CountyPage, HomePage, TownPage, VillagePage

LATELY = timedelta(days=30)
PLACES_OFFERED = 20
AREA_CODE = re.compile(r"\d{6}(\d{3}){0,2}", re.ASCII)
LONGEST_WAY = 3
"""Steps from the page of an area down to the deepest page with a code."""


def code_of(page: Page) -> Code | None:
    """The code of `page`; None before its first publication."""
    return Code.objects.filter(page_id=page.pk).first()


def printed_as(token: str) -> Code | Posting | None:
    """The code or the posting that has this token; None if it was never given out."""
    posting = (
        Posting.objects.filter(token=token).select_related("code__village", "code__area").first()
    )
    return posting or Code.objects.filter(token=token).select_related("village", "area").first()


def posting_on(page: Page, token: str) -> Posting | None:
    """The posting with this token, if it is one of `page`."""
    return Posting.objects.filter(token=token, code__page_id=page.pk).first()


def postings_of(code: Code, day: date) -> QuerySet[Posting]:
    """Every posting of `code`, the newest first; `scans` in all, `lately` in 30 days to `day`."""
    return (
        code.postings.all()
        .select_related("made_by")
        .annotate(scans=_scans(), lately=_scans(day__gt=day - LATELY, day__lte=day))
    )


def left_hanging(villages: Iterable[Area], since: date) -> dict[Code, list[str]]:
    """The codes of pages that were taken down on that day or later, the last one first, each with
    the places where paper with it was put up and not noted as taken off; none of which there is
    no such paper."""
    of_gone = Posting.objects.filter(
        code__village__in=villages, code__stands_for=Stands.PAGE, code__gone_at__date__gte=since
    )
    left = of_gone.exclude(hanging=Hanging.RETIRED).select_related("code")
    found: dict[Code, list[str]] = {}
    for posting in left.order_by("-code__gone_at", "code", "pk"):
        places = found.setdefault(posting.code, [])
        if posting.place not in places:
            places.append(posting.place)
    return found


def places_used(village: Area | None) -> list[str]:
    """Where notices of the village were put up before, each place once, the usual ones first."""
    postings = Posting.objects.filter(code__village=village).order_by()
    used = postings.values("place").annotate(times=Count("pk")).order_by("-times", "place")
    return [each["place"] for each in used[:PLACES_OFFERED]]


def _scans(**on: object) -> Coalesce:
    counted = DailyScans.objects.filter(token=OuterRef("token"), **on).order_by()
    total = counted.values("token").annotate(total=Sum("count")).values("total")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)


def code_url(code: Code | Posting) -> str:
    """The absolute address that the QR code holds."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/q/{code.token}/"


def public_page(page_id: int | None) -> Page | None:
    """The page as everybody may read it now, in its own class; None if nobody outside may."""
    page = Page.objects.live().public().filter(pk=page_id).first()
    return page.specific if page else None


def made_again(code: Code) -> Page | None:
    """The public page that took the place of one that was deleted: of the same village, and at the
    same address there, so of the same ledger and period, also where the village was renamed; or
    called as the code remembers it. None if there is none."""
    if code.page_id is not None:
        return None
    alike = Q(title=code.title, page__isnull=False)
    if code.slug:
        alike |= Q(page__slug=code.slug)
    same = Code.objects.filter(alike, village=code.village, stands_for=Stands.PAGE)
    newest = same.order_by("-pk").first()
    return public_page(newest.page_id) if newest else None


def deleted_at(path: str) -> Code | None:
    """The code of a page that was deleted, and to which, or to a file of which, this address led:
    `/330482102/330482102221/leases-2026q3/data.csv`. None where something took its place."""
    parts = [part for part in path.split("/") if part]
    areas = [at for at, part in enumerate(parts) if AREA_CODE.fullmatch(part)]
    area, below = (parts[areas[-1]], areas[-1] + 1) if areas else (settings.SERVED_AREA, 0)
    codes = Code.objects.filter(
        village__code=area, slug__in=parts[below : below + LONGEST_WAY], page=None
    ).select_related("village")
    return next((code for code in codes.order_by("-pk") if made_again(code) is None), None)


def public_page_at(request: HttpRequest, path: str) -> Page | None:
    """The page at this very address, as everybody may read it now, in its own class.

    None also for addresses below a page that it answers itself, as those of its older versions:
    a file there would be taken for the version's.
    """
    route = Page.route_for_request(request, path)
    if route is None or not route.page.url_path.endswith(f"/{path}"):
        return None
    return public_page(route.page.pk)


def village_page(village: Area | None) -> VillagePage | None:
    """The public page of `village`, if it has one."""
    return VillagePage.objects.live().filter(area=village).first() if village else None


def public_area_page(code: str) -> AreaPage:
    """The public page of the area with this code. Http404 where there is none."""
    for model in (VillagePage, TownPage, CountyPage, HomePage):
        page = model.objects.live().public().filter(area__code=code).select_related("area").first()
        if page:
            return page
    raise Http404


def usual_category() -> Category:
    """What a doubt about a notice is, unless its author says otherwise.

    Where staff have marked none, the first that they offer. Category.DoesNotExist if that is none.
    """
    problems = Category.objects.filter(kind=Kind.PROBLEM, is_offered=True)
    return problems.order_by("-is_for_notices", "order")[:1].get()


def ticket_of(receipt: str) -> Ticket | None:
    """The ticket of a checked receipt; `left_contact` says whether its author can be reached.

    Whoever holds the receipt may read what it says.
    """
    found = Ticket.unscoped.filter(receipt_hash=receipt_hash(receipt))
    found = found.annotate(left_contact=ExpressionWrapper(~Q(contact=""), BooleanField()))
    return found.defer("contact").select_related("village", "office", "area", "category").first()
