"""Notices and the rows of their tables, as their pages show them today."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count

from django.utils import timezone

from disclosure.models import DisclosurePage, LedgerRow
from disclosure.notices.notice import Notice
from disclosure.notices.table import ROWS_PER_PAGE
from disclosure.presentation import facts_of, row_name
from disclosure.selectors import public_notices
from feedback.row_facts import REDACTED
from search.documents.base import Kind, record_of
from search.engines.base import Document

ROWS_AT_ONCE = 2_000


class Notices:
    """A notice in short, and each row that readers may see of it."""

    name = "notice"
    model = DisclosurePage

    def documents(self, pk: int) -> Iterator[Document]:
        page = public_notices().filter(pk=pk).select_related("village", "batch").first()
        if page is None or page.batch is None:
            return
        notice = Notice(page, page.batch)
        if not notice.address:
            return
        where = "".join(above.title for above in page.trail)
        yield self._document(notice, _told(notice, where))
        if notice.shows_rows:
            yield from self._rows(notice, where)

    def public(self) -> Iterable[int]:
        return list(public_notices().order_by("pk").values_list("pk", flat=True))

    def _rows(self, notice: Notice, where: str) -> Iterator[Document]:
        rows = notice.batch.rows.order_by("position").only("key", "values", "redacted")
        for place, row in zip(count(), rows.iterator(chunk_size=ROWS_AT_ONCE), strict=False):
            yield self._document(notice, _row_told(notice, row, where), row, place)

    def _document(
        self, notice: Notice, body: str, row: LedgerRow | None = None, place: int = 0
    ) -> Document:
        page, record = notice.page, record_of(self.name, notice.page.pk)
        return Document(
            key=f"{record}:{row.key}" if row else record,
            kind=Kind.ROW if row else Kind.NOTICE,
            title=f"{row_name(notice.ledger, row)}（{page.title}）" if row else page.title,
            body=body,
            address=_row_address(notice, row, place) if row else notice.address,
            place=page.village.code,
            item=page.ledger,
            year=page.period_object.year,
            period=page.period,
            day=_day_of(page),
            until=page.show_until if row and notice.ledger.about_persons else None,
        )


def _day_of(page: DisclosurePage) -> date:
    """The day under the notice, else the one on which it was first public."""
    return page.announced_on or timezone.localdate(page.first_published_at)


def _told(notice: Notice, where: str) -> str:
    """What stands around the table: the key figures, what is only counted, and the remark."""
    ledger = notice.ledger
    hidden = (
        f"{group.category}：{group.rows} {ledger.counted_in}，"
        + "，".join(f"{fact.label} {fact.text}" for fact in group.totals)
        for group in notice.hidden
    )
    told = (notice.in_short, *hidden, notice.page.remark, f"{ledger.label}，{where}")
    return "\n".join(text for text in told if text)


def _row_told(notice: Notice, row: LedgerRow, where: str) -> str:
    """The cells under their labels; what was blanked is not told of."""
    facts = (fact for fact in facts_of(notice.ledger, row) if fact.words != REDACTED)
    cells = "，".join(f"{fact.label} {fact.words}" for fact in facts)
    return f"{cells}\n{notice.ledger.label}，{where}"


def _row_address(notice: Notice, row: LedgerRow, place: int) -> str:
    """The row on that page of the table on which it stands."""
    number = place // ROWS_PER_PAGE + 1
    page = f"?page={number}" if number > 1 else ""
    return f"{notice.address}{page}#{row.key}"
