"""Counts that a narrow table writes into one column: 45/38 below 应到/实到, 同意36票，反对2票.

The columns of the ledger then have one place in the sheet, and each reads its own number there.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from disclosure.importing.cells import BLANKS, CellReader, as_text
from disclosure.importing.header_names import Names, accepted_names, squash_header
from disclosure.importing.headers import Header, Rows
from disclosure.importing.reshaping import explained
from disclosure.importing.texts import CellFault, shown
from disclosure.importing.told_counts import told_counts
from disclosure.ledgers.base import Cell, Ledger
from language.text import squash

_BETWEEN = re.compile(r"[/／、,，;；|\\和与及]")
_TAIL = re.compile(r"(?:代表)?(?:人数|户数|票数|数)?(?:情况)?(?:\([人票户]\))?$")
_COUNTS = re.compile(r"\d+[人票户]?(?:[/、,;:|\\\-]\d+[人票户]?)+", re.ASCII)
_COUNT = re.compile(r"\d+", re.ASCII)

_Counter = Callable[[object], Mapping[str, str]]
"""The counts of a cell by their columns' keys; CellFault where it does not tell them all."""


def place_counts(header: Header, rows: Rows, ledger: Ledger) -> Header:
    """The header with one place for the counts that one of its columns names; else as it is.

    A column names them in its header, or its cells do: then all such counts may stand together.
    """
    unknown, names = header.unknown, accepted_names(ledger)
    for keys in ledger.written_together:
        if {*keys} & (header.columns.keys() | header.doubled.keys()):
            continue
        named = [place for place in unknown if _order(header.text(place), keys, ledger)]
        named = named or [
            place for place in unknown if _are_told(rows[header.last :], place - 1, keys[0], names)
        ]
        if len(named) == 1:
            columns = {**header.columns, **dict.fromkeys(keys, named[0])}
            header = replace(explained(header, *named), columns=columns)
    return header


def _are_told(body: Rows, index: int, key: str, names: Names) -> bool:
    """Whether most cells of a column say by name how many of `key` there are."""
    filled = list(filter(None, (as_text(row[index]) for row in body)))
    telling = [text for text in filled if key in told_counts(text, names)]
    return len(telling) * 2 > len(filled)


def _order(text: str, keys: Sequence[str], ledger: Ledger) -> list[str]:
    """The columns in the order in which a header names them: 应到/实到人数; none if not just these.

    Which of two numbers is which, nobody can tell where it does not.
    """
    names = accepted_names(ledger)
    pieces = filter(None, _BETWEEN.split(squash_header(text)))
    found = [names.get(piece) or names.get(_TAIL.sub("", piece), "") for piece in pieces]
    return found if sorted(found) == sorted(keys) else []


def joint_readers(
    readers: Mapping[str, CellReader], header: Header, ledger: Ledger
) -> dict[str, CellReader]:
    """Readers of counts that have one column, each for its own number of a cell; else none."""
    found: dict[str, CellReader] = {}
    for keys in _joined(header, ledger):
        order = _order(header.text(header.columns[keys[0]]), keys, ledger)
        counter = _counter(order, ledger) if order else _told_counter(keys, ledger)
        found |= {key: _read_by(readers[key], counter, key) for key in keys}
    return found


def told_with_another(header: Header, ledger: Ledger) -> Iterator[str]:
    """The keys that share their cells with another, of which it is told what is wrong there."""
    for keys in _joined(header, ledger):
        yield from keys[1:]


def _joined(header: Header, ledger: Ledger) -> Iterator[tuple[str, ...]]:
    for keys in ledger.written_together:
        places = {header.columns.get(key) for key in keys}
        if len(places) == 1 and None not in places:
            yield keys


def _read_by(read: CellReader, counter: _Counter, key: str) -> CellReader:
    def counted(raw: object) -> Cell:
        if squash(as_text(raw)) in BLANKS:
            return None
        return read(counter(raw)[key])

    return counted


def _counter(order: Sequence[str], ledger: Ledger) -> _Counter:
    """Tells apart the counts of a cell that stand in the order of the header: 45/38."""

    def count(raw: object) -> Mapping[str, str]:
        text = squash(as_text(raw)) if isinstance(raw, str) else ""  # Excel makes a day of 12/10
        counts = _COUNT.findall(text) if _COUNTS.fullmatch(text) else []
        if len(counts) != len(order):
            raise _fault(raw, order, "/".join(ledger.column(key).example for key in order), ledger)
        return dict(zip(order, counts, strict=True))

    return count


def _told_counter(keys: Sequence[str], ledger: Ledger) -> _Counter:
    """Tells apart the counts of a cell that names each."""
    names = accepted_names(ledger)
    columns = [ledger.column(key) for key in keys]
    example = "，".join(f"{column.label}{column.example}" for column in columns)

    def count(raw: object) -> Mapping[str, str]:
        counts = told_counts(as_text(raw), names)
        if not counts.keys() >= {*keys}:
            raise _fault(raw, keys, f"{example}（没有的写 0）", ledger)
        return counts

    return count


def _fault(raw: object, keys: Sequence[str], example: str, ledger: Ledger) -> CellFault:
    value = shown(as_text(raw))
    labels = "、".join(ledger.column(key).label for key in keys)
    advice = f"请写成 {example}，或拆成 {len(keys)} 列。"
    return CellFault(f"「{value}」看不出{labels}各是多少。{advice}", value)
