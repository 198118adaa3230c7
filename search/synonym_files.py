"""A list of synonyms as a file: what of it is new, what is known, what is wrong in which line.

Text has one group a line, as in `search/data/synonyms.txt`; a table has the words in its first
column and what else they find in its second, as the list is exported.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from disclosure.importing.files.delimited import decode
from disclosure.importing.files.workbook import WorkbookFault, WorkbookKind, open_workbook
from search.admin_forms import SynonymForm
from search.models import Synonym
from search.synonyms import Group, read_group

MOST_BYTES = 500_000
MOST_LINES = 5_000
HEADINGS = ("搜这些词", "还要找到")
"""Of an exported table."""

Line = tuple[int, str]
"""Its number, counted from 1, and its group as `read_group` reads it."""


@dataclass(frozen=True, slots=True)
class Fault:
    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """`new` in the order of the file; `known` counts what is there already, or came twice."""

    new: Sequence[Group]
    known: int
    faults: Sequence[Fault]

    @property
    def text(self) -> str:
        """The new groups as lines, to be read again when they are accepted."""
        return "\n".join(str(_synonym(group)) for group in self.new)


def lines_of_file(content: bytes, name: str) -> list[Line]:
    """Lines that say something. Raises WorkbookFault."""
    if len(content) > MOST_BYTES:
        raise WorkbookFault("too_large")
    if _is_workbook(content):
        return list(_lines_of_workbook(content, name))
    text, _ = decode(content)
    return list(_lines_of_rows(csv.reader(text.splitlines()))) if _is_csv(name) else lines_of(text)


def lines_of(text: str) -> list[Line]:
    return list(_lines_of_rows([line] for line in text.splitlines()))


def _is_workbook(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def _is_csv(name: str) -> bool:
    return PurePath(name).suffix.lower() == ".csv"


def _lines_of_workbook(content: bytes, name: str) -> Iterator[Line]:
    workbook = open_workbook(content, name)
    if workbook.kind is WorkbookKind.CSV or not workbook.filled_sheets:
        raise WorkbookFault("not_a_workbook")
    sheet = workbook.read(workbook.filled_sheets[0])
    return _lines_of_rows([str(cell) for cell in row] for row in sheet.rows)


def _lines_of_rows(rows: Iterable[Sequence[str]]) -> Iterator[Line]:
    for number, row in enumerate(rows, start=1):
        words, finds = (*(cell.strip() for cell in row), "", "")[:2]
        if not (words or finds) or words.startswith("#") or (words, finds) == HEADINGS:
            continue
        yield number, f"{words} > {finds}" if finds else words


def read_list(lines: Iterable[Line]) -> ReadList:
    seen = {_same(Group.of(*each)) for each in Synonym.objects.values_list("words", "finds")}
    new: list[Group] = []
    faults: list[Fault] = []
    known = 0
    for number, text in lines:
        group = read_group(text)
        form = SynonymForm({"words": " ".join(group.words), "finds": " ".join(group.finds)})
        if not form.is_valid():
            why = "".join(message for each in form.errors.values() for message in each)
            faults.append(Fault(number, text, why))
            continue
        group = Group.of(form.cleaned_data["words"], form.cleaned_data["finds"])
        if _same(group) in seen:
            known += 1
        else:
            seen.add(_same(group))
            new.append(group)
    return ReadList(new, known, faults)


def _same(group: Group) -> tuple[frozenset[str], frozenset[str]]:
    """What two groups have in common that say the same: the order of words says nothing."""
    return frozenset(group.words), frozenset(group.finds)


def _synonym(group: Group) -> Synonym:
    return Synonym(words=" ".join(group.words), finds=" ".join(group.finds))


def add_groups(groups: Iterable[Group]) -> list[Synonym]:
    return Synonym.objects.bulk_create(map(_synonym, groups))
