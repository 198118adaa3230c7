"""The problems of a round as a notice shows them, and what can be said of them. No database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from disclosure.ledgers.base import Values
from disclosure.public_rows import JsonCell
from language.amounts import say_amount
from supervision.enums import Progress
from supervision.problem_lists import RECTIFIED, UNDER_WAY

StoredProblem = Mapping[str, JsonCell]
"""A row of `PROBLEMS` as a notice keeps it, by column: text, decimal strings and ISO dates; its
`key`, by which it is known in every notice; the `aspect` of its form; and the `village_code`, as
names change and two villages may share one."""

WORDS = (
    "key",
    "number",
    "village",
    "village_code",
    "aspect",
    "form",
    "problem",
    "responsible",
    "measure",
    "evidence",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem as it stands on the day of a notice. `first_deadline` is the first day that the
    public was told for it, where that was looked up."""

    key: str
    number: str
    village: str
    village_code: str
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
    first_deadline: date | None = None

    @property
    def was_postponed(self) -> bool:
        """Whether it has more time than it had at first."""
        return self.first_deadline is not None and self.first_deadline < self.deadline

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
        words: dict[str, Any] = {key: str(row.get(key) or "") for key in WORDS}
        deadline = date.fromisoformat(str(row["deadline"]))
        rectified_on = row.get("rectified_on")
        return cls(
            **words,
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

    def only(
        self, *, village: str = "", village_code: str = "", form: str = "", progress: str = ""
    ) -> ProblemList:
        """Those that fit everything that is not empty."""
        return ProblemList(
            tuple(
                each
                for each in self.problems
                if village in ("", each.village)
                and village_code in ("", each.village_code)
                and form in ("", each.form)
                and progress in ("", each.progress)
            )
        )

    def keyed(self, key: str) -> Problem | None:
        """The problem with this key, if it is here."""
        return next((each for each in self.problems if each.key == key), None)
