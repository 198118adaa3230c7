"""Search: from what a reader types to what is shown, whichever engine answers."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from django.utils import timezone

from search.engines.base import NO_FILTERS, Answer, AskedEngine, Filters, Order, Request
from search.models import SearchIndex
from search.query import Reader
from search.synonyms import Synonyms
from search.vocabulary import Vocabulary
from search.wanted import Concept, Wanted

FEW = 4
"""Hits below which those are added that meet a part of the words only."""

MOST_CORRECTIONS = 5
"""Ways to read a mistyped query that are tried."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, and what was done to find anything.

    `corrected` is the text that was searched instead of the one typed, empty if it is the same;
    `loosened` tells that not every hit has all the words.
    """

    answer: Answer
    wanted: Wanted
    corrected: str = ""
    loosened: bool = False


class Searcher:
    """Searches one filling of the index with one engine."""

    def __init__(
        self, engine: AskedEngine, index: SearchIndex, synonyms: Synonyms, today: date | None = None
    ) -> None:
        self._engine = engine
        self._vocabulary = Vocabulary(index, synonyms)
        self._today = today or timezone.localdate()
        self._reader = Reader(synonyms, self._vocabulary, self._today)

    def search(
        self,
        text: str,
        filters: Filters = NO_FILTERS,
        order: Order = Order.RELEVANCE,
        start: int = 0,
        size: int = 10,
    ) -> Found:
        """Raises EngineDown."""
        wanted = self._reader.read(text)
        request = Request(wanted, filters, order, start, size, today=self._today)
        if not request.wanted:
            return Found(Answer((), 0), request.wanted)
        exact = self._engine.search(request)
        if not exact.total and (corrected := self._corrected(text, request)):
            return corrected
        return self._loosened(request, exact)

    def _corrected(self, text: str, request: Request) -> Found | None:
        """What is found when a word that stands nowhere is read as one that does."""
        unmet = [concept.word for concept in request.wanted.concepts if self._is_unmet(concept)]
        for corrected in islice(self._vocabulary.corrections(text, unmet), MOST_CORRECTIONS):
            again = replace(request, wanted=self._reader.read(corrected))
            found = self._loosened(again, self._engine.search(again))
            if found.answer.total:
                return replace(found, corrected=corrected)
        return None

    def _is_unmet(self, concept: Concept) -> bool:
        alone = Wanted((concept,), needed=1)
        request = Request(alone, size=0, with_facets=False, today=self._today)
        return not self._engine.search(request).total

    def _loosened(self, request: Request, exact: Answer) -> Found:
        best = Found(exact, request.wanted)
        for wanted in request.wanted.looser():
            if best.answer.total >= FEW:
                break
            answer = self._engine.search(replace(request, wanted=wanted))
            if answer.total > best.answer.total:
                best = Found(answer, wanted, loosened=True)
        return best
