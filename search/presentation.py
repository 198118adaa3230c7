"""What was found, in the words in which a reader gets it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator

from language.periods import NotAPeriod, parse_period
from search.choices import KINDS, Choice, ChoiceGroup, chosen, groups, orders
from search.engines.base import Document
from search.forms import LAST_PAGE, PER_PAGE, Asked
from search.highlighting import Piece, marked, snippet
from search.places import place_names
from search.searching import Found
from search.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Result:
    """One hit: `about` says what it is, where, of when; `title` and `text` mark what was asked."""

    address: str
    title: Sequence[Piece]
    about: Sequence[str]
    text: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page to turn to; no address stands for the gap between pages far apart."""

    label: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found.

    `total` counts all of it, `listed` those that can be paged through. `too_far` is the address of
    the last page, where the one asked for does not exist.
    """

    total: int
    listed: int
    hits: Sequence[Result]
    corrected: str
    loosened: bool
    chosen: Sequence[Choice]
    unfiltered: str
    groups: Sequence[ChoiceGroup]
    orders: Sequence[Choice]
    pages: Sequence[PageLink]
    too_far: str


def results_of(asked: Asked, found: Found, shown_above: Collection[str] = ()) -> Results:
    """Hits whose addresses are `shown_above` are counted, and not shown again."""
    answer = found.answer
    every = [hit.document for hit in answer.hits]
    documents = [document for document in every if document.address not in shown_above]
    places = place_names(document.place for document in documents)
    listed = min(answer.total, LAST_PAGE * PER_PAGE)
    last = max(1, -(-listed // PER_PAGE))
    return Results(
        total=answer.total,
        listed=listed,
        hits=[_result(each, places.get(each.place, ""), found.wanted) for each in documents],
        corrected=found.corrected,
        loosened=found.loosened,
        chosen=list(chosen(asked)),
        unfiltered=Asked(asked.text).address,
        groups=groups(asked, answer.facets),
        orders=orders(asked),
        pages=list(_pages(asked, listed)) if asked.page <= last else [],
        too_far=asked.at(last).address if asked.page > last else "",
    )


def _result(document: Document, place: str, wanted: Wanted) -> Result:
    about = (KINDS.get(document.kind, ""), place, period_in_words(document.period))
    return Result(
        address=document.address,
        title=marked(document.title, wanted),
        about=[each for each in about if each],
        text=snippet(document.body, wanted),
    )


def period_in_words(code: str) -> str:
    """2026年第三季度 for 2026Q3; nothing for what is no period."""
    try:
        return parse_period(code).label
    except NotAPeriod:
        return ""


def _pages(asked: Asked, listed: int) -> Iterator[PageLink]:
    """The pages to turn to; none for a single one."""
    paginator = Paginator(range(listed), PER_PAGE)
    if paginator.num_pages == 1:
        return
    if asked.page > 1:
        yield PageLink("上一页", asked.at(asked.page - 1).address)
    for number in paginator.get_elided_page_range(asked.page, on_each_side=1, on_ends=1):
        if isinstance(number, int):
            address = asked.at(number).address
            yield PageLink(str(number), address, current=number == asked.page)
        else:
            yield PageLink("…", "")
    if asked.page < paginator.num_pages:
        yield PageLink("下一页", asked.at(asked.page + 1).address)
