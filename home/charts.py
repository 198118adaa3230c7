"""Bars as they are drawn: their lengths, worked out here so that no script has to."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar picture and the same in words, for those who do not see it."""

    title: str
    bars: tuple[Bar, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """`width` is in percent."""

    label: str
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class DrawnChart:
    title: str
    alternative: str
    bars: Sequence[DrawnBar]


def draw(chart: Chart) -> DrawnChart:
    """The chart with its longest bar over the whole width; amounts below zero count by size."""
    longest = max((abs(bar.value) for bar in chart.bars), default=0) or 1
    bars = [
        DrawnBar(
            label=bar.label,
            text=bar.text,
            width=round(float(abs(bar.value) / longest * 100), 1),
        )
        for bar in chart.bars
    ]
    return DrawnChart(chart.title, chart.alternative, bars)
