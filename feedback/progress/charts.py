"""The pictures of progress."""

from collections.abc import Iterable
from decimal import Decimal

from feedback.progress.numbers import Group, Month
from home.charts import Bar, Chart, DrawnChart, draw


def chart_of(title: str, groups: Iterable[Group]) -> DrawnChart | None:
    """A bar for each group, in its order; None where there is none."""
    bars = tuple(Bar(label, Decimal(number), f"{number} 件") for label, number in groups)
    words = "，".join(f"{bar.label} {bar.text}" for bar in bars)
    return draw(Chart(title, bars, words)) if bars else None


def trend_of(months: Iterable[Month]) -> DrawnChart | None:
    """What was received, month by month."""
    named = ((f"{each.first.year}年{each.first.month}月", each.received) for each in months)
    return chart_of("每个月收到多少", named)
