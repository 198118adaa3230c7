"""Counts that a narrow table writes into one column: 45/38 below 应到/实到.

The columns of the ledger then have one place in the sheet, and each reads its own number there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from disclosure.importing.cells import BLANKS, CellReader, as_text
from disclosure.importing.header_names import accepted_names, squash_header
from disclosure.importing.headers import Header
from disclosure.importing.reshaping import explained
from disclosure.importing.texts import CellFault, shown
from disclosure.ledgers.base import Cell, Ledger
from language.text import squash

_BETWEEN = re.compile(r"[/／、,，;；|\\和与及]")
_TAIL = re.compile(r"(?:代表)?(?:人数|户数|票数|数)?(?:情况)?(?:\([人票户]\))?$")
_COUNTS = re.compile(r"\d+[人票户]?(?:[/、,;:|\\\-]\d+[人票户]?)+", re.ASCII)
_COUNT = re.compile(r"\d+", re.ASCII)


def place_counts(header: Header, ledger: Ledger) -> Header:
    """The header with one place for the counts that one of its columns names; else as it is."""
    for keys in ledger.written_together:
        if {*keys} & (header.columns.keys() | header.doubled.keys()):
            continue
        named = [place for place in header.unknown if _order(header.text(place), keys, ledger)]
        if len(named) == 1:
            columns = {**header.columns, **dict.fromkeys(keys, named[0])}
            header = replace(explained(header, *named), columns=columns)
    return header


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
        found |= {key: _counter(readers[key], order, key, ledger) for key in keys}
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


def _counter(read: CellReader, order: Sequence[str], key: str, ledger: Ledger) -> CellReader:
    labels = "、".join(ledger.column(each).label for each in order)
    example = "/".join(ledger.column(each).example for each in order)

    def counted(raw: object) -> Cell:
        text = squash(as_text(raw))
        if text in BLANKS:
            return None
        is_text = isinstance(raw, str)  # Excel makes a day of 12/10
        counts = _COUNT.findall(text) if is_text and _COUNTS.fullmatch(text) else []
        if len(counts) != len(order):
            value = shown(as_text(raw))
            advice = f"请写成 {example}，或拆成 {len(order)} 列。"
            raise CellFault(f"「{value}」看不出{labels}各是多少。{advice}", value)
        return read(counts[order.index(key)])

    return counted
