"""Columns of the sheet that are none of the ledger: asked about, warned of, or not to be there.

Whoever may edit a notice can fetch the workbook behind it for as long as it is kept, so that a
column of ID numbers does harm there even though the public never sees it.
"""

import re
from collections.abc import Iterable, Iterator

from disclosure.importing.cells import as_text
from disclosure.importing.header_names import squash_header
from disclosure.importing.headers import Header, Rows
from disclosure.importing.places import column_letter
from disclosure.importing.results import Finding, UnknownHeader
from disclosure.importing.texts import shown
from language.number_shapes import ID_NUMBER
from language.personal_data import find_personal_data

SAMPLES = 3
_JUDGED_LETTERS = 120
"""Of one cell; no number of a person is longer, and whoever writes one begins with it."""

_NAMES_NUMBERS = re.compile(
    r"身份证|证件号|残疾人?证号|(?:电话|手机|联系方式)(?![费补套])|银行卡|银行账|[账帐卡]号|存折号"
)


class UnreadColumns:
    """The columns below one header that were read as no column of the ledger, with their texts.

    `data` are the numbers of the data rows, `numbers` those columns that hold numbers of persons.
    """

    def __init__(self, rows: Rows, header: Header, data: Iterable[int]) -> None:
        self._header = header
        read = frozenset(header.columns.values())
        unread = [place for place in range(1, max(map(len, rows)) + 1) if place not in read]
        body = [rows[number - 1] for number in data]
        self._texts = {
            place: [
                text
                for cell in dict.fromkeys(row[place - 1] for row in body)
                if (text := as_text(cell))
            ]
            for place in unread
        }
        self.numbers = frozenset(
            place for place in unread if _holds_numbers(header.text(place), self._texts[place])
        )

    def errors(self) -> Iterator[Finding]:
        """Errors of columns that hold numbers of persons, whether or not anybody reads them."""
        for place in sorted(self.numbers):
            header = self._header.text(place)
            name = f"「{shown(header)}」" if header else ""
            message = (
                f"{column_letter(place)} 列{name}写的是身份证号、银行卡号、电话或别的联系方式，"
                "不能公开，也不能留在文件里。请从表里删去这一列，存好再上传一次。"
            )
            yield Finding(None, None, message, shown(header), private=True)

    def unknown(self) -> Iterator[UnknownHeader]:
        """Headers that fit no column and stand over something, with a few of the values."""
        for place in self._header.unknown:
            text = self._header.text(place)
            if place not in self.numbers and (samples := self._samples(place)):
                yield UnknownHeader(shown(text), squash_header(text), place, samples)

    def headless(self) -> Iterator[Finding]:
        """Warnings of columns that hold something and have no header: they are not read."""
        for place in self._texts.keys() - self._header.levels.keys() - self.numbers:
            if samples := self._samples(place):
                message = (
                    f"{column_letter(place)} 列没有表头，下面却有内容（如：{'、'.join(samples)}）。"
                    "这一列不会公开；要公开的，请补上表头。"
                )
                yield Finding(None, None, message)

    def _samples(self, place: int) -> tuple[str, ...]:
        """A few different values of a column, long numbers masked."""
        return tuple(map(shown, self._texts[place][:SAMPLES]))


def _holds_numbers(header: str, texts: Iterable[str]) -> bool:
    """Whether the header says so, or one text is an ID number, or most are numbers of persons.

    What looks like a phone or a card may be a meter's number; an ID number is nothing else.
    """
    if _NAMES_NUMBERS.search(header):
        return any(map(str.isdigit, "".join(texts)))
    found = [find_personal_data(text[:_JUDGED_LETTERS]) for text in texts]
    kinds = {each.kind for data in filter(None, found) for each in data}
    return ID_NUMBER in kinds or sum(map(bool, found)) * 2 > len(found)


def unknown_warning(unknown: UnknownHeader) -> Finding:
    """The question that an unknown header asks."""
    return Finding(
        None,
        None,
        f"不认识 {column_letter(unknown.column)} 列「{unknown.text}」"
        f"（内容如：{'、'.join(unknown.samples)}）。请说明它是哪一列；不回答的话，这一列不公开。",
        unknown.text,
    )
