"""The links around a notice's table: what to leave out, in which order, and its pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page

from disclosure.ledgers.base import NUMERIC, Column, Ledger
from disclosure.ledgers.facets import Facets
from disclosure.ledgers.key_figures import missed
from disclosure.models import LedgerRow
from disclosure.notices.table_query import TableQuery, sortable

STILL_OWING = "还欠钱的"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's head, `unit` in brackets: where its sort link leads, if one is worth having, and
    `aria-sort`'s word if the table is sorted by it."""

    label: str
    unit: str
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
class PageLink:
    """A page to turn to; no address stands for the gap between pages far apart."""

    label: str
    address: str
    current: bool = False


def head(ledger: Ledger, column: Column, css: str, query: TableQuery) -> Heading:
    """A column's head; numbers are sorted from the largest at first, the rest from the start."""
    current = query.sort == column.key
    order = ("descending" if query.descending else "ascending") if current else ""
    descending = not query.descending if current else column.type in NUMERIC
    turned = query.sorted_by(column.key, descending=descending)
    address = turned.address if column in sortable(ledger.columns) else ""
    return Heading(column.label, column.heading.removeprefix(column.label), css, address, order)


def filters(ledger: Ledger, facets: Facets, query: TableQuery, day: date) -> Iterator[ChipGroup]:
    """What may be left out: by word where there are several, who owes nothing, and what is not late
    on `day`."""
    for key, choices in facets.get("words", {}).items():
        if len(choices) > 1:
            yield _word_group(ledger.column(key), choices, query)
    owing = facets.get("owing", {})
    for column in ledger.columns:
        if column.owed and owing.get(column.key) != 0:
            yield _only_group([(column, STILL_OWING, owing.get(column.key))], query)
    if alone := [(column, column.label, None) for column in ledger.columns if column.alone]:
        yield _only_group(alone, query)
    if ledger.deadline and (late := missed(facets, day)):
        day_to_keep = ledger.column(ledger.deadline.column)
        yield _only_group([(day_to_keep, _late_ones(ledger), late)], query)


def _word_group(column: Column, choices: Sequence[tuple[str, int]], query: TableQuery) -> ChipGroup:
    """The words of one column; with how many rows they would find, unless another filter is on."""
    whatever, chosen = query.without(column.key), query.words.get(column.key)
    words = [
        Chip(
            word if whatever.filtered else f"{word} {count}",
            query.with_word(column.key, word).address,
            word == chosen,
        )
        for word, count in choices
    ]
    return ChipGroup(column.label, [Chip("全部", whatever.address, chosen is None), *words])


def _only_group(choices: Sequence[tuple[Column, str, int | None]], query: TableQuery) -> ChipGroup:
    """All rows, or only those of one choice: its column, what its rows are called, and how many
    there are, which is said if it is known and no other filter is on."""
    whatever = query.only_by("")
    chips = [
        Chip(
            f"只看{which} {count}" if count and not whatever.filtered else f"只看{which}",
            query.only_by(column.key).address,
            query.only == column.key,
        )
        for column, which, count in choices
    ]
    label = "和".join(column.label for column, *_ in choices)
    everything = Chip("全部", whatever.address, not any(chip.chosen for chip in chips))
    return ChipGroup(label, [everything, *chips])


def _late_ones(ledger: Ledger) -> str:
    return f"{ledger.deadline.missed}的" if ledger.deadline else ""


def orders(columns: Sequence[Column], query: TableQuery) -> Iterator[Chip]:
    """In which order the rows can be read; of the present one also the other way round."""
    for column in sortable(columns):
        chosen = query.sort == column.key
        descending = query.descending if chosen else column.type in NUMERIC
        yield _order(column, query.sorted_by(column.key, descending=descending), chosen=chosen)
        if chosen:
            yield _order(
                column, query.sorted_by(column.key, descending=not descending), chosen=False
            )


def _order(column: Column, query: TableQuery, *, chosen: bool) -> Chip:
    return Chip(_order_in_words(column, descending=query.descending), query.address, chosen)


def _order_in_words(column: Column, *, descending: bool) -> str:
    if column.type in NUMERIC:
        return f"{column.label}从{'大到小' if descending else '小到大'}"
    return f"{column.label}从{'晚到早' if descending else '早到晚'}"


def choice_in_words(ledger: Ledger, query: TableQuery) -> str:
    """What the reader chose, in one line: 招租方式是协议，还欠钱的; empty for nothing."""
    told = [f"{ledger.column(key).label}是{word}" for key, word in query.words.items()]
    if query.only:
        told.append(_only_in_words(ledger, ledger.column(query.only)))
    if query.sort:
        told.append(_order_in_words(ledger.column(query.sort), descending=query.descending))
    return "，".join(told)


def _only_in_words(ledger: Ledger, column: Column) -> str:
    if column.alone:
        return f"只看{column.label}"
    return STILL_OWING if column.owed else _late_ones(ledger)


def pages(page: "Page[LedgerRow]", query: TableQuery) -> Iterator[PageLink]:
    """The pages to turn to; none for a single one."""
    if page.paginator.num_pages == 1:
        return

    def link(label: str, number: int) -> PageLink:
        address = query.on_page(number).address
        return PageLink(label, address, current=number == page.number and label.isdigit())

    if page.has_previous():
        yield link("上一页", page.previous_page_number())
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        yield link(str(number), number) if isinstance(number, int) else PageLink("…", "")
    if page.has_next():
        yield link("下一页", page.next_page_number())
