"""The day on which a table was announced, as it says itself: whether that can be."""

from datetime import date, timedelta

from language.dates import say_date
from language.periods import Period

LONGEST_AHEAD = timedelta(days=365)


def misdated(announced_on: date, period: Period, today: date) -> str:
    """Why a table of `period` was not announced on that day, in words; empty if it may have been.

    What is told as of one day may be announced in the same month before.
    """
    said = f"公示日期 {say_date(announced_on)}"
    if announced_on < period.first_day.replace(day=1):
        return f"{said}，{period.label}还没有开始，请核对年份。"
    if announced_on > max(today, period.last_day) + LONGEST_AHEAD:
        return f"{said}，还要过一年多，请核对年份。"
    return ""
