"""A notice as its page tells it: the batch that is shown, and all that stands around the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import cached_property

from disclosure.ledgers import telling
from disclosure.ledgers.figures import Figure
from disclosure.ledgers.key_figures import key_figures
from disclosure.models import DisclosurePage, LedgerBatch
from disclosure.notices.change_rows import Fact
from disclosure.notices.table_query import rows_address
from disclosure.presentation import in_words, is_sum_told
from feedback.models import Code
from feedback.selectors import code_of
from home.charts import DrawnChart, draw

COLUMNS_WITHIN_TEXT = 7
"""A table of more columns takes the whole window of a wide screen."""


@dataclass(frozen=True, slots=True)
class TotalsOnly:
    """Rows of one category of which only the number and the sums are public."""

    category: str
    rows: int
    totals: Sequence[Fact]


class Notice:
    """A page and one of its batches: the one on show, unless an older one is asked for."""

    def __init__(
        self, page: DisclosurePage, current: LedgerBatch, batch: LedgerBatch | None = None
    ) -> None:
        self.page = page
        self.ledger = page.declaration
        self.current = current
        self.batch = batch or current
        self.totals = {key: Decimal(total) for key, total in self.batch.totals.items()}

    @property
    def is_current(self) -> bool:
        """Whether this is the version that readers of the page see now."""
        return self.batch.pk == self.current.pk

    @property
    def is_public(self) -> bool:
        """Whether the public has seen this batch, or it is a draft's that is looked at."""
        return self.batch.version is not None

    @property
    def shows_rows(self) -> bool:
        """Whether single rows may be seen (ledgers about persons: only until show-until)."""
        return self.page.shows_rows and self.batch.rows_dropped_at is None

    @cached_property
    def address(self) -> str:
        """Where the notice is, the host left out."""
        return self.page.get_url() or ""

    @property
    def has_code(self) -> bool:
        """Whether the page has a code to scan: from its first publication on."""
        return self.page.first_published_at is not None

    @cached_property
    def code(self) -> Code | None:
        """The code with its letters, as paper needs them; costs a query."""
        return code_of(self.page)

    @property
    def answer_address(self) -> str:
        """The form for feedback on the whole notice; `&row=<key>` makes it about one row."""
        return answer_address_of(self.page)

    @property
    def day(self) -> date:
        """The day of which it tells what is late."""
        return self.page.day_of(self.batch)

    @property
    def is_wide(self) -> bool:
        """Whether the table needs more room than the text around it."""
        return len(self.ledger.columns) > COLUMNS_WITHIN_TEXT

    @property
    def figures(self) -> Sequence[Figure]:
        """Three to five key figures in words."""
        batch = self.batch
        return key_figures(
            self.ledger,
            batch.summary,
            self.totals,
            batch.row_count,
            facets=batch.facets,
            day=self.day,
        )

    @property
    def in_short(self) -> str:
        """The key figures in one sentence, as who gets the address in WeChat reads it."""
        return telling.in_words(self.figures) if self.figures else ""

    @property
    def figures_with_rows(self) -> list[tuple[Figure, str]]:
        """Each key figure with where the table shows the rows it tells of, or ""."""
        facets = self.batch.facets
        return [
            (
                figure,
                rows_address(self.ledger, facets, figure.rows) if self.shows_rows else "",
            )
            for figure in self.figures
        ]

    @property
    def chart(self) -> DrawnChart | None:
        """A picture, where the ledger has one for these rows."""
        chart = self.ledger.chart(self.batch.summary, self.totals)
        return draw(chart) if chart else None

    @property
    def hidden(self) -> list[TotalsOnly]:
        """The rows that are only counted and summed."""
        return [
            TotalsOnly(category, group["rows"], self._sums(group["totals"]))
            for category, group in self.batch.hidden.items()
        ]

    @property
    def sums(self) -> list[Fact]:
        """All that may be shown when the single rows are gone."""
        return self._sums(self.batch.totals)

    def _sums(self, totals: Mapping[str, str]) -> list[Fact]:
        told = [c for c in self.ledger.columns if c.key in totals and is_sum_told(c)]
        return [Fact(f"{c.label}合计", in_words(c, totals[c.key])) for c in told]


def answer_address_of(page: DisclosurePage) -> str:
    """The form for feedback on a notice; `&row=<key>` makes it about one row."""
    return f"{reverse('feedback:new')}?page={page.pk}"


def notice_of(page: DisclosurePage, versions: Sequence[LedgerBatch]) -> Notice | None:
    """The notice with the batch of the page; None as long as it has none.

    `versions` are those that the public has seen, so that the batch need not be fetched again.
    """
    current = next((each for each in versions if each.pk == page.batch_id), None) or page.batch
    return Notice(page, current) if current else None


def versions_of(page: DisclosurePage) -> list[LedgerBatch]:
    """The batches of the page that the public has seen, newest first."""
    seen = page.batches.published().with_answered().order_by("-version")
    return list(seen.defer("source", "source_name"))
