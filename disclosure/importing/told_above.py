"""What a list of one kind of aid says once, above all its rows: 9月最低生活保障金发放花名册.

It has no column for the kind, nor for the day, as they are the same for everybody.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from disclosure.importing.body import Body
from disclosure.importing.headers import Header
from disclosure.importing.results import Finding
from disclosure.ledgers.base import Column, ColumnType, Ledger
from language.periods import Period, PeriodKind
from language.text import squash


def take_titles(header: Header, titles: Sequence[str], ledger: Ledger, period: Period) -> Header:
    """The header with what the titles tell of the columns that the table lacks.

    Titles that name several kinds tell nothing: nobody knows which rows are of which.
    """
    told = {
        column.key: word
        for column in ledger.columns
        if column.told_above and column.key not in {*header.columns, *header.doubled}
        if (word := _word(column, titles, period))
    }
    return replace(header, told=told)


def fill_told(body: Body, header: Header, ledger: Ledger, period: Period) -> None:
    """Put it into every row of the body, with a warning that says what is published."""
    if not body.rows:
        return
    body.rows[:] = [{**row, **header.told} for row in body.rows]
    for key, word in header.told.items():
        column = ledger.column(key)
        message = _MESSAGES[column.type](column.label, word, period)
        body.warnings.append(Finding(None, key, message, word))


def _word(column: Column, titles: Sequence[str], period: Period) -> str:
    if column.type is ColumnType.PARTIAL_DATE:
        return period.code if period.kind is PeriodKind.MONTH else ""
    longest_first = sorted(column.known_words, key=len, reverse=True)
    words = re.compile("|".join(map(re.escape, longest_first)))
    named = {found for title in titles for found in words.findall(squash(title))}
    return named.pop() if len(named) == 1 else ""


def _kind(label: str, word: str, period: Period) -> str:
    return (
        f"表里没有「{label}」一列，标题写的是「{word}」：每一行都按这一类公开。"
        f"对的，请确认；不对的，请在表里加上「{label}」一列。"
    )


def _month(label: str, word: str, period: Period) -> str:
    return (
        f"表里没有「{label}」一列，每一行都按{period.label}发的公开。"
        f"对的，请确认；知道是哪一天的，请在表里加上「{label}」一列。"
    )


_MESSAGES: dict[ColumnType, Callable[[str, str, Period], str]] = {
    ColumnType.CHOICE: _kind,
    ColumnType.PARTIAL_DATE: _month,
}
