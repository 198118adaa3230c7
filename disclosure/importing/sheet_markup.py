"""One pass over the XML of a worksheet, for what calamine does not tell.

calamine gives '' for a formula without a stored value, lists no hidden rows, and makes room for
every cell between the first and the last filled one before anybody can ask how many those are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from disclosure.importing.faults import WorkbookFault

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)


@dataclass(slots=True)
class SheetMarkup:
    """Rows and columns count from 1; `last_row` and `last_column` are those of filled cells."""

    hidden_rows: set[int] = field(default_factory=set)
    unstored_formulas: set[tuple[int, int]] = field(default_factory=set)
    last_row: int = 0
    last_column: int = 0


def read_markup(pieces: Iterable[bytes]) -> SheetMarkup:
    """What the XML says, fed in pieces. Raises WorkbookFault("unreadable")."""
    return _Reader().read(pieces)


def column_number(letters: str) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Reader:
    def __init__(self) -> None:
        self.found = SheetMarkup()
        self.row = self.column = 0
        self.has_formula = self.has_value = self.in_value = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def read(self, pieces: Iterable[bytes]) -> SheetMarkup:
        try:
            for piece in pieces:
                self.parser.Parse(piece, False)
            self.parser.Parse(b"", True)
        except expat.ExpatError:
            raise WorkbookFault("unreadable") from None
        return self.found

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "row":
                self.start_row(attributes)
            case "c":
                self.start_cell(attributes)
            case "f":
                self.has_formula = True
            case "v" | "t":
                self.in_value = True

    def start_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r", "")
        self.row = int(stated) if stated.isdecimal() else self.row + 1
        self.column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.found.hidden_rows.add(self.row)

    def start_cell(self, attributes: dict[str, str]) -> None:
        self.has_formula = self.has_value = False
        if "r" in attributes:
            self.row, self.column = _position(attributes["r"])
        else:
            self.column += 1

    def text(self, text: str) -> None:
        if self.in_value:
            self.has_value = True

    def end(self, tag: str) -> None:
        match tag.rpartition(":")[2]:
            case "v" | "t":
                self.in_value = False
            case "c":
                self.end_cell()

    def end_cell(self) -> None:
        if self.has_formula and not self.has_value:
            self.found.unstored_formulas.add((self.row, self.column))
        if self.has_formula or self.has_value:
            self.found.last_row = max(self.found.last_row, self.row)
            self.found.last_column = max(self.found.last_column, self.column)


def _position(reference: str) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise WorkbookFault("unreadable")
    return int(match[2]), column_number(match[1])
