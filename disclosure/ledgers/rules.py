"""Rules that ledgers share, each a function that makes a rule for named columns.

Every rule keeps silent about a cell that is empty or did not parse: the import names that already.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from disclosure.ledgers.base import Breach, Cell, RowRule, TableBreach, TableRule, Values
from language.amounts import CENT
from language.dates import is_whole_day
from language.text import squash

_SAVED_AS_DATE = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}", re.ASCII
)

_FINER = (
    "只差一分：填错的，请改正；格子里的小数比分还细、公开时四舍五入了的，请把这三格都改成两位小数。"
)
_CHECK = "请核对这几格，改正填错的一格。"
_WAIVED = _CHECK + "少的是村里同意不收了的，请写在「{}」一列里；没有这一列的，请加上。"


def yuan(amount: Cell) -> str:
    """An amount as messages show it: 4,350.00 元."""
    return f"{amount:,.2f} 元"


def number(values: Values, key: str) -> Decimal | None:
    """The amount or count in `key`, None where the row has none."""
    value = values.get(key)
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else None


def difference(
    whole: tuple[str, str],
    part: tuple[str, str],
    rest: tuple[str, str],
    *,
    waived: tuple[str, str] | None = None,
) -> RowRule:
    """whole − part − waived = rest in what is published, to the cent; each is a pair of column key
    and name, and what is not waived need not be stated.

    Amounts are rounded before: of 300.005 − 300.00 = 0.00 readers would see 300.01 − 300.00 = 0.00.
    """
    (whole_key, whole_name), (part_key, part_name), (rest_key, rest_name) = whole, part, rest

    def check(values: Values) -> Sequence[Breach]:
        total, paid, left = (number(values, key) for key in (whole_key, part_key, rest_key))
        let_off = number(values, waived[0]) if waived else None
        if total is None or paid is None or left is None:
            return ()
        expected = total - paid - (let_off or 0)
        if expected == left:
            return ()
        less = f"、{waived[1]} {yuan(let_off)}" if waived and let_off else ""
        said = (
            f"{whole_name} {yuan(total)}减{part_name} {yuan(paid)}{less}应是 {yuan(expected)}，"
            f"{rest_name}却填了 {yuan(left)}。"
        )
        off = abs(expected - left)
        if off == CENT:
            advice = _FINER
        elif waived and not let_off and expected > left:
            advice = _WAIVED.format(waived[1])
        else:
            advice = _CHECK
        return (Breach(rest_key, said + advice, off=off),)

    return check


def adds_up(
    parts: Sequence[tuple[str, str]], whole: tuple[str, str], *, marks: str, unit: str
) -> RowRule:
    """The parts add up to the whole; the column `marks` is shown as wrong if not."""
    whole_key, whole_name = whole
    formula = "、".join(name for _, name in parts)

    def check(values: Values) -> Sequence[Breach]:
        numbers = [number(values, key) for key, _ in parts]
        expected = number(values, whole_key)
        found = [amount for amount in numbers if amount is not None]
        if expected is None or len(found) < len(numbers) or sum(found) == expected:
            return ()
        return (
            Breach(
                marks,
                f"{formula}合起来是 {sum(found)} {unit}，{whole_name}却是 {expected} {unit}。"
                "请对照会议记录改正。",
            ),
        )

    return check


def not_before(first: tuple[str, str], last: tuple[str, str]) -> RowRule:
    """The last date is not earlier than the first; works on dates only."""
    (first_key, first_name), (last_key, last_name) = first, last

    def check(values: Values) -> Sequence[Breach]:
        begin, end = values.get(first_key), values.get(last_key)
        if begin is None or end is None or end >= begin:  # type: ignore[operator]
            return ()
        return (
            Breach(
                last_key,
                f"{last_name}（{end}）早于{first_name}（{begin}）。请核对两个日期，看哪个写错了。",
            ),
        )

    return check


def at_most(smaller: tuple[str, str], larger: tuple[str, str], advice: str) -> RowRule:
    """The amount `smaller` does not exceed the amount `larger`."""
    (small_key, small_name), (large_key, large_name) = smaller, larger

    def check(values: Values) -> Sequence[Breach]:
        small, large = number(values, small_key), number(values, large_key)
        if small is None or large is None or small <= large + CENT:
            return ()
        return (Breach(small_key, f"{small_name} {small:,} 大于{large_name} {large:,}。{advice}"),)

    return check


REFUND = "请核对；是冲销、退款的，请确认。"


def not_negative(*columns: tuple[str, str], advice: str = REFUND) -> RowRule:
    """None of the columns holds a number below zero. Of money it may be a refund, of men not."""

    def check(values: Values) -> Sequence[Breach]:
        breaches = []
        for key, name in columns:
            amount = values.get(key)
            if amount is not None and amount < 0:  # type: ignore[operator]
                breaches.append(Breach(key, f"{name}是负数（{amount:,}）。{advice}"))
        return breaches

    return check


def unique(key: str, name: str) -> TableRule:
    """No two rows carry the same value in `key`; the later one is marked."""

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        seen: dict[str, int] = {}
        breaches = []
        for index, values in enumerate(rows):
            value = values.get(key)
            if not value:
                continue
            first = seen.setdefault(squash(str(value)).casefold(), index)
            if first != index:
                breaches.append(
                    TableBreach(
                        index,
                        key,
                        f"{name}「{value}」前面已经用过。"
                        "每笔一个编号，请改成这一笔自己的编号，或删去重复的一行。",
                        before=index - first,
                    )
                )
        return breaches

    return check


def repeated(*columns: tuple[str, str]) -> TableRule:
    """No two rows say the same in all these columns; the later one may be there by mistake."""
    names = "、".join(name for _, name in columns)

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        seen: dict[tuple[Cell, ...], int] = {}
        breaches = []
        for index, values in enumerate(rows):
            said = tuple(values.get(key) for key, _ in columns)
            first = seen.setdefault(said, index)
            if first != index and any(said):
                message = (
                    f"这一行和前面一行的{names}完全一样。写重了的，请删去一行；"
                    "确实有两笔的，请确认。"
                )
                breaches.append(TableBreach(index, columns[0][0], message, before=index - first))
        return breaches

    return check


def no_date(key: str, name: str) -> RowRule:
    """What Excel makes of the number 9-1 when it saves a CSV: 9月1日, 1-Sep; of 2021-3: Mar-21."""

    def check(values: Values) -> Sequence[Breach]:
        value = values.get(key)
        if not isinstance(value, str) or not _SAVED_AS_DATE.fullmatch(value):
            return ()
        return (
            Breach(
                key,
                f"{name}「{value}」像是 Excel 把「9-1」这样的号当成了日期。"
                "请在 Excel 里先把这一列的单元格格式改成「文本」，再照原样重打一遍。",
            ),
        )

    return check


def to_the_day(column: tuple[str, str], advice: str) -> RowRule:
    """A partial date says the day: the month or the year alone will do, if confirmed."""
    key, name = column

    def check(values: Values) -> Sequence[Breach]:
        known = values.get(key)
        if not isinstance(known, str) or is_whole_day(known):
            return ()
        least = "月份" if "-" in known else "年份"
        return (Breach(key, f"{name}没有写是哪一天，公开时只写{least}。{advice}"),)

    return check


def only_if(condition: Callable[[Values], bool], breach: Breach) -> RowRule:
    """The breach is reported for every row of which the condition holds."""
    return lambda values: (breach,) if condition(values) else ()
