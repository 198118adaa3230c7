"""Applies a ledger's rules to rows that were read, and gives findings with the sheet's rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import pairwise

from disclosure.importing.impossible_days import first_day_known
from disclosure.importing.results import DoubtfulName, Finding, ImportContext
from disclosure.importing.rounding import Steps, is_rounding
from disclosure.importing.texts import shown
from disclosure.ledgers.base import (
    Cell,
    Column,
    ColumnType,
    Ledger,
    Privacy,
    RowRule,
    TableBreach,
    Values,
    column_texts,
)
from language.names import NameKind
from language.periods import Period

_FEW = 6
_NEAR = 0.5

Numbers = Sequence[int]
"""The sheet rows of the data rows, in file order."""


def rule_errors(
    ledger: Ledger,
    numbers: Numbers,
    rows: Sequence[Values],
    openings: Mapping[int, Cell],
    steps: Steps,
) -> tuple[list[Finding], list[Finding]]:
    """What the ledger's error rules find, within rows and across them: errors, and remarks.

    `openings` are opening balances by the index of the row that they stand before.
    """
    errors: list[Finding] = []
    remarks: list[Finding] = []
    for breach in _breaches(ledger, rows, openings):
        rounded = is_rounding(breach.off, steps.get(breach.column))
        message = _rounded(ledger, breach) if rounded else _placed(breach, numbers)
        value = _shown(rows[breach.index].get(breach.column))
        finding = Finding(numbers[breach.index], breach.column, message, value)
        (remarks if rounded else errors).append(finding)
    return errors, remarks


def _breaches(
    ledger: Ledger, rows: Sequence[Values], openings: Mapping[int, Cell]
) -> Iterator[TableBreach]:
    for row_rule in ledger.row_errors:
        for index, values in enumerate(rows):
            for breach in row_rule(values):
                yield TableBreach(index, breach.column, breach.message, breach.off)
    for table_rule in ledger.table_errors:
        for start, end in pairwise([*sorted({0, *openings}), len(rows)]):
            for found in table_rule(rows[start:end], openings.get(start)):
                yield replace(found, index=start + found.index)


def _rounded(ledger: Ledger, breach: TableBreach) -> str:
    label = ledger.column(breach.column).label
    return f"{label}和算出来的数相差 {breach.off:,.2f} 元，是四舍五入的尾差，没有算作错误。"


def _placed(breach: TableBreach, numbers: Numbers) -> str:
    if breach.before is None:
        return breach.message
    first = numbers[breach.index - breach.before]
    return f"{breach.message}前面的在第 {first} 行。"


def rule_warnings(
    ledger: Ledger, numbers: Numbers, rows: Sequence[Values], period: Period
) -> Iterator[Finding]:
    """What must be confirmed: the ledger's warning rules, days outside the period, odd words."""
    yield from _row_findings(ledger.row_warnings, numbers, rows)
    for rule in ledger.table_warnings:
        for breach in rule(rows, None):
            yield Finding(numbers[breach.index], breach.column, _placed(breach, numbers))
    for column in ledger.columns:
        if column.within_period:
            yield from _outside_period(column, numbers, rows, period)
        if column.type is ColumnType.CHOICE:
            yield from _unlisted(column, numbers, rows)


def doubtful_names(
    ledger: Ledger, numbers: Numbers, rows: Sequence[Values], context: ImportContext
) -> Iterator[DoubtfulName]:
    """Names that could be a person's or a firm's, where the answer decides what is shown."""
    for column in ledger.columns:
        if column.privacy is not Privacy.PERSON_OR_FIRM:
            continue
        names = column_texts(column.key, rows)
        doubtful = [name for name in names if context.kind_of(name) is NameKind.DOUBTFUL]
        for name, places in places_of(doubtful, column.key, numbers, rows).items():
            yield DoubtfulName(name, column.key, tuple(places))


def name_warning(doubtful: DoubtfulName) -> Finding:
    """The question that a doubtful name asks."""
    return Finding(
        doubtful.rows[0],
        doubtful.column,
        f"「{doubtful.name}」是个人还是单位？没有回答以前按个人处理，公开时只显示姓。",
        doubtful.name,
    )


def _row_findings(
    rules: Sequence[RowRule], numbers: Numbers, rows: Sequence[Values]
) -> Iterator[Finding]:
    for rule in rules:
        for number, values in zip(numbers, rows, strict=True):
            for breach in rule(values):
                yield Finding(
                    number, breach.column, breach.message, _shown(values.get(breach.column))
                )


def _outside_period(
    column: Column, numbers: Numbers, rows: Sequence[Values], period: Period
) -> Iterator[Finding]:
    first, last = period.first_day, period.last_day
    for number, values in zip(numbers, rows, strict=True):
        day = values.get(column.key)
        if day is not None and not first <= first_day_known(day) <= last:
            yield Finding(
                number,
                column.key,
                f"{column.label} {day} 不在{period.label}里。"
                "请核对日期；确实要列在这一期的，请确认。",
                str(day),
            )


def _unlisted(column: Column, numbers: Numbers, rows: Sequence[Values]) -> Iterator[Finding]:
    """One question for each word that may be a slip, however many rows carry it."""
    usual = frozenset((*column.choices, *column.also_usual))
    words = [word for word in column_texts(column.key, rows) if word not in usual]
    asked = [word for word in words if column.counted or _may_be_slip(word, usual)]
    for word, places in places_of(asked, column.key, numbers, rows).items():
        count = f"（共 {len(places)} 行）" if len(places) > 1 else ""
        yield Finding(
            places[0],
            column.key,
            f"{column.label}「{shown(word)}」{count}不是常用的写法，{_usual(word, column)}。"
            "没有写错的，请确认。",
            shown(word),
        )


def _may_be_slip(word: str, usual: Collection[str]) -> bool:
    """Whether it nearly is a usual word: 公开招阻, but not 公开招租 with a word more or less."""
    if any(other in word or word in other for other in usual):
        return False
    return bool(get_close_matches(word, usual, n=1, cutoff=_NEAR))


def _usual(word: str, column: Column) -> str:
    """The words that may have been meant, else a few that are usual."""
    near = get_close_matches(word, (*column.choices, *column.also_usual), n=2, cutoff=_NEAR)
    if near:
        return f"是不是「{'」或「'.join(near)}」"
    return f"常用的有{'、'.join(column.choices[:_FEW])}等"


def places_of(
    texts: Iterable[str], key: str, numbers: Numbers, rows: Sequence[Values]
) -> dict[str, list[int]]:
    """The sheet rows where each of the texts stands in a column; `texts` are few."""
    places: dict[str, list[int]] = {text: [] for text in texts}
    if places:
        for number, values in zip(numbers, rows, strict=True):
            cell = values.get(key)
            if isinstance(cell, str) and cell in places:
                places[cell].append(number)
    return places


def _shown(cell: Cell) -> str:
    return "" if cell is None else shown(str(cell))
