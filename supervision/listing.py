"""The problems of a notice that a reader asks for, some at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator

from supervision.enums import Progress
from supervision.problems import Problem, ProblemList

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the problems of one village, in one form, or as far as one word of `Progress`;
    what is empty is not asked for."""

    village: str
    form: str
    progress: Progress | None
    found: int
    shown: ListPage[Problem]

    @classmethod
    def asked(cls, problems: ProblemList, wanted: Mapping[str, str]) -> Listing:
        """As the address asks; what does not fit the notice is not asked for."""
        village, form = wanted.get("village", ""), wanted.get("form", "")
        progress = wanted.get("state", "")
        village = village if village in problems.villages else ""
        form = form if form in dict(problems.forms) else ""
        known = Progress(progress) if progress in Progress else None
        found = problems.only(village=village, form=form, progress=known or "").problems
        shown = Paginator(found, PER_PAGE).get_page(wanted.get("page"))
        return cls(village, form, known, len(found), shown)

    @property
    def is_filtered(self) -> bool:
        return bool(self.village or self.form or self.progress)

    @property
    def asks(self) -> str:
        """The same question without its page, to be put before one: village=…&"""
        asked = {"village": self.village, "form": self.form, "state": self.progress or ""}
        words = urlencode({name: word for name, word in asked.items() if word})
        return f"{words}&" if words else ""
