"""Reading the CSV files of `import_areas` and `import_duties`, and telling what is wrong in them.

Both loaders work in the same way: read every row, collect every problem with its line, and write
only when there is none. What they share is here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.db.models import CharField, Model


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which line of the file (1 is the header; None is the file as a whole)."""

    line: int | None
    message: str

    def __str__(self) -> str:
        return self.message if self.line is None else f"第 {self.line} 行：{self.message}"


class LoadError(Exception):
    """Nothing was loaded, and these are all the reasons, in the order of the file."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line or 0))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How many records a load made, changed, and found as they should be."""

    created: int
    changed: int
    unchanged: int

    def __str__(self) -> str:
        if not (self.created or self.changed):
            return f"没有变化：{self.unchanged} 条都与库里一致。"
        return f"新增 {self.created} 条，修改 {self.changed} 条，不变 {self.unchanged} 条。"


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row of a file: its line, and each column's text without needless white space."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The text of `column`; empty where the file has no such column."""
        return self.cells.get(column, "")

    def missing(self, columns: Sequence[str]) -> Iterator[Problem]:
        """A problem for each of `columns` that this row leaves empty."""
        for column in columns:
            if not self[column]:
                yield Problem(self.line, f"“{column}”是空的，请填写。")

    def too_long(self, model: type[Model], columns: Sequence[str]) -> Iterator[Problem]:
        """A problem for each of `columns` with more characters than the model's field takes."""
        for column in columns:
            limit = cast(CharField, model._meta.get_field(column)).max_length or 0
            length = len(self[column])
            if length > limit:
                yield Problem(
                    self.line, f"“{column}”有 {length} 个字，最多 {limit} 个：{self[column][:20]}…"
                )

    def unprintable(self) -> Iterator[Problem]:
        """A problem for each cell with a character that cannot be seen, as broken copies have."""
        for column, text in self.cells.items():
            if not text.isprintable():
                yield Problem(self.line, f"“{column}”里有看不见的字符，请重新输入：{text!r}。")


def read_csv_file(path: Path, required: Sequence[str]) -> list[CsvRow]:
    """As `read_csv`, from the file at `path`; one that cannot be opened is a LoadError too."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        missing = f"没有“{path}”这个文件。请核对文件名和它在哪个文件夹里。"
        raise LoadError([Problem(None, missing)]) from error
    except IsADirectoryError as error:
        raise LoadError([Problem(None, f"“{path}”是文件夹，不是文件。")]) from error
    except OSError as error:
        raise LoadError([Problem(None, f"打不开文件“{path}”：{error.strerror}。")]) from error
    return read_csv(data, required)


def read_csv(data: bytes, required: Sequence[str]) -> list[CsvRow]:
    """The rows below the header line, blank lines left out.

    `data` is UTF-8 (with or without BOM) or GB18030, as Excel saves it. Raises LoadError when it is
    no such text, when a column of `required` is missing or doubled, or a row has too many cells.
    """
    lines = list(_numbered(_decoded(data)))
    if not lines:
        raise LoadError([Problem(None, "文件是空的，第一行应当是列名。")])
    (line, header), *body = lines
    if not body:
        raise LoadError([Problem(None, "文件只有列名，下面没有内容。")])
    columns = [name.strip() for name in header]
    problems = [*_header_problems(line, columns, required)]
    problems += [
        Problem(line, f"有 {len(cells)} 格，而列名只有 {len(columns)} 个。")
        for line, cells in body
        if any(cell.strip() for cell in cells[len(columns) :])
    ]
    if problems:
        raise LoadError(problems)
    blank = dict.fromkeys(columns, "")
    return [
        CsvRow(line, blank | dict(zip(columns, map(_one_line, cells), strict=False)))
        for line, cells in body
    ]


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LoadError([Problem(None, "认不出文件的编码，请另存为“CSV UTF-8”再试。")])


def _one_line(cell: str) -> str:
    """Without line breaks, wide spaces (张　三) and spaces at the ends, as Excel leaves them."""
    return " ".join(cell.split())


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise LoadError(
            [Problem(begins, "从这一行起读不懂，请检查引号是否成对、文件是否真是 CSV。")]
        ) from error


def _header_problems(
    line: int, columns: Sequence[str], required: Sequence[str]
) -> Iterator[Problem]:
    found = "、".join(columns)
    for name in required:
        if name not in columns:
            yield Problem(line, f"缺少列“{name}”；文件里的列是：{found}。")
    for name in dict.fromkeys(columns):
        if name and columns.count(name) > 1:
            yield Problem(line, f"列“{name}”出现了 {columns.count(name)} 次，只能有一次。")
