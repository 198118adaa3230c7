"""The city that the benches run on, made once."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from django.utils import timezone
from wagtail.models import Page

from areas.area_rows import COLUMNS
from areas.csv_rows import read_csv_file
from areas.factories import administrator
from areas.models import Area
from areas.selectors import served_area
from areas.services import load_areas
from bench.workbooks import lease_workbook
from config.settings.base import ROOT
from disclosure.checking import SourceFile, check_workbook
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage
from disclosure.services import accept, notice_for
from home.models import VillagePage
from home.services import build_page_tree
from language.periods import parse_period


@cache
def villages() -> list[Area]:
    """All 1,202 villages of Jiaxing, with their pages."""
    load_areas(read_csv_file(ROOT / "areas" / "data" / "areas_jiaxing.csv", COLUMNS))
    build_page_tree(served_area())
    return list(Area.objects.filter(level="village").order_by("code"))


def villages_without_notices() -> list[Area]:
    """The same, rid of what other benches published."""
    DisclosurePage.objects.all().delete()
    return villages()


def lease_notice(village: Area, period: str, rows: int, reason: str = "") -> DisclosurePage:
    """A published notice of `rows` leases; with a `reason` it corrects the one before."""
    ledger, span = get_ledger("leases"), parse_period(period)
    content = lease_workbook(village.short_name, span.label, rows)
    file = SourceFile(content, f"{village.short_name}.xlsx")
    page = notice_for(village, ledger, span)
    result = check_workbook(village, ledger, span, file)
    accept(page, result, file, user=None, reason=reason, base_batch=page.batch)
    page.refresh_from_db()
    page.get_latest_revision().publish(user=administrator())
    return DisclosurePage.objects.get(pk=page.pk)


def backwards() -> Iterator[tuple[str, str]]:
    """Ledgers and periods as a village publishes them, the latest first."""
    for year in range(2025, 1901, -1):
        for month in range(12, 0, -1):
            yield "cashbook", f"{year}-{month:02}"
            yield "aid", f"{year}-{month:02}"
        for quarter in range(4, 0, -1):
            yield "leases", f"{year}Q{quarter}"


def add_notices(places: Sequence[Area], each: int) -> list[DisclosurePage]:
    """Drafts below each village's page, written in bulk: 28,848 one by one would take an hour."""
    parents = list(VillagePage.objects.filter(area__in=places).select_related("area"))
    drafts = [
        _draft(parent, number, ledger, period)
        for parent in parents
        for number, (ledger, period) in enumerate(islice(backwards(), each), 1)
    ]
    common = [field.name for field in Page._meta.concrete_fields if not field.primary_key]
    pages = [Page(**{name: getattr(draft, name) for name in common}) for draft in drafts]
    for draft, page in zip(drafts, Page.objects.bulk_create(pages, batch_size=500), strict=True):
        draft.page_ptr_id = page.pk
        draft.save_base(raw=True)
    VillagePage.objects.filter(area__in=places).update(numchild=each)
    return drafts


def _draft(parent: VillagePage, number: int, ledger: str, period: str) -> DisclosurePage:
    draft = DisclosurePage(ledger=ledger, period=period, village=parent.area, live=False)
    draft.path = Page._get_path(parent.path, parent.depth + 1, number)
    draft.depth = parent.depth + 1
    draft.name_itself()
    draft.set_url_path(parent)
    draft.locale_id = parent.locale_id
    draft.latest_revision_created_at = timezone.now()
    return draft
