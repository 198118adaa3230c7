"""The rules for a file of areas: what each row must be, alone and beside the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from areas.codes import code_complaint
from areas.csv_rows import CsvRow, Problem
from areas.enums import Level
from areas.models import Area
from areas.names import tidy

COLUMNS = ("code", "name", "level", "parent_code")


@dataclass(frozen=True, slots=True)
class KnownArea:
    """What the rules need of an area that is already in the database."""

    level: Level
    parent_code: str


def area_problems(rows: Sequence[CsvRow], known: Mapping[str, KnownArea]) -> list[Problem]:
    """Everything that is wrong with `rows`, given the areas that are `known` by their codes."""
    levels = {code: area.level.value for code, area in known.items()}
    levels |= {row["code"]: row["level"] for row in rows}
    problems = [*_doubled_codes(rows)]
    for row in rows:
        problems += _cell_problems(row)
        problems += _parent_problems(row, levels)
        problems += _move_problems(row, known)
    return problems


def _doubled_codes(rows: Sequence[CsvRow]) -> Iterator[Problem]:
    first_line: dict[str, int] = {}
    for row in rows:
        code = row["code"]
        if code and code in first_line:
            yield Problem(row.line, f"代码“{code}”重复，第 {first_line[code]} 行已经有了。")
        first_line.setdefault(code, row.line)


def _cell_problems(row: CsvRow) -> Iterator[Problem]:
    level = level_named(row["level"])
    may_be_empty = level is Level.CITY
    yield from row.missing(COLUMNS[:3] if may_be_empty else COLUMNS)
    yield from row.unprintable()
    yield from row.too_long(Area, ["code", "name"])
    if row["level"] and level is None:
        allowed = "、".join(f"{known.value} {known.label}" for known in Level)
        yield Problem(row.line, f"不认识的层级“{row['level']}”，只能是：{allowed}。")
    if row["code"] and level and (complaint := code_complaint(row["code"], level)):
        yield Problem(row.line, complaint)


def _parent_problems(row: CsvRow, levels: Mapping[str, str]) -> Iterator[Problem]:
    """`levels` gives the level of every code in the file and in the database."""
    level, parent_code = level_named(row["level"]), row["parent_code"]
    if not parent_code:
        return
    if level is Level.CITY:
        yield Problem(row.line, f"市是最高一级，不能有上级“{parent_code}”，请清空 parent_code。")
    elif parent_code not in levels:
        yield Problem(row.line, f"找不到上级“{parent_code}”，文件和库里都没有这个代码。")
    elif level and (parent := level_named(levels[parent_code])) and parent is not level.parent:
        assert level.parent is not None
        yield Problem(
            row.line,
            f"层级不对：{level.label}的上级应当是{level.parent.label}，"
            f"而“{parent_code}”是{parent.label}。",
        )


def _move_problems(row: CsvRow, known: Mapping[str, KnownArea]) -> Iterator[Problem]:
    area = known.get(row["code"])
    if area and row["parent_code"] and row["parent_code"] != area.parent_code:
        yield Problem(
            row.line,
            f"“{row['code']} {row['name']}”在库里的上级是“{area.parent_code}”，"
            f"文件里是“{row['parent_code']}”。这里不能移动区划，请核对代码。",
        )


def level_named(text: str) -> Level | None:
    """The level with the key or the Chinese label `text`, in full or half width, or with one of the
    two names that a label has (镇（街道）); None if none."""
    return _LEVELS.get(tidy(text))


def level_of(row: CsvRow) -> Level:
    """The level of a row in which `area_problems` found nothing."""
    level = level_named(row["level"])
    assert level is not None
    return level


def _names(level: Level) -> Iterator[str]:
    yield from (level.value, level.label)
    yield from level.label.removesuffix("）").split("（")


_LEVELS = {tidy(name): level for level in Level for name in _names(level)}
