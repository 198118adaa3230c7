"""Units that stand in the format of a cell and not in it: 0.00"万元" shows 60.5 as 60.50万元.

A unit behind the number as it is kept is that of the number. One behind a number that the format
divides, as 0!.0,"万元" does by ten thousand, says only how it is shown: what is kept are yuan.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.places import name_rows
from disclosure.importing.reshaping import with_cell
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.importing.units import Note, header_unit
from disclosure.ledgers.base import Column, ColumnType, Ledger
from language.amounts import UNIT_BY_SIGN, AmountUnit
from language.land import LandUnit, find_land_units
from language.numbers import parse_number

_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[[^\]]*\]|[_*].|(?P<digit>[0#?.,%])'
    r"|(?P<bare>[^\x00-\x7f])",
    re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"|[\\!].|[^;"\\!])+', re.DOTALL)
_CONDITION = re.compile(r"\[[<>=]")
_MONEY = re.compile("(?P<sign>[十百千万亿美欧日港]*)[元圆]|(?P<bare>[十百千]*[万亿])")
_POINT = "~"  # written between digits, which it does not part
_DIVIDING = re.compile(r",+(?![0#?,~])")
_BY_FACTOR = {unit.factor: unit for unit in AmountUnit if unit is not AmountUnit.YUAN}

Unit = AmountUnit | LandUnit


@dataclass(frozen=True, slots=True)
class _Meaning:
    """In which `unit` the number that is kept counts; None where nobody says. `divided` is what
    makes the number shown one of that unit, `code` the format where neither can be told."""

    unit: Unit | None = None
    divided: AmountUnit | None = None
    code: str = ""


_PLAIN = _Meaning()


def _meaning(code: str, column: Column) -> _Meaning:
    """Of a format with conditions all sections count, else that of numbers above zero."""
    sections = [section for section in _SECTION.findall(code) if re.search("[0#?]", section)]
    if not _CONDITION.search(code):
        sections = sections[:1]
    meanings = {_section(section, column) for section in sections}
    if len(meanings) > 1:
        meanings.discard(_PLAIN)
    if {meaning.unit for meaning in meanings} == {AmountUnit.YUAN}:
        return max(meanings, key=lambda meaning: meaning.divided is not None)
    return meanings.pop() if len(meanings) == 1 else _Meaning(code=code if meanings else "")


def _section(section: str, column: Column) -> _Meaning:
    words, digits = "", ""
    for found in _PART.finditer(section):
        text = found["quoted"] or found["escaped"] or found["bare"] or ""
        words, digits = words + text, digits + (_POINT if text == "." else found["digit"] or "")
    scale = Decimal(1000) ** sum(map(len, _DIVIDING.findall(digits)))
    scale *= Decimal(10) ** len(re.sub("[^0#?]", "", digits.partition(_POINT)[2]))
    scale /= Decimal(100) ** digits.count("%")
    if column.type is not ColumnType.MONEY:
        units = find_land_units(words)
        known = len(units) < 2 and (scale == 1 or "%" in digits)
        return _Meaning(next(iter(units), None)) if known else _Meaning(code=section)
    return _money(section, words, scale)


def _money(section: str, words: str, scale: Decimal) -> _Meaning:
    found = _MONEY.search(words)
    if found is None:
        if scale == 1:
            return _PLAIN
        divided = _BY_FACTOR.get(scale)
        return _Meaning(AmountUnit.YUAN, divided) if divided else _Meaning(code=section)
    unit = UNIT_BY_SIGN.get(found["bare"] or found["sign"] or "")
    if unit and scale == 1:
        return _Meaning(unit)
    if unit and scale == unit.factor:
        return _Meaning(AmountUnit.YUAN, unit)
    return _Meaning(code=section)


class CellFormats:
    """What the formats of one sheet say of its money and its areas."""

    def __init__(self, sheet: Sheet, header: Header, ledger: Ledger) -> None:
        self._sheet, self._header = sheet, header
        self._found: dict[str, dict[_Meaning, list[int]]] = {}
        """By column key: the rows of each meaning, and those without, of cells other than 0."""
        self._columns = {
            column.key: column
            for column in ledger.columns
            if column.key in header.columns
            and (column.type is ColumnType.MONEY or column.unit == LandUnit.SQUARE_METRE.label)
        }
        formatted = {column for _, column in sheet.formats}
        for key, column in self._columns.items():
            if header.columns[key] in formatted:
                rows = self._rows(header.columns[key], column)
                if any(rows.keys() - {_PLAIN}):
                    self._found[key] = rows

    def _rows(self, place: int, column: Column) -> dict[_Meaning, list[int]]:
        known: dict[str, _Meaning] = {"": _PLAIN}
        rows: dict[_Meaning, list[int]] = {}
        first = self._header.last + 1
        for number, row in enumerate(self._sheet.rows[first - 1 :], first):
            if isinstance(row[place - 1], int | float) and row[place - 1]:
                code = self._sheet.formats.get((number, place), "")
                if code not in known:
                    known[code] = _meaning(code, column)
                rows.setdefault(known[code], []).append(number)
        return rows

    def applied(self) -> tuple[Sheet, Header]:
        """The sheet with the unit in each such cell; where it is that of a whole column whose
        header says none, the header says it instead."""
        if not self._found:
            return self._sheet, self._header
        levels, changed = dict(self._header.levels), dict[int, Sequence[object]]()
        for key, meanings in self._found.items():
            place = self._header.columns[key]
            unit = self._of_all(key)
            if unit:
                levels[place] = (*levels[place], f"({unit.label})")
                continue
            for meaning, numbers in meanings.items():
                for number in numbers if meaning.unit else ():
                    row = changed.get(number, self._sheet.rows[number - 1])
                    changed[number] = with_cell(row, place - 1, _with_unit(row[place - 1], meaning))
        rows = [changed.get(number, row) for number, row in enumerate(self._sheet.rows, 1)]
        return replace(self._sheet, rows=rows), replace(self._header, levels=levels)

    def _of_all(self, key: str) -> Unit | None:
        """The unit that most cells of a column are shown in, if none is shown in another, and the
        header says nothing."""
        meanings = dict(self._found[key])
        plain = meanings.pop(_PLAIN, [])
        (meaning, numbers), *others = meanings.items()
        if others or meaning.divided or self._stated(key) or len(plain) >= len(numbers):
            return None
        return meaning.unit

    def _stated(self, key: str) -> Unit | None:
        if self._columns[key].type is ColumnType.MONEY:
            return header_unit(self._header, key)
        units = find_land_units(self._header.text(self._header.columns[key]))
        return next(iter(units), None)

    def findings(self, notes: Sequence[Note]) -> "FormatFindings":
        """What cannot be read for its format, what is to be confirmed, and what nothing else says.

        `notes` are the texts around the table, which may say its unit.
        """
        said = FormatFindings()
        for key, meanings in self._found.items():
            for meaning, numbers in meanings.items():
                if meaning == _PLAIN:
                    said.warnings.append(self._without_unit(key, numbers))
                    continue
                stated = self._stated(key) or _noted(notes, meaning)
                if meaning.divided:
                    self._say_divided(said, key, meaning.divided, numbers, stated)
                elif meaning.unit:
                    self._say_unit(said, key, meaning.unit, numbers, stated)
                else:
                    said.errors.append(self._unclear(key, meaning.code, numbers))
        return said

    def _say_divided(
        self,
        said: "FormatFindings",
        key: str,
        shown_in: AmountUnit,
        numbers: Sequence[int],
        stated: Unit | None,
    ) -> None:
        where = f"{name_rows(numbers)}的{self._columns[key].label}"
        code = self._sheet.formats[numbers[0], self._header.columns[key]]
        if stated is shown_in:
            message = f"{where}显示的是{shown_in.label}，里面存的是元，按元读。"
            said.remarks.append(Finding(numbers[0], key, message))
        elif stated not in (None, AmountUnit.YUAN):
            said.errors.append(self._unclear(key, code, numbers))
        elif not _MONEY.search(code):
            message = (
                f"{where}，格子里存的数比显示的大，显示的像是{shown_in.label}，"
                "现在把存的数按元读。存的不是元的，请改正；没有错的，请确认。"
            )
            said.warnings.append(Finding(numbers[0], key, message))

    def _say_unit(
        self,
        said: "FormatFindings",
        key: str,
        unit: Unit,
        numbers: Sequence[int],
        stated: Unit | None,
    ) -> None:
        label = self._columns[key].label
        if stated is None:
            message = f"「{label}」的单位写在单元格格式里，按{unit.label}读。"
            said.remarks.append(Finding(None, key, message))
        elif stated is not unit:
            message = (
                f"{name_rows(numbers)}的{label}，单元格格式显示成「{unit.label}」，"
                f"表里写的单位却是{stated.label}；这些格子按{unit.label}读。"
                "不对的，请改成一样的单位；没有错的，请确认。"
            )
            said.warnings.append(Finding(numbers[0], key, message))

    def _without_unit(self, key: str, numbers: Sequence[int]) -> Finding:
        unit = self._of_all(key)
        read = f"照样按{unit.label}读" if unit else "按表里写的单位读"
        message = (
            f"{name_rows(numbers)}的{self._columns[key].label}，"
            f"没有像别的行那样显示出单位，{read}。不对的，请改正；没有错的，请确认。"
        )
        return Finding(numbers[0], key, message)

    def _unclear(self, key: str, code: str, numbers: Sequence[int]) -> Finding:
        message = (
            f"{name_rows(numbers)}的{self._columns[key].label}，格式「{shown(code)}」"
            "显示的数和里面存的数不一样，分不清是什么单位。"
            "请把单元格格式改成「常规」，填上要公开的数，单位写在表头里。"
        )
        return Finding(numbers[0], key, message, shown(code))


@dataclass(frozen=True, slots=True)
class FormatFindings:
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)


def _with_unit(number: object, meaning: _Meaning) -> str:
    return f"{parse_number(number):f}{meaning.unit.label if meaning.unit else ''}"


def _noted(notes: Sequence[Note], meaning: _Meaning) -> Unit | None:
    if isinstance(meaning.unit, LandUnit):
        return next((next(iter(note.land)) for note in notes if note.land), None)
    return next((note.money for note in notes if note.money), None)
