"""The table of a notice as readers ask for it: filtered, sorted, a page at a time, all by links."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from unicodedata import east_asian_width

from django.core.paginator import Page, Paginator
from django.db.models import FloatField, Q
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from disclosure.ledgers.base import DAYS, NUMERIC, Column, ColumnType, Ledger, Privacy
from disclosure.ledgers.deadlines import Deadline
from disclosure.models import LedgerBatch, LedgerRow
from disclosure.notices import table_links
from disclosure.notices.sums import Sums, summed, sums_found, sums_of
from disclosure.notices.table_links import Chip, ChipGroup, Heading, PageLink
from disclosure.notices.table_query import TableQuery, read_query
from disclosure.presentation import REDACTED, exact, spoken, why_redacted
from disclosure.public_rows import JsonCell
from disclosure.querysets import LedgerRowQuerySet

ROWS_PER_PAGE = 50
CLASSES = {**dict.fromkeys(NUMERIC, "num"), **dict.fromkeys(DAYS, "date")}
"""By column type the class that sets its cells; other cells need none."""

LONG_TEXT = 10
"""More Chinese characters than that are read in lines, which must not be of three characters."""


class NoSuchPageError(Exception):
    """Fewer rows were found than the page asked for begins after; `last` asks for the last one."""

    def __init__(self, last: TableQuery) -> None:
        super().__init__(last.address)
        self.last = last


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell in words: the exact figure, and beside it what people say (3.2 万元)."""

    label: str
    text: str
    spoken: str
    css: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row by its key, and by the `name` that people know it by."""

    key: str
    name: str
    cells: Sequence[ShownCell]


@dataclass(frozen=True, slots=True)
class SumsRow:
    """Sums below the table: the label stands over the first `span` columns, where no sum is."""

    label: str
    span: int
    cells: Sequence[ShownCell]


@dataclass(frozen=True, slots=True)
class TableView:
    """One page of the table.

    `count` rows were found of `listed`; `chosen` says in words by which choice, and `all_rows` is
    where to go without one.
    """

    headings: Sequence[Heading]
    filters: Sequence[ChipGroup]
    orders: Sequence[Chip]
    rows: Sequence[ShownRow]
    sums: Sequence[SumsRow]
    pages: Sequence[PageLink]
    number: int
    count: int
    listed: int
    filtered: bool
    chosen: str
    all_rows: str


def table_of(batch: LedgerBatch, asked: Mapping[str, str], day: date) -> TableView:
    """The page of the table that `asked` (a query string's values) asks for; late is what is late
    on `day`. Where nothing is left out, the nearest page; else raises NoSuchPageError."""
    ledger = batch.declaration
    query = read_query(ledger, batch.facets, asked)
    page = _page(batch, query, day)
    paginator = page.paginator
    is_part = query.filtered or page.has_other_pages()
    found = sums_found(ledger, list(page.object_list)) if query.filtered else []
    sums = [*found, *sums_of(batch, part=is_part)]
    columns = ledger.told_columns(batch.totals)
    return TableView(
        headings=_headings(ledger, columns, query),
        filters=list(table_links.filters(ledger, batch.facets, query, day)),
        orders=list(table_links.orders(columns, query)),
        rows=shown_rows(ledger, columns, page.object_list, day),
        sums=[sums_row(each.label, sum_cells(columns, each)) for each in sums],
        pages=list(table_links.pages(page, query)),
        number=page.number,
        count=paginator.count,
        listed=batch.listed_count,
        filtered=query.filtered,
        chosen=table_links.choice_in_words(ledger, query),
        all_rows=TableQuery().address,
    )


def shown_rows(
    ledger: Ledger, columns: Sequence[Column], rows: Iterable[LedgerRow], day: date
) -> list[ShownRow]:
    """Stored rows in words, in these columns of the ledger; a blanked cell says so, and a row that
    is late on `day`."""
    looks = [(column, column.heading, _css(ledger, column)) for column in columns]
    deadline = ledger.deadline
    place = columns.index(ledger.column(deadline.column)) if deadline else 0
    naming = [columns.index(column) for column in ledger.naming]
    shown = []
    for row in rows:
        cells = [_row_cell(row, *look) for look in looks]
        if deadline and deadline.is_missed(row.values, day):
            cells[place] = _late(cells[place], deadline)
        name = "，".join(text for at in naming if (text := cells[at].text))
        shown.append(ShownRow(row.key, name, cells))
    return shown


def _row_cell(row: LedgerRow, column: Column, label: str, css: str) -> ShownCell:
    if column.key in row.redacted:
        return ShownCell(label, REDACTED, why_redacted(row.redacted[column.key]), css)
    return _cell(column, row.values.get(column.key, ""), label, css)


def _late(cell: ShownCell, deadline: Deadline) -> ShownCell:
    return replace(cell, spoken=deadline.missed, css=f"{cell.css} late")


def _cell(column: Column, value: JsonCell, label: str, css: str) -> ShownCell:
    if column.owed and value and Decimal(value) > 0:
        css = f"{css} owed"
    text = exact(column, value)
    if sum(east_asian_width(character) in "WF" for character in text) > LONG_TEXT:
        css = f"{css} long"
    return ShownCell(label, text, spoken(column, value), css)


def _css(ledger: Ledger, column: Column) -> str:
    """What people know the row by leads its card, and who it is follows; numbers and dates are set
    by their type."""
    first, *others = ledger.naming
    if column == first:
        return "name person" if column.privacy is Privacy.PERSON else "name"
    if column in others and column.type is ColumnType.NAME:
        return "who"
    return CLASSES.get(column.type, "")


def sum_cells(columns: Sequence[Column], sums: Sums) -> list[ShownCell]:
    """A cell for every column; those without a sum are empty."""
    return [
        _cell(c, sums.totals.get(c.key, ""), c.heading, CLASSES.get(c.type, "")) for c in columns
    ]


def sums_row(label: str, cells: Sequence[ShownCell]) -> SumsRow:
    """The row of `cells`, one for every column, its label in place of those before the first sum.

    In the first column no sum is expected: there the label has to stand.
    """
    span = next(place for place, cell in enumerate(cells) if cell.text)
    return SumsRow(label, span, cells[span:])


def _page(batch: LedgerBatch, query: TableQuery, day: date) -> "Page[LedgerRow]":
    """The page that is asked for. Raises NoSuchPageError.

    Rows that were found are counted and summed by the query that fetches them, as a query of its
    own would look through all of them once more.
    """
    rows = _wanted(batch, query, day)
    if not query.filtered:
        paginator = Paginator(rows, ROWS_PER_PAGE)
        paginator.count = batch.listed_count
        return paginator.get_page(query.page)
    paginator = Paginator(rows, ROWS_PER_PAGE)
    start = (query.page_number - 1) * ROWS_PER_PAGE
    found = list(rows.counted(summed(batch.declaration))[start : start + ROWS_PER_PAGE])
    if start and not found:
        raise NoSuchPageError(query.on_page(paginator.num_pages))
    paginator.count = found[0].found if found else 0
    return Page(found, query.page_number, paginator)


def _headings(ledger: Ledger, columns: Sequence[Column], query: TableQuery) -> list[Heading]:
    return [
        table_links.head(ledger, column, CLASSES.get(column.type, ""), query) for column in columns
    ]


def _wanted(batch: LedgerBatch, query: TableQuery, day: date) -> LedgerRowQuerySet:
    ledger = batch.declaration
    rows: LedgerRowQuerySet = batch.rows.only("batch", "key", "values", "redacted").matching(
        query.words
    )
    if ledger.deadline and query.only == ledger.deadline.column:
        rows = rows.missing(ledger.deadline, day)
    elif query.only:
        amount = Cast(KT(f"values__{query.only}"), FloatField())
        owed = Q(only_amount__gt=0)  # what was taken back of an entry is an entry as well
        wanted = owed if ledger.column(query.only).owed else owed | Q(only_amount__lt=0)
        rows = rows.annotate(only_amount=amount).filter(wanted)
    if query.sort:
        return rows.sorted_by(ledger.column(query.sort), descending=query.descending)
    return rows.order_by("position")
