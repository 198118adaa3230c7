"""The problems of a round as a notice shows them, and what can be said of them. No database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from disclosure.ledgers.base import Values
from disclosure.public_rows import JsonCell
from language.amounts import say_amount
from supervision.enums import Progress
from supervision.problem_lists import RECTIFIED, UNDER_WAY

StoredProblem = Mapping[str, JsonCell]
"""A row of `PROBLEMS` as a notice keeps it, by column: text, decimal strings and ISO dates; and its
`key`, by which it is known in every notice, and the `aspect` of its form."""

WORDS = (
    "key",
    "number",
    "village",
    "aspect",
    "form",
    "problem",
    "responsible",
    "measure",
    "evidence",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem as it stands on the day of a notice."""

    key: str
    number: str
    village: str
    aspect: str
    form: str
    problem: str
    responsible: str
    measure: str
    deadline: date
    rectified_on: date | None
    evidence: str
    recovered: Decimal
    progress: Progress

    @property
    def recovered_in_words(self) -> str:
        return say_amount(self.recovered)

    @property
    def values(self) -> Values:
        """What of it a list is judged by, as it was read."""
        return {
            "number": self.number,
            "village": self.village,
            "form": self.form,
            "deadline": self.deadline,
            "state": RECTIFIED if self.progress is Progress.RECTIFIED else UNDER_WAY,
            "rectified_on": self.rectified_on,
        }

    @classmethod
    def stored(cls, row: StoredProblem, day: date) -> Problem:
        """From what a notice of `day` keeps."""
        deadline = date.fromisoformat(str(row["deadline"]))
        rectified_on = row.get("rectified_on")
        return cls(
            **{key: str(row.get(key) or "") for key in WORDS},
            deadline=deadline,
            rectified_on=date.fromisoformat(str(rectified_on)) if rectified_on else None,
            recovered=Decimal(str(row.get("recovered") or 0)),
            progress=Progress.on(day, is_rectified=row["state"] == RECTIFIED, deadline=deadline),
        )


@dataclass(frozen=True)
class ProblemList:
    """All problems of one notice, in the order of its table."""

    problems: tuple[Problem, ...]

    @classmethod
    def stored(cls, rows: Iterable[StoredProblem], day: date) -> ProblemList:
        return cls(tuple(Problem.stored(row, day) for row in rows))

    @cached_property
    def counts(self) -> Mapping[Progress, int]:
        """How many are how far; every word of `Progress` is there."""
        found = Counter(each.progress for each in self.problems)
        return {progress: found[progress] for progress in Progress}

    @property
    def total(self) -> int:
        return len(self.problems)

    @property
    def recovered(self) -> Decimal:
        """Yuan that came back."""
        return sum((each.recovered for each in self.problems), start=Decimal(0))

    @property
    def recovered_in_words(self) -> str:
        return say_amount(self.recovered)

    @property
    def villages(self) -> list[str]:
        """Each village with a problem, in the order of the table."""
        return list(dict.fromkeys(each.village for each in self.problems))

    @property
    def forms(self) -> list[tuple[str, int]]:
        """Each form in which problems showed, and in how many villages, the most first."""
        places: dict[str, set[str]] = {}
        for each in self.problems:
            places.setdefault(each.form, set()).add(each.village)
        return sorted(((form, len(found)) for form, found in places.items()), key=lambda f: -f[1])

    def only(self, *, village: str = "", form: str = "", progress: str = "") -> ProblemList:
        """Those that fit everything that is not empty."""
        return ProblemList(
            tuple(
                each
                for each in self.problems
                if village in ("", each.village)
                and form in ("", each.form)
                and progress in ("", each.progress)
            )
        )

    def keyed(self, key: str) -> Problem | None:
        """The problem with this key, if it is here."""
        return next((each for each in self.problems if each.key == key), None)


@dataclass(frozen=True, slots=True)
class Since:
    """What became of the problems of a round from one notice to the next."""

    rectified: int
    new: int
    overdue: int


def since(before: ProblemList, now: ProblemList) -> Since:
    """By the numbers of the problems: how many were rectified, added, and ran over their day."""
    was = {each.number: each.progress for each in before.problems}

    def became(progress: Progress) -> int:
        return sum(
            each.progress is progress and was.get(each.number) is not progress
            for each in now.problems
        )

    new = sum(each.number not in was for each in now.problems)
    return Since(became(Progress.RECTIFIED), new, became(Progress.OVERDUE))


@dataclass(frozen=True, slots=True)
class Known:
    """What a list is held against: the round's first day and its villages, the forms in which
    problems show, and the notice before it (empty for the first); `day` is the notice's own."""

    begins: date
    day: date
    villages: frozenset[str]
    forms: frozenset[str]
    before: ProblemList


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, counted from 0, and in which column; no row where the list as a
    whole is meant."""

    row: int | None
    column: str | None
    message: str


NOT_IN_ROUND = "「{}」不在这一轮巡察的村里。请核对村名，或者先在巡察公告里加上这个村。"
UNKNOWN_FORM = "「{}」不在问题表现形式清单里。请照清单写，或者先在「问题表现形式」里加上。"
DOUBLED = "编号「{}」前面已经有了。一个问题一个号。"
TOO_EARLY = "整改期限 {} 在巡察开始以前，不会是这个日子。请核对。"
NOT_YET = "改好的日期 {} 还没有到，或者在这份通报的日子后面。请核对。"
OPEN_BUT_DONE = "写了改好的日期，整改情况却是「整改中」。请核对是哪一样写错了。"

PAST_ALREADY = "是新列的问题，整改期限 {} 却已经过了，会写成「过了期限还没改好」。请核对。"
UNDONE = "上次写的是已改好，这次又写成正在改。要是真的没改好，就这样公开；写错的，请改正。"
MISSING = "上次有、这次没有的问题：编号 {}。问题改好了也要留着，写「已整改」。"


def faults(rows: Sequence[Values], known: Known) -> list[Fault]:
    """Why a list cannot be published, row by row; cells that were not read have their own error."""
    found: list[Fault] = []
    seen: set[str] = set()
    for at, row in enumerate(rows):
        found += [Fault(at, column, message) for column, message in _row_faults(row, known)]
        if (number := row.get("number")) is not None:
            if str(number) in seen:
                found.append(Fault(at, "number", DOUBLED.format(number)))
            seen.add(str(number))
    return found


def doubts(rows: Sequence[Values], known: Known) -> list[Fault]:
    """What is to be looked at once more, but may be right."""
    was = {each.number: each for each in known.before.problems}
    found: list[Fault] = []
    for at, row in enumerate(rows):
        before, deadline = was.get(str(row.get("number"))), row.get("deadline")
        is_open = row.get("state") != RECTIFIED
        if before is None and is_open and isinstance(deadline, date) and deadline < known.day:
            found.append(Fault(at, "deadline", PAST_ALREADY.format(deadline)))
        if before is not None and before.progress is Progress.RECTIFIED and is_open:
            found.append(Fault(at, "state", UNDONE))
    here = {str(row.get("number")) for row in rows}
    if gone := [number for number in was if number not in here]:
        found.append(Fault(None, None, MISSING.format("、".join(gone))))
    return found


def _row_faults(row: Values, known: Known) -> Iterable[tuple[str, str]]:
    village, form = row.get("village"), row.get("form")
    deadline, rectified_on = row.get("deadline"), row.get("rectified_on")
    if village and village not in known.villages:
        yield "village", NOT_IN_ROUND.format(village)
    if form and form not in known.forms:
        yield "form", UNKNOWN_FORM.format(form)
    if isinstance(deadline, date) and deadline < known.begins:
        yield "deadline", TOO_EARLY.format(deadline)
    if isinstance(rectified_on, date):
        if rectified_on > known.day:
            yield "rectified_on", NOT_YET.format(rectified_on)
        if row.get("state") not in (RECTIFIED, None):
            yield "rectified_on", OPEN_BUT_DONE
