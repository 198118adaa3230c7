"""Text files with commas, tabs or semicolons between the cells."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Sequence
from io import StringIO

from disclosure.importing.files.faults import WorkbookFault
from disclosure.importing.files.sheet_markup import check_size

_MARKS = (  # the first bytes say what the rest is
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ("utf-8", "gb18030")  # almost any bytes can be read as GB18030: it comes last
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
_NOT_A_TABLE = ("%PDF", "{\\rtf")
_DELIMITERS = ",\t;"
_LINES_TO_JUDGE_BY = 200


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises WorkbookFault: not_a_workbook, truncated (it ends inside a character).
    """
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    for encoding in marked or _UNMARKED:
        text = _decoded(content, encoding)
        if text is not None:
            return text, encoding
    raise WorkbookFault("not_a_workbook")


def _decoded(content: bytes, encoding: str) -> str | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(content, final=False)
    except UnicodeDecodeError:
        return None
    if _NOT_TEXT.search(text) or text.startswith(_NOT_A_TABLE):
        return None
    if decoder.getstate()[0]:
        raise WorkbookFault("truncated")
    return text


def split(text: str) -> list[list[str]]:
    """Rows of equally many cells, without the empty ones at the end.

    A row is a record: a line break inside quotes does not begin a new one, so a row's number is
    the one that a spreadsheet program shows, not that of a line of the file.
    Raises WorkbookFault: unbalanced_quotes, too_many_rows, too_many_columns, too_many_cells.
    """
    rows = _filled_rows(text)
    width = max(map(len, rows), default=0)
    check_size(len(rows), width, 0)
    return [row + [""] * (width - len(row)) for row in rows]


def _filled_rows(text: str) -> list[list[str]]:
    source = csv.reader(StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    rows: list[list[str]] = []
    try:
        for number, row in enumerate(source, start=1):
            if any(map(str.strip, row)):
                check_size(number, len(row), 0)
                rows += [[]] * (number - len(rows) - 1)
                rows.append(row)
    except csv.Error:
        raise WorkbookFault("unbalanced_quotes") from None
    return rows


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row has three cells or most have two: a comma here and there makes no table."""
    filled = [count for row in rows if (count := sum(map(bool, row)))]
    return max(filled) > 2 or 2 * sum(count > 1 for count in filled) > len(filled)


def delimiter(text: str) -> str:
    """The delimiter that cuts the most lines into equally many cells."""
    lines = text.splitlines()[:_LINES_TO_JUDGE_BY]
    return max(_DELIMITERS, key=lambda candidate: _agreement(lines, candidate))


def _agreement(lines: Sequence[str], candidate: str) -> int:
    counts = Counter(line.count(candidate) for line in lines if candidate in line)
    return max((cells * often for cells, often in counts.items()), default=0)
