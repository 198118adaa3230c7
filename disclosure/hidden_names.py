"""Full names that a table masks in one column and repeats in another: 备注 陈建国续租.

Whoever is 陈某某 as a lessee is so in every free text of the table, of whichever row.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from disclosure.ledgers.base import Column, ColumnType, Ledger, Privacy, Values
from language.names import NameKind, hidden_names

_FREE = (ColumnType.TEXT, ColumnType.CHOICE)


def free_columns(ledger: Ledger) -> tuple[Column, ...]:
    """The columns in whose words a name may stand."""
    return tuple(column for column in ledger.columns if column.type in _FREE)


def is_hidden(column: Column, name: str, kind_of: Callable[[str], NameKind]) -> bool:
    """Whether the public sees no more of the name than its surname: doubtful ones are persons."""
    if column.privacy is Privacy.PERSON_OR_FIRM:
        return kind_of(name) is not NameKind.FIRM
    return column.privacy is Privacy.PERSON


def texts_with_names(
    ledger: Ledger, rows: Sequence[Values], kind_of: Callable[[str], NameKind]
) -> dict[str, str]:
    """Each free text of the rows that repeats a hidden name, and the text that the public sees."""
    names = _names_of(ledger, rows, kind_of)
    if not names:
        return {}
    begins = _beginnings(names)
    texts = _suspects(_distinct(free_columns(ledger), rows), begins)
    shown = {text: _without_names(text, names, begins) for text in texts}
    return {text: public for text, public in shown.items() if public != text}


def _beginnings(names: Iterable[str]) -> re.Pattern[str]:
    """The first two characters of any of the names: hardly a text of a long table holds them."""
    first, second = (re.escape("".join({name[place] for name in names})) for place in (0, 1))
    return re.compile(f"[{first}][{second}]")


def _suspects(texts: Iterable[str], begins: re.Pattern[str]) -> set[str]:
    """The texts in which a name may begin; one search through all of them is quicker than many."""
    lines = "\n".join(texts) + "\n"
    starts = (found.start() for found in begins.finditer(lines))
    return {lines[lines.rfind("\n", 0, at) + 1 : lines.index("\n", at)] for at in starts}


def _names_of(
    ledger: Ledger, rows: Sequence[Values], kind_of: Callable[[str], NameKind]
) -> dict[str, str]:
    """Every hidden name of the table, bare, and what is shown instead."""
    return {
        full: shown
        for column in ledger.masked_columns
        for name in _distinct((column,), rows)
        if is_hidden(column, name, kind_of)
        for full, shown in hidden_names(name)
    }


def _distinct(columns: Iterable[Column], rows: Sequence[Values]) -> set[str]:
    texts = {values.get(column.key) for column in columns for values in rows}
    return {text for text in texts if isinstance(text, str)}


def _without_names(text: str, names: Mapping[str, str], begins: re.Pattern[str]) -> str:
    """The longest name wins: of 陈建 and 陈建国 both may be in the table."""
    longest = max(map(len, names))
    shown, at = "", 0
    while found := begins.search(text, at):
        start = found.start()
        lengths = range(longest, 1, -1)
        name = next((name for n in lengths if (name := text[start : start + n]) in names), "")
        end = start + (len(name) or 1)
        shown += text[at:start] + (names[name] if name else text[start:end])
        at = end
    return shown + text[at:]
