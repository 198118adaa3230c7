"""Numbers of vouchers that stand in two columns, the word and the number: 凭证 → 字 | 号."""

import re
from collections.abc import Sequence

from disclosure.importing.cells import as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.reshaping import with_body, with_cell
from language.text import squash

_NUMBER = re.compile(r"第?(\d{1,6})号?", re.ASCII)
_WORD = re.compile(r"([^\W\d]{1,6}?)字?第?")


def join_numbers(sheet: Sheet, header: Header) -> Sheet:
    """The sheet with 收-1 in the number's own cell; one that has its numbers whole as it is."""
    for key, word in header.words.items():
        number = header.columns[key]
        body = [_joined(row, word - 1, number - 1) for row in sheet.rows[header.last :]]
        sheet = with_body(sheet, header, body)
    return sheet


def _joined(row: Sequence[object], word: int, number: int) -> Sequence[object]:
    """What is more than a word and a bare number is left for the reader of the cell to judge."""
    said, counted = (squash(as_text(row[index])) for index in (word, number))
    before, after = _WORD.fullmatch(said), _NUMBER.fullmatch(counted)
    return with_cell(row, number, f"{before[1]}-{after[1]}") if before and after else row
