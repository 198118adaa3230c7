"""How the preview tells what each column of a workbook was read as, and asks of unknown ones."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypedDict

from disclosure.editing.fields import IGNORE, field_name
from disclosure.importing.places import column_letter
from disclosure.importing.results import ImportResult, NotRead, ReadColumn
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Cell, Column, Ledger
from disclosure.presentation import in_words
from disclosure.public_rows import encoder

SHOWN_COLUMNS = 100
WHY_NOT_READ = {
    NotRead.NUMBERING: "序号，不公开",
    NotRead.LEFT_OUT: "不是台账里的栏目，不公开",
    NotRead.UNKNOWN: "不认识，没有读，不公开",
    NotRead.DOUBLED: "和别的列重复了，没有读",
    NotRead.PART: "同一个表头下读了别的列，没有读，不公开",
    NotRead.JOINED: "和旁边的一列合在一起读",
    NotRead.COMPARED: "只用来核对，不公开",
    NotRead.OTHER_PERIOD: "是别的时期的，没有读，不公开",
    NotRead.HEADLESS: "没有表头，没有读，不公开",
    NotRead.PRIVATE: "个人的号码，要从表里删去",
}
_FIXED = frozenset(NotRead) - {NotRead.NUMBERING, NotRead.LEFT_OUT, NotRead.DOUBLED, NotRead.PART}
"""Nobody can say of these what they are: unknown ones are asked about apart."""


class ColumnLine(TypedDict):
    """A column of the workbook: its letter and own header, what it was `read_as`, in which `unit`,
    and a cell as it stands there and, where that differs, as it was read. `remembered`: the
    village said once what this header means."""

    letter: str
    header: str
    read_as: str
    unit: str
    remembered: bool
    sample: str
    value: str


class HeaderQuestion(TypedDict):
    """Which column is this header? `field` names the form's field, `answer` what holds now."""

    field: str
    text: str
    squashed: str
    samples: list[str]
    answer: str


def column_lines(ledger: Ledger, columns: Sequence[ReadColumn]) -> list[ColumnLine]:
    """What the first columns were read as, from left to right."""
    return [_line(ledger, column) for column in columns[:SHOWN_COLUMNS]]


def _line(ledger: Ledger, column: ReadColumn) -> ColumnLine:
    value = "、".join(
        _as_read(ledger.column(key), cell)
        for key, cell in zip(column.keys, column.values, strict=False)
        if cell is not None
    )
    labels = "、".join(ledger.column(key).label for key in column.keys)
    return ColumnLine(
        letter=column_letter(column.place),
        header=column.text,
        read_as=WHY_NOT_READ[column.not_read] if column.not_read else labels,
        unit=column.unit,
        remembered=column.answered,
        sample=column.sample,
        value="" if value == column.sample else value,
    )


def _as_read(column: Column, cell: Cell) -> str:
    encode = encoder(column)
    stored: Any = encode(cell) if encode else cell
    text = in_words(column, stored)
    return shown(text) if isinstance(cell, str) else text


def unknown_questions(result: ImportResult) -> list[HeaderQuestion]:
    """A question for each header that nobody knows."""
    return [
        HeaderQuestion(
            field=field_name("header", header.squashed),
            text=header.text,
            squashed=header.squashed,
            samples=list(header.samples),
            answer="",
        )
        for header in result.unknown_headers
    ]


def changeable_readings(columns: Sequence[ReadColumn]) -> list[HeaderQuestion]:
    """What the headers were taken for, to be put right; remembered answers are among them.

    An answer is kept by the header's words, so it cannot tell two columns of the same words apart.
    """
    times = Counter(column.squashed for column in columns)
    return [
        HeaderQuestion(
            field=field_name("header", column.squashed),
            text=column.text,
            squashed=column.squashed,
            samples=[column.sample] if column.sample else [],
            answer=next(iter(column.keys), IGNORE),
        )
        for column in columns[:SHOWN_COLUMNS]
        if column.not_read not in _FIXED and len(column.keys) < 2 and times[column.squashed] == 1
    ]


def say_unit(result: ImportResult) -> str:
    """In which unit money was read, and where that is written; empty for a table without money."""
    if not result.unit:
        return ""
    if not result.unit_source:
        return f"表里没有写金额的单位，金额按「{result.unit}」读。"
    return f"金额按「{result.unit}」读，依据是{result.unit_source}。"
