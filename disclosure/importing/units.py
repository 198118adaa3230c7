"""In which unit a table counts its money and its land, and where it says so.

A column's own header says it, else a note above or below the table, else nobody: then it is yuan
and square metres, which the preview tells. What could be a unit and is not understood is asked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from disclosure.importing.headers import Header
from disclosure.importing.places import column_letter
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.ledgers.base import ColumnType, Ledger
from language.amounts import UNIT_BY_SIGN, AmountUnit, find_unit
from language.land import LAND_UNIT, LandUnit, find_land_units
from language.text import squash, to_halfwidth

_MONEY = r"(?:人民币|RMB)?(?:[十百千万亿美欧日港]*[元圆]|[万亿千角分](?![一-鿿\d]))"
_ITEM = rf"(?:{_MONEY}|{LAND_UNIT}|[人户个间处宗次口名幢只座条%])"
_END = r"(?=$|\W|角|每|[制审填日面金])"
_LISTED = re.compile(
    rf"单位(?:均|都|一律)?[:为是(]*(?P<units>{_ITEM}(?:[、/,和及]+{_ITEM})*){_END}", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"[以按用](?P<in>{_MONEY})(?:为|计|填|反映|表示|列)"
    rf"|(?:均|都|皆|一律|全部)(?:[为是按以用])?(?P<all>{_MONEY}){_END}"
    rf"|^(?:金额|货币|人民币|币种)*[:为是(]*(?P<alone>{_MONEY})\)?$"
)
_BRACKETED = re.compile(r"\(([^()]*元[^()]*)\)")
# 12万元 and 贰万元 are amounts, 万家村 is a village.
_LIKE_A_UNIT = re.compile(
    r"(?<![\d.〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟几数余多上])"
    r"[万亿](?:[元圆]|(?=$|[,;:、。)\]]))"
)
_ODD_LAND_IN_HEADER = re.compile(
    r"(?<=[(:/])(?:[十百千万]亩|[公英]亩|分地?|厘|顷|[万千]公顷|坪|平方(?:尺|丈|寸|分米|厘米))(?=$|[)/])"
)
_ODD_IN_HEADER = re.compile(r"(?<=[(:/])(?:十|百|十万|百万|千万|美|欧|日|港)元")

Rows = Iterable[tuple[int | None, Sequence[object]]]
"""Rows of the sheet with their numbers; the sheet's name has none."""


@dataclass(frozen=True, slots=True)
class Note:
    """A text outside the header and the data, and the units that it states; of no row if it is the
    sheet's name.

    `odd` is a unit of money that we cannot convert, like 百元; `mixed` says that it states several.
    """

    row: int | None
    text: str
    money: AmountUnit | None = None
    land: frozenset[LandUnit] = frozenset()
    odd: str = ""
    mixed: bool = False

    @property
    def place(self) -> str:
        where = f"第 {self.row} 行" if self.row else "工作表名"
        return f"{where}「{shown(self.text)}」"


def read_notes(rows: Rows, *, titles: bool) -> list[Note]:
    """Every text of the rows; of titles, a unit in brackets at their end counts as well."""
    return [
        _note(number, cell, titles=titles)
        for number, row in rows
        for cell in row
        if isinstance(cell, str) and cell
    ]


def _note(row: int | None, cell: str, *, titles: bool) -> Note:
    text = " ".join(to_halfwidth(cell).split())
    for form in (text, squash(text)):  # 金 额 单 位 : 万 元
        items = [found["units"] for found in _LISTED.finditer(form)]
        items += [next(filter(None, found.groups())) for found in _COUNTED.finditer(form)]
        money, odd, mixed = _money(items)
        if not (money or odd or mixed) and titles:
            brackets = [found[1] for found in _BRACKETED.finditer(form)]
            money = next(filter(None, map(find_unit, brackets)), None)
        land = find_land_units(" ".join(items))
        if money or land or odd or mixed:
            return Note(row, text, money, land, odd, mixed)
    return Note(row, text)


def _money(items: Sequence[str]) -> tuple[AmountUnit | None, str, bool]:
    """The unit of money that is stated, the first that we cannot convert, and whether several are.

    Of several none holds.
    """
    names = re.findall(_MONEY, " ".join(items))
    if len(names) > 1:  # 元、角、分 are yuan with two decimals
        names = [name for name in names if name not in ("角", "分")]
    signs = {name: re.sub(r"人民币|RMB|[元圆]", "", name) for name in names}
    odd = next((name for name, sign in signs.items() if sign not in UNIT_BY_SIGN), "")
    units = {UNIT_BY_SIGN[sign] for sign in signs.values() if sign in UNIT_BY_SIGN}
    if odd or len(units) != 1:
        return None, odd, len(units) > 1
    return units.pop(), "", False


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one table by column key; of an area those that a bare number could be in.

    `source` says where the unit of most of the money is written, empty where nowhere.
    """

    money: Mapping[str, AmountUnit] = field(default_factory=dict)
    land: Mapping[str, frozenset[LandUnit]] = field(default_factory=dict)
    source: str = ""

    @property
    def label(self) -> str:
        """The unit in which most of the table's money is written; empty where it has none."""
        labels = [unit.label for unit in self.money.values()]
        return max(labels, key=labels.count, default="")

    def land_label(self, key: str) -> str:
        """The unit of a column's bare areas, or those that they may have; ㎡ where none is said."""
        units = self.land[key] or {LandUnit.SQUARE_METRE}
        return "或".join(sorted(unit.label for unit in units))


def find_units(header: Header, ledger: Ledger, notes: Sequence[Note]) -> Units:
    """The unit of each column of money and of each area."""
    columns = [column for column in ledger.columns if column.key in header.columns]
    amounts = [column.key for column in columns if column.type is ColumnType.MONEY]
    areas = [column.key for column in columns if column.unit == LandUnit.SQUARE_METRE.label]
    noted = next((note for note in notes if note.money), None)
    noted_money = noted.money if noted else None
    noted_land = next((note.land for note in notes if note.land), frozenset())
    money = {key: header_unit(header, key) or noted_money or AmountUnit.YUAN for key in amounts}
    land = {key: find_land_units(header.text(header.columns[key])) or noted_land for key in areas}
    return Units(money, land, _source(header, money, noted))


def header_unit(header: Header, key: str) -> AmountUnit | None:
    """The unit nearest to the cells of a column: the leaf's before the group's."""
    levels = reversed(header.levels[header.columns[key]])
    return next((unit for text in levels if (unit := find_unit(text))), None)


def _source(header: Header, money: Mapping[str, AmountUnit], noted: Note | None) -> str:
    label = Units(money).label
    stated = [
        key for key, unit in money.items() if unit.label == label and header_unit(header, key)
    ]
    if stated:
        return f"表头「{shown(header.text(header.columns[stated[0]]))}」"
    return noted.place if noted and noted.money and noted.money.label == label else ""


def unit_errors(
    notes: Sequence[Note], header: Header, units: Units, data: Sequence[int]
) -> Iterator[Finding]:
    """Units that cannot be converted, and notes of which each says something else."""
    odd = [note.odd for note in notes if note.odd]
    for key in units.money:
        odd += _ODD_IN_HEADER.findall(to_halfwidth(header.text(header.columns[key])))
    for unit in dict.fromkeys(odd):
        yield Finding(None, None, f"看不懂金额单位「{unit}」。请换算成元或万元，并写明单位。", unit)
    for key in units.land:
        for unit in _ODD_LAND_IN_HEADER.findall(to_halfwidth(header.text(header.columns[key]))):
            message = f"看不懂面积单位「{unit}」。请换算成平方米或亩，并写明单位。"
            yield Finding(None, None, message, unit)
    by_note = [key for key in units.money if header_unit(header, key) is None]
    if by_note:
        yield from map(_several_units, (note for note in notes if note.mixed))
    stated = [note for note in notes if note.money]
    if by_note and stated:
        yield from _contradictions(stated, data)


def _several_units(note: Note) -> Finding:
    return Finding(
        note.row,
        None,
        f"{note.place}写了不止一种金额单位，分不清哪些数按哪个读。"
        "请全表统一成一种；各列不一样的，请把单位写在每一列的表头里。",
        shown(note.text),
    )


def _contradictions(stated: Sequence[Note], data: Sequence[int]) -> Iterator[Finding]:
    first = stated[0]
    other = next((note for note in stated if note.money is not first.money), None)
    if other:
        yield Finding(
            other.row,
            None,
            f"{first.place}和{other.place}写的金额单位不一样，分不清哪些数按哪个读。"
            "请全表统一成一种单位。",
            shown(other.text),
        )
    elif data and first.row and data[0] < first.row < data[-1]:
        yield Finding(
            first.row,
            None,
            f"到这一行才写金额单位「{shown(first.text)}」，上面的数不知道是什么单位。"
            "请把单位写在表头上面，全表用一种单位。",
            shown(first.text),
        )


def unit_warnings(notes: Sequence[Note], header: Header, units: Units) -> Iterator[Finding]:
    """What names a unit that the amounts are not read in."""
    if not units.money:
        return
    for note in notes:
        if note.money and note.money not in units.money.values():
            yield _unread(f"{note.place}写的是{note.money.label}", units.label, note.text)
        elif not (note.money or note.odd or note.mixed) and _LIKE_A_UNIT.search(squash(note.text)):
            yield _unread(f"{note.place}里好像写了金额单位，没有看懂", units.label, note.text)
    for key, unit in units.money.items():
        text = header.text(header.columns[key])
        if header_unit(header, key) is None and _LIKE_A_UNIT.search(squash(text)):
            place = f"{column_letter(header.columns[key])} 列「{shown(text)}」"
            yield _unread(f"{place}里好像写了金额单位，没有看懂", unit.label, text)


def _unread(what: str, label: str, text: str) -> Finding:
    message = f"{what}，现在按{label}读。读错了的，请把单位写清楚，如「单位:万元」。"
    return Finding(None, None, message, shown(text))


def unit_remarks(
    notes: Sequence[Note], header: Header, ledger: Ledger, units: Units
) -> Iterator[Finding]:
    """Columns whose unit differs from the others', and those whose unit is not written."""
    bare = [key for key in units.money if header_unit(header, key) is None]
    if bare and not any(note.money for note in notes):
        labels = "、".join(ledger.column(key).label for key in bare)
        yield Finding(
            None,
            bare[0],
            f"没有写{labels}的单位，按元读。是万元的，请在表头上面写「单位:万元」。",
        )
    others = [key for key, unit in units.money.items() if unit.label != units.label]
    for key in others:
        yield Finding(
            None,
            key,
            f"「{ledger.column(key).label}」按{units.money[key].label}读，"
            f"其他金额按{units.label}读。",
        )
    for key, land in units.land.items():
        if not land:
            yield Finding(
                None,
                key,
                f"没有写「{ledger.column(key).label}」的单位，按平方米读。是亩的，"
                f"请把表头写成「{ledger.column(key).label}(亩)」。",
            )
