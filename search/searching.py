"""Search: from what a reader types to what is shown, whichever engine answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from django.utils import timezone

from search.engines.base import NO_FILTERS, Answer, AskedEngine, Filters, Order, Request
from search.models import SearchIndex
from search.query import Reader, apart
from search.ranking import rarity
from search.synonyms import Synonyms
from search.vocabulary import Vocabulary
from search.wanted import MOST_ALL, Wanted

FEW = 6
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
        if exact.total:
            return self._loosened(request, exact)
        return self._mended(text, request, exact)

    def _mended(self, text: str, request: Request, nothing: Answer) -> Found:
        """A slip is mended where all is found then; else a part of what was typed is better."""
        in_words = replace(request, wanted=apart(request.wanted))
        if in_words != request and (answer := self._engine.search(in_words)).total:
            return self._loosened(in_words, answer)
        concepts = request.wanted.concepts
        met = self._engine.met(concepts, self._today)
        unmet = [concept.word for concept, number in zip(concepts, met, strict=True) if not number]
        tried = []
        for corrected in islice(self._vocabulary.corrections(text, unmet), MOST_CORRECTIONS):
            again = replace(request, wanted=self._reader.read(corrected))
            answer = self._engine.search(again)
            if answer.total:
                return replace(self._loosened(again, answer), corrected=corrected)
            tried.append((corrected, again))
        loosened = self._loosened(request, nothing, met)
        if loosened.answer.total:
            return loosened
        for corrected, again in tried:
            found = self._loosened(again, nothing)
            if found.answer.total:
                return replace(found, corrected=corrected)
        return loosened

    def _lacks_words(self, request: Request, answer: Answer) -> bool:
        """Whether some hits lack words, where the larger part of many was enough."""
        wanted = request.wanted
        if not answer.total or wanted.needed == wanted.counting:
            return False
        all_ = replace(wanted, needed=wanted.counting)
        counted = replace(request, wanted=all_, start=0, size=0, with_facets=False)
        return self._engine.search(counted).total < answer.total

    def _loosened(self, request: Request, exact: Answer, met: Sequence[int] | None = None) -> Found:
        """What meets a part of the words as well, where too little meets them all.

        That any one of them is enough is for a whole question, or where else nothing is found.
        """
        best = Found(exact, request.wanted, loosened=self._lacks_words(request, exact))
        if exact.total >= FEW or request.wanted.counting < 2:
            return best
        if met is None:
            met = self._engine.met(request.wanted.concepts, self._today)
        documents = self._vocabulary.documents()
        # What nobody says makes no hit; that it was typed is no reason to find less.
        rarities = [rarity(documents, number) if number else 0.0 for number in met]
        for wanted in request.wanted.looser(rarities, was_met=exact.total > 0):
            if wanted.needed == 1 and best.answer.total and request.wanted.counting <= MOST_ALL:
                break
            answer = self._engine.search(replace(request, wanted=wanted))
            if answer.total > best.answer.total:
                best = Found(answer, wanted, loosened=True)
            if best.answer.total >= FEW:
                break
        return best
