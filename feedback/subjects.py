"""What feedback is about. Apps above say how a row of their pages is found.

    register_subject(DisclosurePage, subject_of_row)  # in AppConfig.ready()

A form never believes the text that a client sends along: title and row come from the resolver.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from areas.models import Area
from feedback.row_facts import Fact


@dataclass(frozen=True, slots=True)
class NewerPage:
    """The page of the newest period, where a page is of an older one."""

    page: Page
    period_text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A page, or one row of its public table, in the words in which everybody can read it.

    `what` and `period_text` say apart what `title` says in one. What is about the row is empty
    where the whole page is meant: `row_name` is what people know it by, `facts` are all of its
    cells, `this_row` what people call one such row, `edition` is the version of the table in which
    they see it. `this_page` is what people call the page. `remark` is what people must know of a
    row before they question it. `newer` is told to whom an old printed code has led here. `near` is
    the smaller place in the village that a door's code names.
    """

    title: str
    village: Area
    what: str
    period_text: str
    row_key: str = ""
    row_name: str = ""
    facts: tuple[Fact, ...] = ()
    this_row: str = "这一行"
    this_page: str = "这份公示"
    remark: str = ""
    edition: str = ""
    newer: NewerPage | None = None
    near: Area | None = None

    @property
    def place(self) -> Area:
        """From where the way of a ticket begins."""
        return self.near or self.village


Resolver = Callable[[Any, str, str], Subject | None]
"""(page in its own class, row key or "", edition or "") → the subject, or None if the page shows no
such row. The row reads as it did in that edition, where one is given that the public has seen."""

_resolvers: dict[type[Page], Resolver] = {}


def register_subject(page_model: type[Page], resolver: Resolver) -> None:
    """Let people answer pages of `page_model` and of its subclasses."""
    _resolvers[page_model] = resolver


def subject_of(page: Page, row_key: str, edition: str = "") -> Subject | None:
    """What `page` and `row_key` name; None if such pages or such a row cannot be answered.

    `edition` is that of a subject which was shown before: the row may have been corrected since.
    """
    for model in type(page).__mro__:
        if model in _resolvers:
            return _resolvers[model](page, row_key, edition)
    return None
