"""What the numbers of public progress mean. No database.

Where there are fewer than three of something it is told as it is, and nothing more of it: a share,
or which kind it was, would tell of a person. Definitions in the words of the page: `MEANINGS`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

FEWEST = 3
"""So many there must be before anything is told of them but their number."""

HELD_OUT_FOR = timedelta(days=3)
"""So long what is held for a look stays out of the numbers: one who sends a hundred forms does not
change them at once. No longer, or whoever holds what he does not like would make them better."""

MONTHS = 12
"""So many months the trend goes back."""

OTHERS = "其他"

MEANINGS = (
    (
        "收到",
        "这段时间里收到的，按收到的日子算。和另一件相同的，算一件。反映干部的不算在任何一个数里。"
        "从同一个地方一下子来了很多件，后面的先不算，旁边写着几件等人看：看过了，或者满了三天，就和别的一样算。",
    ),
    (
        "办结",
        "答复了或者办好了，群众也没有说不满意。办不了的不算。办结率是办结除以收到。",
    ),
    ("交办", "转给别的人办过的。办理率是其中已经有结果的，包括告诉群众办不了的。"),
    (
        "按时",
        "在答应的最后一天晚上 24 点以前有结果的。还没有结果、已经过期的，按没有按时算。"
        "按时率是按时除以有结果的和过期的加起来。",
    ),
    ("过期", "过了答应的日子，现在还没有结果的。等群众补充的不算。"),
    ("一半的事多久有结果", "从收到到有结果，按小时算，取正中间的那一件。夜里和放假也算在内。"),
    ("满意率", "群众看了结果以后说满意的，除以说了满意或者不满意的。没有说的不算。"),
)
"""Each number by its name, and how it is counted."""


class Period(StrEnum):
    """From when on tickets are counted."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"

    @property
    def label(self) -> str:
        return _LABELS[self]

    def since(self, today: date) -> date | None:
        """The first day; None for all."""
        if self is Period.ALL:
            return None
        month = {
            Period.MONTH: today.month,
            Period.QUARTER: (today.month - 1) // 3 * 3 + 1,
            Period.YEAR: 1,
        }[self]
        return today.replace(month=month, day=1)


_LABELS = {
    Period.MONTH: "本月",
    Period.QUARTER: "本季度",
    Period.YEAR: "今年",
    Period.ALL: "全部",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tickets there are of each sort; a ticket may be of several.

    `settled` have a result, `solved` a good one. `overdue` are open and late. Of those that were
    `handed_over`, `handed_over_settled` have a result; of the `rated`, `satisfied` are.
    """

    received: int
    solved: int
    settled: int
    in_time: int
    overdue: int
    handed_over: int
    handed_over_settled: int
    rated: int
    satisfied: int

    @property
    def are_few(self) -> bool:
        """Too few to tell more than how many were received."""
        return self.received < FEWEST

    @property
    def tells_hours(self) -> bool:
        """Whether enough have a result for its middle to tell of nobody."""
        return self.settled >= FEWEST

    @property
    def solved_share(self) -> str:
        return share(self.solved, self.received)

    @property
    def handled_share(self) -> str:
        return share(self.handed_over_settled, self.handed_over)

    @property
    def in_time_share(self) -> str:
        """What is overdue counts as late: to leave it lying makes nothing better."""
        return share(self.in_time, self.settled + self.overdue)

    @property
    def satisfied_share(self) -> str:
        return share(self.satisfied, self.rated)


def share(part: int, whole: int) -> str:
    """In percent, such as "96.6%"; empty where there are too few.

    "100%" are all and "0%" none, never nearly so.
    """
    if whole < FEWEST:
        return ""
    if part in (0, whole):
        return "100%" if part else "0%"
    percent = (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{min(max(percent, Decimal('0.1')), Decimal('99.9'))}%"


def median_hours(middle: Sequence[timedelta]) -> int:
    """Of the one or two that stand in the middle of all, in whole hours, begun ones counted."""
    mean = sum(middle, timedelta()) / len(middle)
    return -(-mean // timedelta(hours=1))


def told_apart(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The groups and how many each has, the largest first, and so that none is told of few.

    The small ones are told as others, together with so many next larger ones that these are not few
    either: else they could be worked out from the total. Nothing where that leaves one group.
    """
    named = [pair for pair in counts.items() if pair[0] != OTHERS]
    ordered = sorted(named, key=lambda pair: (-pair[1], pair[0]))
    others = counts.get(OTHERS, 0)
    while ordered and (ordered[-1][1] < FEWEST or 0 < others < FEWEST):
        others += ordered.pop()[1]
    if others:
        ordered.append((OTHERS, others))
    return ordered if len(ordered) > 1 else []


def last_months(today: date) -> list[date]:
    """The first days of the months of the trend, the oldest first."""
    number = today.year * 12 + today.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(number - MONTHS + 1, number + 1)]
