"""What a reader asks of a notice's table, as an address says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from disclosure.ledgers.base import DAYS, NUMERIC, Column, Ledger
from disclosure.ledgers.facets import Facets

LAST_PAGE = 100_000
"""More rows than that are in no table."""


@dataclass(frozen=True, slots=True)
class TableQuery:
    """What a reader asks of the table.

    `words` holds the word wanted by filterable column, `only` the owed column whose amount must be
    above zero, the column whose amount must not be zero, or the column of the day that must have
    been missed, `sort` the column to sort by; an empty `sort` keeps the order of the workbook.
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
    def page_number(self) -> int:
        """The page asked for, from 1 on; the last one for a number that no page has."""
        try:
            number = int(self.page)
        except ValueError:
            return 1
        return number if 0 < number < LAST_PAGE else LAST_PAGE

    @property
    def address(self) -> str:
        """The query string that asks for this, and the line of the page that says what came."""
        asked = dict(self.words)
        if self.only:
            asked["only"] = self.only
        if self.sort:
            asked["sort"] = f"-{self.sort}" if self.descending else self.sort
        if self.page:
            asked["page"] = self.page
        return f"?{urlencode(asked)}#found"

    def without(self, column: str) -> "TableQuery":
        """The same, whatever stands in `column`."""
        words = {key: word for key, word in self.words.items() if key != column}
        return replace(self, words=words, page="")

    def with_word(self, column: str, word: str) -> "TableQuery":
        """The same, only rows with `word` in `column`."""
        return replace(self, words={**self.words, column: word}, page="")

    def only_by(self, column: str) -> "TableQuery":
        """The same, only rows that owe or are late in `column`; with "" all of them."""
        return replace(self, only=column, page="")

    def on_page(self, number: int) -> "TableQuery":
        """The same, on another page."""
        return replace(self, page=str(number) if number > 1 else "")

    def sorted_by(self, column: str, *, descending: bool) -> "TableQuery":
        """The same in another order, from its first page on."""
        return replace(self, sort=column, descending=descending, page="")


def read_query(ledger: Ledger, facets: Facets, asked: Mapping[str, str]) -> TableQuery:
    """What the address asks for, as far as the ledger and its rows know it; the rest is ignored."""
    words = {
        key: asked[key]
        for key, choices in facets.get("words", {}).items()
        if key in asked and asked[key] in [word for word, _ in choices]
    }
    only = [column.key for column in ledger.columns if column.owed or column.alone]
    if ledger.deadline:
        only.append(ledger.deadline.column)
    order = asked.get("sort", "")
    sort = order.removeprefix("-")
    known = sort in [column.key for column in sortable(ledger.columns)]
    return TableQuery(
        words=words,
        only=asked["only"] if asked.get("only") in only else "",
        sort=sort if known else "",
        descending=known and order.startswith("-"),
        page=asked.get("page", ""),
    )


def sortable(columns: Iterable[Column]) -> list[Column]:
    """The columns by which an order tells something: numbers and days.

    Texts are left out: by their characters 鱼塘10号 comes before 鱼塘2号, and names stand in an
    order that nobody knows.
    """
    return [column for column in columns if column.type in NUMERIC | DAYS]


def rows_address(ledger: Ledger, facets: Facets, wanted: Mapping[str, str]) -> str:
    """Where the table shows just the rows that a key figure tells of; empty where it cannot."""
    query = read_query(ledger, facets, wanted)
    understood = {*query.words, *(["only"] if query.only else [])}
    return query.address if wanted and understood == wanted.keys() else ""
