"""What a worksheet says that calamine does not tell, and how large a sheet may be.

calamine gives '' for a formula without a stored value and for one that went wrong, lists no hidden
rows and columns, and makes room for every cell between the first and the last filled one before
anybody can ask how many.
"""

import re
from dataclasses import dataclass, field

from disclosure.importing.files.faults import WorkbookFault

MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_CELLS = 3_000_000
"""Between the first and the last filled cell: calamine makes room for all of them."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)


@dataclass(slots=True)
class SheetMarkup:
    """Rows and columns count from 1; `last_row` and `last_column` are those of filled cells.

    `broken` are the cells that hold an error instead of a value, each with its name: #REF!;
    `formats` those whose format makes them look other than they are, each with that.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unstored_formulas: set[tuple[int, int]] = field(default_factory=set)
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0
    cells: int = 0

    def hide_columns(self, first: int, last: int) -> None:
        """Both ends included; no sheet that we read is wider than MAX_COLUMNS."""
        self.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))


def check_size(last_row: int, last_column: int, cells: int) -> None:
    """Raises WorkbookFault if a sheet of this extent would take too much memory."""
    if last_row > MAX_ROWS:
        raise WorkbookFault("too_many_rows")
    if last_column > MAX_COLUMNS:
        raise WorkbookFault("too_many_columns")
    if max(last_row * last_column, cells) > MAX_CELLS:
        raise WorkbookFault("too_many_cells")


def column_number(letters: str) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def position(reference: str) -> tuple[int, int]:
    """B7 → (7, 2). Raises WorkbookFault("unreadable")."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise WorkbookFault("unreadable")
    return int(match[2]), column_number(match[1])
