"""Bars as they are drawn: their lengths and places, worked out here so that no script has to."""

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.ledgers.base import Chart

LINE = 3.2
"""Height of one bar with the words above it, in lines of the reader's own type size (em)."""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """`words_at` and `bar_at` are heights in em from the top, `width` is in percent."""

    label: str
    text: str
    words_at: float
    bar_at: float
    width: float


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """`height` is in em, so that the picture grows with the type size."""

    title: str
    alternative: str
    height: float
    bars: Sequence[DrawnBar]


def draw(chart: Chart) -> DrawnChart:
    """The chart with its longest bar over the whole width; amounts below zero count by size."""
    longest = max((abs(bar.value) for bar in chart.bars), default=0) or 1
    bars = [
        DrawnBar(
            label=bar.label,
            text=bar.text,
            words_at=round(index * LINE + 1.1, 1),
            bar_at=round(index * LINE + 1.6, 1),
            width=round(float(abs(bar.value) / longest * 100), 1),
        )
        for index, bar in enumerate(chart.bars)
    ]
    return DrawnChart(chart.title, chart.alternative, round(len(bars) * LINE, 1), bars)
