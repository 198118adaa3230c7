"""Several columns below the header of one: 已付金额 above 往年, 本年 and 合计. Which is the figure?

One that sums the others is, or the one of the notice's own month or quarter, or of what there is on
a day that at the end (期初, 期末); else the accountant is asked. Never is it just the first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure.importing.header_doubts import EARLIER_OR_LATER
from disclosure.importing.headers import Header, Rows
from disclosure.importing.places import column_letter
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.ledgers.base import NUMERIC, Column, Ledger
from language.amounts import CENT
from language.numbers import NotANumber, parse_number
from language.periods import Period, PeriodKind
from language.text import squash

_SUM = r"(?:金额|发放|[应实]发)?(?:{})(?:发放)?(?:数|额|金额)?"
_SUMS = tuple(
    re.compile(_SUM.format(kind)) for kind in ("合计|总计|共计|总额|总金额", "小计", "累计")
)
"""What sums the columns beside it, the most telling first: 小计 is a part of 合计."""
_SUBTOTAL, _SO_FAR = _SUMS[1:]
_BRACKETED = re.compile(r"\([^)]*\)")
_OWN_TIME = re.compile("[本当](?P<unit>[季月期])度?(?:份|数|额|金额|发生额?)?")
_AT_THE_END = re.compile("(?:[期年季月]末|结余)(?:数|额|余额|金额|数量|结存)?")
_OF_WHICH = "其中"


def choose_sub_columns(header: Header, rows: Rows, ledger: Ledger, period: Period) -> Header:
    """The header where of several columns below one header one is chosen, or all are asked about.

    Columns whose own words name what the ledger asks for are none of these.
    """
    for column in ledger.columns:
        if column.type not in NUMERIC:
            continue
        places = header.doubled.get(column.key, ())
        chosen = header.columns.get(column.key)
        if (
            places
            and len({_above(header, place) for place in places}) == 1
            and _above(header, places[0])
        ):
            chosen = _at_the_end(header, places, ledger, period)
            chosen = chosen or _choose(header, places, rows, column, period)
            header = _with(header, column.key, places, chosen)
        elif chosen:
            header = _with_parts(header, column.key, chosen)
    return header


def _above(header: Header, place: int) -> tuple[str, ...]:
    """The levels that name the column of the ledger, where the lowest one does not; else none."""
    levels, rest = header.levels[place], header.rests.get(place, ())
    return tuple(text for text in levels if text not in rest) if levels[-1] in rest else ()


def sums_now(header: Header, place: int) -> bool:
    """Whether the lowest header of a column says that it sums others, not what was so far."""
    leaf = _leaf(header, place)
    return _is_sum(leaf) and not _SO_FAR.fullmatch(leaf)


def _is_sum(leaf: str) -> bool:
    return any(kind.fullmatch(leaf) for kind in _SUMS)


def _leaf(header: Header, place: int) -> str:
    return _BRACKETED.sub("", squash(header.levels[place][-1]))


def _at_the_end(
    header: Header, places: Sequence[int], ledger: Ledger, period: Period
) -> int | None:
    """The one column of what is left, where the notice tells of a day; a debt is what it was."""
    if period.kind is not PeriodKind.DAY or ledger.grown:
        return None
    ends = [place for place in places if _AT_THE_END.fullmatch(_leaf(header, place))]
    return ends[0] if len(ends) == 1 else None


def _choose(
    header: Header, places: Sequence[int], rows: Rows, column: Column, period: Period
) -> int | None:
    leaves = {place: _leaf(header, place) for place in places}
    if column.per != "年" and period.kind not in (PeriodKind.YEAR, PeriodKind.DAY):
        own = [place for place, leaf in leaves.items() if _is_own_time(leaf, period)]
        if own or any(map(_is_of_other_times, leaves.values())):
            return own[0] if len(own) == 1 else None
    for kind in _SUMS:
        sums = [place for place, leaf in leaves.items() if kind.fullmatch(leaf)]
        if sums:
            break
    else:
        return None
    numbers = range(header.last + 1, len(rows) + 1)
    checked = [row for row in numbers if _number(rows[row - 1][sums[0] - 1]) is not None]
    wrong = list(_misfits(header, sums[0], places, rows, checked))
    return sums[0] if len(sums) == 1 and len(wrong) * 2 <= len(checked) else None


def _is_own_time(leaf: str, period: Period) -> bool:
    found = _OWN_TIME.fullmatch(leaf)
    return found is not None and found["unit"] in (period.kind.unit, "期")


def _is_of_other_times(leaf: str) -> bool:
    return bool(EARLIER_OR_LATER.search(leaf) or _SO_FAR.fullmatch(leaf) or "年" in leaf)


def _with(header: Header, key: str, places: Sequence[int], chosen: int | None) -> Header:
    doubled = {each: found for each, found in header.doubled.items() if each != key}
    if chosen is None:
        return replace(
            header,
            doubled=doubled,
            unknown=tuple(sorted({*header.unknown, *places})),
            undecided={**header.undecided, key: tuple(places)},
        )
    rest = tuple(text for text in header.rests[chosen] if text != header.levels[chosen][-1])
    return replace(
        header,
        doubled=doubled,
        columns={**header.columns, key: chosen},
        rests={**header.rests, chosen: rest},
        parts={**header.parts, key: tuple(place for place in places if place != chosen)},
    )


def _with_parts(header: Header, key: str, chosen: int) -> Header:
    """The header that asks nothing of the columns beside the one that somebody has chosen."""
    levels = header.levels[chosen]
    beside = [
        place
        for place in header.unknown
        if (above := _above(header, place)) and levels[: len(above)] == above
    ]
    if not beside:
        return header
    unknown = tuple(place for place in header.unknown if place not in beside)
    return replace(header, unknown=unknown, parts={**header.parts, key: tuple(beside)})


def _misfits(
    header: Header, whole: int, places: Sequence[int], rows: Rows, numbers: Sequence[int]
) -> Iterator[tuple[int, Decimal, Decimal]]:
    """The rows whose sum is not that of the columns beside it: their number, the sum, what it
    should be. What is so far, or names a part only, may be more."""
    leaves = {place: _leaf(header, place) for place in places if place != whole}
    parts = [place for place, leaf in leaves.items() if not _SUBTOTAL.fullmatch(leaf)]
    open_ended = bool(
        _SO_FAR.fullmatch(_leaf(header, whole))
        or any(leaf.startswith(_OF_WHICH) for leaf in leaves.values())
    )
    for number in numbers:
        row = rows[number - 1]
        stated = _number(row[whole - 1])
        if stated is None:
            continue
        amounts = [_number(row[place - 1]) or Decimal(0) for place in parts]
        off = stated - sum(amounts)
        if abs(off) > CENT * len(parts) and not (open_ended and stated >= max(amounts)):
            yield number, stated, sum(amounts, start=Decimal(0))


def _number(cell: object) -> Decimal | None:
    try:
        return parse_number(cell)
    except NotANumber:
        return None


def undecided_errors(header: Header, ledger: Ledger) -> Iterator[Finding]:
    """Headers above several columns of which nobody can tell which is meant."""
    for key, places in header.undecided.items():
        label, above = ledger.column(key).label, "".join(_above(header, places[0]))
        sums = [place for place in places if _is_sum(_leaf(header, place))]
        in_all = f"就是 {_names(header, sums)}" if sums else "请加一列「合计」"
        yield Finding(
            None,
            key,
            f"表头「{shown(above)}」下面有 {len(places)} 列：{_names(header, places)}，"
            f"分不清哪一列是要公开的「{label}」。请说明是哪一列，或者在表里只留那一列；"
            f"要的是这几列加起来的，{in_all}。",
        )


def sub_column_remarks(header: Header, ledger: Ledger) -> Iterator[Finding]:
    """Which of several columns below one header is read, and that the others are not."""
    for key, places in header.parts.items():
        chosen = _names(header, [header.columns[key]])
        message = (
            f"「{ledger.column(key).label}」读的是 {chosen}；"
            f"旁边的 {_names(header, places)}没有读，不公开。"
        )
        yield Finding(None, key, message)


def sub_column_warnings(header: Header, rows: Rows, numbers: Sequence[int]) -> Iterator[Finding]:
    """Rows in which the sum that is read is not that of the columns beside it."""
    for key, parts in header.parts.items():
        whole = header.columns[key]
        if not _is_sum(_leaf(header, whole)):
            continue
        for number, stated, expected in _misfits(header, whole, (whole, *parts), rows, numbers):
            message = (
                f"「{shown(header.levels[whole][-1])}」写的是 {stated:,}，"
                f"旁边的 {_names(header, parts)}加起来是 {expected:,}。"
                "公开的是前一个数；填错的，请改正；没有错的，请确认。"
            )
            yield Finding(number, key, message, f"{stated:,}")


def _names(header: Header, places: Sequence[int]) -> str:
    names = (f"{column_letter(each)} 列「{shown(header.levels[each][-1])}」" for each in places)
    return "、".join(names)
