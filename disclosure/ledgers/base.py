"""The vocabulary in which a ledger is declared once.

From one declaration come the Excel template, the import's checks and their messages, the table on
the page and on paper, the comparison with the period before, the downloads and their dictionary.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from disclosure.ledgers.deadlines import Deadline
from disclosure.ledgers.figures import Figure, Summary
from disclosure.ledgers.happened import Happened
from disclosure.ledgers.vacancy import Vacancy
from home.charts import Chart
from language.periods import PeriodKind

Cell = str | Decimal | int | date | None
"""A typed value: text, exact number (money in yuan, share as 0-1 fraction), date, or nothing."""


class ColumnType(StrEnum):
    TEXT = "text"  # free text: personal data in it is an error
    NAME = "name"  # a person or a firm
    CHOICE = "choice"  # one of a few words; others are allowed with a warning
    MONEY = "money"  # yuan, two decimals
    NUMBER = "number"
    INTEGER = "integer"
    SHARE = "share"  # percentages, kept as a fraction of 1
    DATE = "date"
    PARTIAL_DATE = "partial_date"  # "2021", "2021-05" or "2021-05-03"


NUMERIC = frozenset({ColumnType.MONEY, ColumnType.NUMBER, ColumnType.INTEGER, ColumnType.SHARE})
DAYS = frozenset({ColumnType.DATE, ColumnType.PARTIAL_DATE})


class MonthDay(StrEnum):
    """The day that a month without one stands for."""

    FIRST = "first"
    LAST = "last"


class Privacy(StrEnum):
    """What the public sees of a cell."""

    PUBLIC = "public"
    PERSON = "person"  # always a private person: 陈某某
    PERSON_OR_FIRM = "person_or_firm"  # a firm in full, a private person masked
    OFFICIAL = "official"  # acts for the village: in full

    @property
    def masks(self) -> bool:
        """Whether the public may see no more of a name than its surname."""
        return self in (Privacy.PERSON, Privacy.PERSON_OR_FIRM)


def words(text: str) -> tuple[str, ...]:
    """Many short words written with spaces between them: easier to read than as many quotes."""
    return tuple(text.split())


def spelled(choice: str, text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of each word of the text and the choice that it is another spelling of."""
    return tuple((word, choice) for word in words(text))


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger.

    `aliases` are headers that accountants use for it; `help` says to a villager what it means.
    `weak_aliases` are those that it goes by where no other header fits it.
    `word_aliases` head a column beside it that holds the word before its number: 收 of 收-1.
    `told_above` lets a title, or the notice's month, say for all rows what no column does.
    `required` asks for a value in every row, `optional` lets the whole column be absent, `seldom`
    leaves an absent one with totals out of the page as well.
    `term` marks what is agreed (a change of it is a changed contract), `watched` an amount whose
    rise or fall the notice reports, `owed` one that needs an eye where it is above zero: somebody
    still has to pay it. `filterable` marks a column that readers can filter by, `alone` an amount
    whose rows they can see alone: only what came in.
    `within_period` says that a date is expected to lie in the notice's period, `whole_month` for
    which day of it a month may stand alone, `open_ended` what readers see instead of a day that was
    never set, `undated` instead of one that nobody knows any more, `unpriced` instead of an amount
    that nobody agreed on beforehand. `per` is what an amount is
    reckoned by where that is not the notice's period: 年, 月. `measured_in` names the column that
    says what a quantity counts: 间, 台, `worded_in` the one whose words stand where a share is not
    a number: 已完工. `remarks` marks words about the row of whatever kind, where a day may
    stand alone. `choices` are what the template offers, `also_usual` other words that need no
    question, `spellings` pairs of a word and the choice that it is read as; where words are
    `counted` for a figure, any other has to be confirmed.
    """

    key: str
    label: str
    type: ColumnType
    help: str
    example: str
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    word_aliases: tuple[str, ...] = ()
    unit: str = ""
    per: str = ""
    measured_in: str = ""
    worded_in: str = ""
    required: bool = False
    told_above: bool = False
    optional: bool = False
    seldom: bool = False
    totals: bool = False
    term: bool = False
    watched: bool = False
    owed: bool = False
    filterable: bool = False
    alone: bool = False
    within_period: bool = False
    whole_month: MonthDay | None = None
    open_ended: str = ""
    undated: str = ""
    unpriced: str = ""
    remarks: bool = False
    choices: tuple[str, ...] = ()
    also_usual: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    counted: bool = False
    privacy: Privacy = Privacy.PUBLIC

    @property
    def known_words(self) -> frozenset[str]:
        """The words that need no question."""
        return frozenset((*self.choices, *self.also_usual, *(word for word, _ in self.spellings)))

    @property
    def instead(self) -> str:
        """What stands for a value that there is not: 没有期限; empty where a cell is just blank."""
        return self.open_ended or self.undated or self.unpriced

    @property
    def heading(self) -> str:
        """The label with the unit of the cells below: 年租金（元）."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label


@dataclass(frozen=True, slots=True)
class Span:
    """Two columns of dates that many accountants write into one: 租期 2024.1.1-2026.12.31."""

    first: str
    last: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatedRest:
    """What tables often say besides a whole and a part of it: 未付款. `names` are its headers."""

    whole: str
    part: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grown:
    """An amount that tables often tell in two: what there was at `first`, and what came `since`."""

    key: str
    first: tuple[str, ...]
    since: tuple[str, ...]


Values = Mapping[str, Cell]
"""One row's typed cells by column key; a cell that did not parse is absent."""


def column_sum(key: str, rows: Iterable[Values]) -> Decimal:
    """The sum of one column of numbers; cells that are empty or absent count nothing."""
    cells = filter(None, (values.get(key) for values in rows))
    return Decimal(sum(cells))  # type: ignore[arg-type] # such a column holds numbers only


def column_texts(key: str, rows: Iterable[Values]) -> list[str]:
    """Each different text of one column, in the order of the rows."""
    cells = dict.fromkeys([values.get(key) for values in rows])
    return [cell for cell in cells if isinstance(cell, str)]


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule broken by a row: the column to mark, what is wrong, and what to do.

    `off` says by how much a sum is wrong, in yuan: where amounts are rounded, a little is no fault.
    """

    column: str
    message: str
    off: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TableBreach:
    """A rule broken across rows: `index` counts the data rows from 0; the rest is as in Breach.

    `before` says how many data rows before it stands the row that it repeats.
    """

    index: int
    column: str
    message: str
    off: Decimal | None = None
    before: int | None = None


RowRule = Callable[[Values], Sequence[Breach]]
TableRule = Callable[[Sequence[Values], Cell], Sequence[TableBreach]]
"""Rows in file order and the opening balance (None where the file states none)."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What readers may miss in a table, a sentence without its full stop, and the ledger of it.

    `later` is what a comparison cannot tell either, of what was owed in the period it names first:
    上季 + 欠的后来补交了没有，这张表里看不出来.
    """

    missing: str
    ledger: str
    later: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """A kind of table that villages publish.

    `how_often` says to villagers when it is due: a table of a whole year may be published anew at
    any time. `row_key` names the columns that identify a row from one period to the next,
    `named_by` those by which people know it, the most telling first, and `counted_in` the measure
    word of a row, which says too little alone where there is a `row_word`: 这个工程 instead of
    这一个.
    `row_errors` and `table_errors` block an import, `row_warnings` and `table_warnings` must be
    confirmed. `totals_only`
    gives, for a filterable column, words: a row whose value contains one of them is never listed in
    public, only counted and summed, so that a spelling nobody foresaw is caught as well; what these
    words are about, `totals_only_help` says to villagers.
    `show_days` is how long after its period a notice is on show, unless the editor says otherwise.
    `spans` are the pairs of dates that one column of a workbook may hold, `both_ways` the columns
    of money in and money out that one may hold beside one that says which, `difference` a whole,
    a part of it and the rest, which settle each other where one is blank, and what may have been
    waived besides, `addends` a whole and
    then its parts, of which the blank ones are 0 where the others come to the whole. `running`
    names the column of a running balance; rows that carry one of `opening_words` open it and are no
    data. `written_together` are columns of counts that one may hold: 应到/实到,
    `stated_rest` is checked against the two amounts that give it, `grown` read from two columns.
    Of a notice's figures, lists tell the one whose label begins with `headline`, else one
    that alerts, else the first. `beside` are headers of columns that such tables often have and no
    notice shows. `elsewhere` is what the table leaves to another ledger, `deadline` the day that
    its rows have to keep, `happened` those that cannot be still to come, `vacancy` tells rows that
    are about nothing let.
    """

    name: str
    label: str
    title: str  # of a notice: "集体资产资源租赁情况"
    help: str
    source: str  # the rule that asks for this ledger, as editors may cite it
    period_kind: PeriodKind
    how_often: str
    columns: tuple[Column, ...]
    row_key: tuple[str, ...]
    named_by: tuple[str, ...]
    counted_in: str
    show_days: int
    row_word: str = ""
    about_persons: bool = False
    spans: tuple[Span, ...] = ()
    row_errors: tuple[RowRule, ...] = ()
    row_warnings: tuple[RowRule, ...] = ()
    table_errors: tuple[TableRule, ...] = ()
    table_warnings: tuple[TableRule, ...] = ()
    totals_only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    totals_only_help: str = ""
    running: str = ""
    both_ways: tuple[str, ...] = ()
    difference: tuple[str, str, str, str] | None = None
    addends: tuple[str, ...] = ()
    written_together: tuple[tuple[str, ...], ...] = ()
    stated_rest: StatedRest | None = None
    grown: Grown | None = None
    opening_words: tuple[str, ...] = ()  # cashbook: 上月结转
    summarise: Callable[[Sequence[Values], date], Summary] = lambda rows, day: {}
    figures: Callable[[Summary, Mapping[str, Decimal], int], Sequence[Figure]] = (
        lambda summary, totals, rows: ()
    )
    headline: str = ""
    chart: Callable[[Summary, Mapping[str, Decimal]], Chart | None] = lambda summary, totals: None
    beside: tuple[str, ...] = ()
    elsewhere: Elsewhere | None = None
    deadline: Deadline | None = None
    happened: tuple[Happened, ...] = ()
    vacancy: Vacancy | None = None

    def column(self, key: str) -> Column:
        """The column `key`; KeyError if the ledger has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    @property
    def this_period(self) -> str:
        """What people call the period of a notice while they read it: 本季; of a day nothing."""
        return f"本{unit}" if (unit := self.period_kind.unit) else ""

    @property
    def naming(self) -> tuple[Column, ...]:
        """The columns by which people know a row, the most telling first."""
        return tuple(map(self.column, self.named_by))

    @property
    def masked_columns(self) -> tuple[Column, ...]:
        """The columns of whose names the public may see no more than the surname."""
        return tuple(column for column in self.columns if column.privacy.masks)

    @property
    def keys_start_anew(self) -> bool:
        """Whether each period gives the same keys to other things: vouchers are numbered by the
        month, and the day that would tell them apart is no part of the key."""
        return any(
            column.within_period and column.key not in self.row_key for column in self.columns
        )

    @property
    def rows_go_on(self) -> bool:
        """Whether rows of two periods are about the same things; entries of a cashbook are not."""
        return any(column.term or column.watched for column in self.columns)

    @property
    def this_row(self) -> str:
        """What people call a row that they point at: 这一笔, 这个工程."""
        if self.row_word:
            return f"这{self.counted_in}{self.row_word}"
        return f"这一{self.counted_in}"

    def totals_of(self, rows: Sequence[Values]) -> dict[str, Decimal]:
        """The sums of the totalled columns over every cell that holds a number.

        A column that tables seldom have has none where no row states any.
        """
        return {
            c.key: column_sum(c.key, rows)
            for c in self.columns
            if c.totals and not (c.seldom and all(row.get(c.key) is None for row in rows))
        }

    def told_columns(self, totals: Collection[str]) -> tuple[Column, ...]:
        """The columns of a table with these totals: without what few tables tell, and it does not.

        Other columns that a table lacks stay, as readers look for them: whether a remark was made.
        """
        return tuple(c for c in self.columns if not c.seldom or c.key in totals)

    def hidden_category(self, values: Values) -> str | None:
        """The category for whose sake a row is only counted and summed in public, never listed.

        None for a row that is listed.
        """
        for key, words in self.totals_only.items():
            category = str(values.get(key) or "")
            if any(word in category for word in words):
                return category
        return None
