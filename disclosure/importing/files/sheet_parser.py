"""Reads what any XML says of a worksheet, cell by cell."""

import re
from collections.abc import Iterable
from xml.parsers import expat

from disclosure.importing.files.faults import WorkbookFault
from disclosure.importing.files.number_formats import Formats
from disclosure.importing.files.sheet_markup import SheetMarkup, position


class SheetParser:
    """Raises WorkbookFault("unreadable")."""

    def __init__(self, formats: Formats) -> None:
        self.found = SheetMarkup()
        self.formats = {str(style): code for style, code in formats.items()}
        self.format: str | None = None
        self.row = self.column = 0
        self.has_formula = self.has_value = self.in_value = self.is_error = False
        self.value = ""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartCdataSectionHandler = self.refuse_cdata

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
            case "col":
                self.start_column(attributes)
            case "row":
                self.start_row(attributes)
            case "c":
                self.start_cell(attributes)
            case "f":
                self.has_formula = True
            case "v" | "t":
                self.in_value = True

    def start_column(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        plain = re.fullmatch("[0-9]{1,5} [0-9]{1,5}", f"{first} {last}")
        if plain and attributes.get("hidden") in ("1", "true"):
            self.found.hide_columns(int(first), int(last))

    def start_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r", "")
        self.row = int(stated) if re.fullmatch("[0-9]{1,7}", stated) else self.row + 1
        self.column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.found.hidden_rows.add(self.row)

    def start_cell(self, attributes: dict[str, str]) -> None:
        self.has_formula = self.has_value = False
        self.is_error, self.value = attributes.get("t") == "e", ""
        self.format = self.formats.get(attributes.get("s", ""))
        if "r" in attributes:
            self.row, self.column = position(attributes["r"])
        else:
            self.column += 1

    def text(self, text: str) -> None:
        if self.in_value:
            self.has_value = True
            if self.is_error:
                self.value += text

    def refuse_cdata(self) -> None:
        """calamine would lose the value without a word."""
        if self.in_value:
            raise WorkbookFault("unreadable")

    def end(self, tag: str) -> None:
        match tag.rpartition(":")[2]:
            case "v" | "t":
                self.in_value = False
            case "c":
                self.end_cell()

    def end_cell(self) -> None:
        if self.has_formula and not self.has_value:
            self.found.unstored_formulas.add((self.row, self.column))
        if self.value:
            self.found.broken[self.row, self.column] = self.value
        if self.format and self.has_value:
            self.found.formats[self.row, self.column] = self.format
        if self.has_formula or self.has_value:
            self.found.cells += 1
            self.found.last_row = max(self.found.last_row, self.row)
            self.found.last_column = max(self.found.last_column, self.column)
