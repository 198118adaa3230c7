"""Periods said from today: 今年, 上个月, 这个季度."""

import re
from collections.abc import Callable
from datetime import date


def _year(today: date, ago: int) -> str:
    return f"{today.year - ago}年"


def _month(today: date, ago: int) -> str:
    months = today.year * 12 + today.month - 1 - ago
    return f"{months // 12}年{months % 12 + 1}月"


def _quarter(today: date, ago: int) -> str:
    quarters = today.year * 4 + (today.month - 1) // 3 - ago
    return f"{quarters // 4}年第{quarters % 4 + 1}季度"


_SAID: tuple[tuple[str, Callable[[date, int], str], int], ...] = (
    (r"今年|本年度?|这一年", _year, 0),
    (r"去年|上一?年度?", _year, 1),
    (r"前年", _year, 2),
    (r"本月|这个?月|当月", _month, 0),
    (r"上个?月", _month, 1),
    (r"本季度?|这个?季度?|当季", _quarter, 0),
    (r"上个?季度?", _quarter, 1),
)
_PATTERNS = [(re.compile(pattern), say, ago) for pattern, say, ago in _SAID]


def spell_out(text: str, today: date) -> str:
    """The text with such periods in numbers: 今年三季度 is 2026年三季度 in 2026."""
    for pattern, say, ago in _PATTERNS:
        text = pattern.sub(say(today, ago), text)
    return text
