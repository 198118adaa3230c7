"""What Excel makes of an entry without being asked: 9-1 becomes a day, a long number loses digits.

What was typed is lost then; only whoever typed it can bring it back.
"""

import re
from datetime import date, datetime, time, timedelta

from disclosure.importing.texts import CellFault, shown
from language.text import to_halfwidth

_DIGITS_KEPT = 15
_MINUS_BEHIND = re.compile(r"([\d,]+(?:\.\d+)?)[-−]", re.ASCII)
_AS_TEXT = "请先把这一列的单元格格式改成「文本」，再照原样重打一遍。"


def word_fault(raw: object) -> CellFault | None:
    """What is wrong with a cell that should hold words; None where Excel left it alone."""
    match raw:
        case date():
            typed = "」或「".join(_typed(raw))
            message = (
                f"这一格被 Excel 当成了日期 {_day(raw)}，原来写的可能是「{typed}」。{_AS_TEXT}"
            )
            return CellFault(message, _day(raw))
        case time() | timedelta():
            message = f"这一格被 Excel 当成了钟点 {raw}，原来写的可能是「1:2」这样的号。{_AS_TEXT}"
            return CellFault(message, str(raw))
        case float() if abs(raw) >= 10**_DIGITS_KEPT:
            return CellFault(
                f"这个号超过 {_DIGITS_KEPT} 位，Excel 只记得住前面的 {_DIGITS_KEPT} 位，"
                f"后面的已经变了。{_AS_TEXT}"
            )
    return None


def number_fault(raw: object) -> CellFault | None:
    """What is wrong with a cell that should hold a number: it is formatted as a day, or a program
    wrote the minus behind the number, where people also write a dash to end it."""
    if isinstance(raw, str) and (behind := _MINUS_BEHIND.fullmatch(to_halfwidth(raw).strip())):
        number = behind[1]
        return CellFault(
            f"「{shown(raw)}」的横线写在了数的后面。是负数的，请写成 -{number}；"
            f"不是的，请写成 {number}。",
            shown(raw),
        )
    if not isinstance(raw, date):
        return None
    return CellFault(
        f"这一格在 Excel 里是日期 {_day(raw)}，这一列要的是数。"
        "请把单元格格式改成「常规」，再看看数对不对。",
        _day(raw),
    )


def _typed(day: date) -> list[str]:
    """What somebody may have typed: 9-1, and on the first of a month 2026-9 as well."""
    return [f"{day.month}-{day.day}", *([f"{day.year}-{day.month}"] if day.day == 1 else [])]


def _day(day: date) -> str:
    return (day.date() if isinstance(day, datetime) else day).isoformat()
