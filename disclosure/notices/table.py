"""The table of a notice as readers ask for it: filtered, sorted, a page at a time, all by links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import FloatField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from disclosure.ledgers.base import Column, ColumnType, Ledger
from disclosure.notices.sums import Sums, sums_of
from disclosure.presentation import REDACTED, exact, heading, spoken, why_redacted
from disclosure.public_rows import JsonCell
from disclosure.querysets import NUMERIC

if TYPE_CHECKING:
    from disclosure.models import LedgerBatch, LedgerRow
    from disclosure.querysets import LedgerRowQuerySet

ROWS_PER_PAGE = 50
CLASSES = {**dict.fromkeys(NUMERIC, "num"), ColumnType.DATE: "date"}
"""By column type the class that sets its cells; other cells need none."""


@dataclass(frozen=True, slots=True)
class TableQuery:
    """What a reader asks of the table, as the address says it.

    `words` holds the word wanted by filterable column, `only` the watched column whose amount must
    be above zero, `sort` the column to sort by; an empty `sort` keeps the order of the workbook.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    only: str = ""
    sort: str = ""
    descending: bool = False
    page: str = ""

    @property
    def filtered(self) -> bool:
        """Whether some rows may be left out."""
        return bool(self.words or self.only)

    @property
    def address(self) -> str:
        """The query string that asks for this, and the place on the page where it shows."""
        asked = dict(self.words)
        if self.only:
            asked["only"] = self.only
        if self.sort:
            asked["sort"] = f"-{self.sort}" if self.descending else self.sort
        if self.page:
            asked["page"] = self.page
        return f"?{urlencode(asked)}#table"

    def without(self, column: str) -> "TableQuery":
        """The same, whatever stands in `column`."""
        words = {key: word for key, word in self.words.items() if key != column}
        return replace(self, words=words, page="")

    def with_word(self, column: str, word: str) -> "TableQuery":
        """The same, only rows with `word` in `column`."""
        return replace(self, words={**self.words, column: word}, page="")


def read_query(
    ledger: Ledger, facets: Mapping[str, Sequence[Sequence[object]]], asked: Mapping[str, str]
) -> TableQuery:
    """What the address asks for, as far as the ledger and its rows know it; the rest is ignored."""
    words = {
        key: asked[key]
        for key, choices in facets.items()
        if key in asked and asked[key] in [word for word, _ in choices]
    }
    watched = [column.key for column in ledger.columns if column.watched]
    order = asked.get("sort", "")
    sort = order.removeprefix("-")
    known = sort in [column.key for column in ledger.columns]
    return TableQuery(
        words=words,
        only=asked["only"] if asked.get("only") in watched else "",
        sort=sort if known else "",
        descending=known and order.startswith("-"),
        page=asked.get("page", ""),
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's head: where its sort link leads, and `aria-sort`'s word if it is sorted by it."""

    label: str
    css: str
    address: str
    order: str


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChipGroup:
    label: str
    chips: Sequence[Chip]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell in words: the exact figure, and beside it what people say (3.2 万元)."""

    label: str
    text: str
    spoken: str
    css: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    key: str
    cells: Sequence[ShownCell]


@dataclass(frozen=True, slots=True)
class SumsRow:
    """Sums below the table: the label stands over the first `span` columns, where no sum is."""

    label: str
    span: int
    cells: Sequence[ShownCell]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page to turn to; no address stands for the gap between pages far apart."""

    label: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    headings: Sequence[Heading]
    filters: Sequence[ChipGroup]
    rows: Sequence[ShownRow]
    sums: Sequence[SumsRow]
    pages: Sequence[PageLink]
    count: int
    filtered: bool
    sorted: bool
    all_rows: str  # the address of the whole table in its own order


def table_of(batch: "LedgerBatch", asked: Mapping[str, str]) -> TableView:
    """The page of the table that `asked` (a query string's values) asks for."""
    ledger = batch.declaration
    query = read_query(ledger, batch.facets, asked)
    paginator = Paginator(_wanted(batch, query), ROWS_PER_PAGE)
    if not query.filtered:
        paginator.count = batch.listed_count
    page = paginator.get_page(query.page)
    return TableView(
        headings=[_heading(column, query) for column in ledger.columns],
        filters=list(_filters(ledger, batch.facets, query)),
        rows=shown_rows(ledger, page.object_list),
        sums=[_sums_row(ledger, sums) for sums in sums_of(batch, filtered=query.filtered)],
        pages=list(_pages(page, query)),
        count=paginator.count,
        filtered=query.filtered,
        sorted=bool(query.sort),
        all_rows=TableQuery().address,
    )


def every_row(batch: "LedgerBatch") -> TableView:
    """The whole table in its own order, as it is printed."""
    ledger, query = batch.declaration, TableQuery()
    return TableView(
        headings=[_heading(column, query) for column in ledger.columns],
        filters=(),
        rows=shown_rows(ledger, _wanted(batch, query)),
        sums=[_sums_row(ledger, sums) for sums in sums_of(batch)],
        pages=(),
        count=batch.listed_count,
        filtered=False,
        sorted=False,
        all_rows=query.address,
    )


def shown_rows(ledger: Ledger, rows: Iterable["LedgerRow"]) -> list[ShownRow]:
    """Stored rows in words; a blanked cell says so."""
    columns = [(column, heading(column), _css(ledger, column)) for column in ledger.columns]
    return [
        ShownRow(
            row.key,
            [
                ShownCell(label, REDACTED, why_redacted(row.redacted[column.key]), "")
                if column.key in row.redacted
                else _cell(column, row.values.get(column.key), label, css)
                for column, label, css in columns
            ],
        )
        for row in rows
    ]


def _cell(column: Column, value: JsonCell, label: str, css: str) -> ShownCell:
    return ShownCell(label, exact(column, value), spoken(column, value), css)


def _css(ledger: Ledger, column: Column) -> str:
    """What people know the row by leads its card; numbers and dates are set by their type."""
    return "name" if column == ledger.naming[0] else CLASSES.get(column.type, "")


def _sums_row(ledger: Ledger, sums: Sums) -> SumsRow:
    cells = [
        _cell(c, sums.totals.get(c.key), heading(c), CLASSES.get(c.type, ""))
        for c in ledger.columns
    ]
    return sums_row(sums.label, cells)


def sums_row(label: str, cells: Sequence[ShownCell]) -> SumsRow:
    """The row of `cells`, one for every column, its label in place of those before the first sum.

    In the first column no sum is expected: there the label has to stand.
    """
    span = next(place for place, cell in enumerate(cells) if cell.text)
    return SumsRow(label, span, cells[span:])


def _wanted(batch: "LedgerBatch", query: TableQuery) -> "LedgerRowQuerySet":
    rows: LedgerRowQuerySet = batch.rows.only("batch", "key", "values", "redacted").matching(
        query.words
    )
    if query.only:
        amount = Cast(KT(f"values__{query.only}"), FloatField())
        rows = rows.annotate(watched_amount=amount).filter(watched_amount__gt=0)
    if query.sort:
        return rows.sorted_by(batch.declaration.column(query.sort), descending=query.descending)
    return rows.order_by("position")


def _heading(column: Column, query: TableQuery) -> Heading:
    """Amounts are sorted from the largest at first, everything else from the start."""
    numeric = column.type in NUMERIC
    current = query.sort == column.key
    descending = not query.descending if current else numeric
    order = ("descending" if query.descending else "ascending") if current else ""
    turned = replace(query, sort=column.key, descending=descending, page="")
    return Heading(heading(column), CLASSES.get(column.type, ""), turned.address, order)


def _filters(
    ledger: Ledger, facets: Mapping[str, Sequence[Sequence[object]]], query: TableQuery
) -> Iterator[ChipGroup]:
    for key, choices in facets.items():
        column, chosen = ledger.column(key), query.words.get(key)
        everything = Chip("全部", query.without(key).address, chosen is None)
        words = [
            Chip(f"{word} {count}", query.with_word(key, str(word)).address, word == chosen)
            for word, count in choices
        ]
        yield ChipGroup(column.label, [everything, *words])
    watched = [column for column in ledger.columns if column.watched]
    if watched:
        yield ChipGroup("只看", [_only_chip(column, query) for column in watched])


def _only_chip(column: Column, query: TableQuery) -> Chip:
    chosen = query.only == column.key
    turned = replace(query, only="" if chosen else column.key, page="")
    return Chip(f"只看有{column.label}的", turned.address, chosen)


def _pages(page: "Page[LedgerRow]", query: TableQuery) -> Iterator[PageLink]:
    if page.paginator.num_pages == 1:
        return

    def link(label: str, number: int) -> PageLink:
        address = replace(query, page=str(number) if number > 1 else "").address
        return PageLink(label, address, current=number == page.number and label.isdigit())

    if page.has_previous():
        yield link("上一页", page.previous_page_number())
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        yield link(str(number), number) if isinstance(number, int) else PageLink("…", "")
    if page.has_next():
        yield link("下一页", page.next_page_number())
