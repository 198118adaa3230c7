"""What became of the problems of a round from one notice to the next. No database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from supervision.enums import Progress
from supervision.problems import Problem, ProblemList

ALIKE = 0.5
"""Two wordings of one problem have more in common than this, of 1; by trying."""


@dataclass(frozen=True, slots=True)
class Since:
    """How many were rectified, added, ran over their day; and what else took any off that list:
    found not to be rectified after all, given more time, told in other words, or left out."""

    rectified: int = 0
    new: int = 0
    overdue: int = 0
    reopened: int = 0
    postponed: int = 0
    retold: int = 0
    gone: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """又改好 1 个，新列 0 个，新过期限 2 个。推迟期限 1 个。这次没有再列的：3号。"""
        told = f"又改好 {self.rectified} 个，新列 {self.new} 个，新过期限 {self.overdue} 个。"
        others = (
            ("推迟期限", self.postponed),
            ("改好了又没改好", self.reopened),
            ("换了说法", self.retold),
        )
        told += "".join(f"{what} {count} 个。" for what, count in others if count)
        return told + (f"这次没有再列的：{'、'.join(self.gone)}。" if self.gone else "")


def since(before: ProblemList, now: ProblemList) -> Since:
    """By the numbers of the problems. A number that went to another village is another problem."""
    was = {_identity(each): each for each in before.problems}
    here = {_identity(each) for each in now.problems}
    pairs = [(was.get(_identity(each)), each) for each in now.problems]
    known = [(old, each) for old, each in pairs if old is not None]

    def became(progress: Progress) -> int:
        return sum(
            each.progress is progress and (old is None or old.progress is not progress)
            for old, each in pairs
        )

    return Since(
        rectified=became(Progress.RECTIFIED),
        new=sum(old is None for old, _ in pairs),
        overdue=became(Progress.OVERDUE),
        reopened=sum(is_reopened(old, each) for old, each in known),
        postponed=sum(is_postponed(old, each) for old, each in known),
        retold=sum(is_retold(old, each) for old, each in known),
        gone=tuple(f"{old.number}号" for identity, old in was.items() if identity not in here),
    )


def is_reopened(old: Problem, now: Problem) -> bool:
    return old.progress is Progress.RECTIFIED and now.progress is not Progress.RECTIFIED


def is_postponed(old: Problem, now: Problem) -> bool:
    """Whether it got more time; what is rectified needs none."""
    return now.deadline > old.deadline and now.progress is not Progress.RECTIFIED


def is_retold(old: Problem, now: Problem) -> bool:
    """Whether what is told under its number reads like another problem."""
    likeness = SequenceMatcher(None, old.problem, now.problem).ratio()
    return old.form != now.form or likeness < ALIKE


def with_first_deadlines(now: ProblemList, earlier: Iterable[ProblemList]) -> ProblemList:
    """Each problem with the first day that the public was told for it, by the earlier notices in
    the order of their days."""
    first: dict[tuple[str, str], date] = {}
    for notice in earlier:
        for each in notice.problems:
            first.setdefault(_identity(each), each.deadline)
    return ProblemList(
        tuple(
            replace(each, first_deadline=first.get(_identity(each), each.deadline))
            for each in now.problems
        )
    )


def _identity(problem: Problem) -> tuple[str, str]:
    return problem.number, problem.village_code
