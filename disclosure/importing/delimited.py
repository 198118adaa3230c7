"""Text files with commas, tabs or semicolons between the cells."""

import codecs
import csv
from collections import Counter
from collections.abc import Sequence
from io import StringIO

from disclosure.importing.faults import WorkbookFault

_MARKS = (  # UTF-8 and UTF-16 say what they are in their first bytes
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ("utf-8", "gb18030")  # GB18030 can be read into almost any bytes: it comes last
_LONGEST_CHARACTER = 4  # bytes
_DELIMITERS = ",\t;"


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; WorkbookFault("unknown_text") if there is none.

    A file that was cut inside its last character loses that character only.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding), encoding
    for encoding in _UNMARKED:
        try:
            return _decoded(content, encoding), encoding
        except WorkbookFault:
            continue
    raise WorkbookFault("unknown_text")


def _decoded(content: bytes, encoding: str) -> str:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(content, final=False)
    except UnicodeDecodeError:
        raise WorkbookFault("unknown_text") from None
    if not _is_text(text):
        raise WorkbookFault("unknown_text")
    return text


def _is_text(text: str) -> bool:
    return not any(
        code < 32 and chr(code) not in "\t\n\r\f" and chr(code) in text for code in range(32)
    )


def split(text: str) -> list[list[str]]:
    """Records of cells. A line break inside quotes does not begin a new record, so the number of
    a record is the row that a spreadsheet program shows, not a line of the file."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter(text))
    try:
        return list(reader)
    except csv.Error:
        raise WorkbookFault("unreadable") from None


def delimiter(text: str) -> str:
    """The delimiter that cuts the most lines into the same number of cells."""
    lines = text.splitlines()[:200]
    return max(_DELIMITERS, key=lambda candidate: _agreement(lines, candidate))


def _agreement(lines: Sequence[str], candidate: str) -> int:
    counts = Counter(line.count(candidate) for line in lines if candidate in line)
    return max((cells * often for cells, often in counts.items()), default=0)
