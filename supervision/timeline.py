"""The way of a round as one line of steps, each with its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from supervision.enums import Progress
from supervision.problems import ProblemList


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `address` leads to its page, empty where there is none or one reads it."""

    day: date
    words: str
    address: str = ""


def steps(
    begins: date | None,
    ends: date | None,
    earlier: Iterable[tuple[date, ProblemList, str]],
    now: tuple[date, ProblemList],
) -> list[Step]:
    """From the first day of the round to the notice that one reads: (day, problems, address)."""
    found = [Step(begins, "巡察组进村")] if begins else []
    if ends and ends <= now[0]:
        found.append(Step(ends, "巡察结束"))
    found += [Step(day, in_words(problems), address) for day, problems, address in earlier]
    found.append(Step(now[0], in_words(now[1])))
    return sorted(found, key=lambda step: step.day)


def in_words(problems: ProblemList) -> str:
    """How far the problems are: 12 个问题，已改好 9 个，正在改 2 个，过了期限还没改好 1 个"""
    told = [
        f"{progress.label} {count} 个"
        for progress in Progress
        if (count := problems.counts[progress]) or progress is Progress.RECTIFIED
    ]
    return "，".join([f"{problems.total} 个问题", *told])
