"""Where in a text stands what was looked for, and the part of it to show."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from language.folding import fold
from language.terms import terms
from search.wanted import Alternative, Wanted

Span = tuple[int, int]
"""From where to where in a text."""

LONGEST_SNIPPET = 120
"""Characters."""

_BEFORE = 24
"""Characters that may stand before the first word, so that it is read in its sentence."""

_ENDS = "。；！？;!?\n"
_GAP = re.compile(r"\s")


class Piece(NamedTuple):
    """A stretch of a text, and whether it was looked for."""

    text: str
    is_hit: bool


def marked(text: str, wanted: Wanted) -> list[Piece]:
    """The whole text."""
    return list(_pieces(text, _spans(text, wanted)))


def snippet(text: str, wanted: Wanted, longest: int = LONGEST_SNIPPET) -> list[Piece]:
    """The part of the text in which most of what was looked for stands close together.

    An ellipsis stands where something was left out. Lines are set one after another.
    """
    text = _GAP.sub(" ", text.strip())
    spans = _spans(text, wanted)
    if len(text) <= longest:
        return list(_pieces(text, spans))
    start = _beginning(text, _best_place(spans, longest), longest)
    end = min(start + longest, len(text))
    shown = [
        (max(first, start) - start, min(last, end) - start)
        for first, last in spans
        if first < end and last > start
    ]
    pieces = list(_pieces(text[start:end], shown))
    before = [Piece("…", False)] if start else []
    after = [Piece("…", False)] if end < len(text) else []
    return [*before, *pieces, *after]


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    place = 0
    for start, end in spans:
        if place < start:
            yield Piece(text[place:start], False)
        yield Piece(text[start:end], True)
        place = end
    if place < len(text):
        yield Piece(text[place:], False)


def _spans(text: str, wanted: Wanted) -> list[Span]:
    """In their order, and those that meet or touch as one."""
    folded = fold(text)
    by_term: dict[str, list[Span]] = {}
    for term in terms(text):
        by_term.setdefault(term.text, []).append((term.start, term.end))
    ways = (way for concept in wanted.concepts for way in concept.alternatives)
    return _joined(span for way in ways for span in _spans_of(way, folded, by_term))


def _spans_of(
    way: Alternative, folded: str, by_term: Mapping[str, Sequence[Span]]
) -> Iterable[Span]:
    """Of a long word the places where it stands whole; where it does not, those of its parts."""
    if not all(term in by_term for term in way.terms):
        return []
    if len(way.terms) > 1 and (
        whole := [match.span() for match in re.finditer(re.escape(way.word), folded)]
    ):
        return whole
    return [span for term in way.terms for span in by_term[term]]


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _best_place(spans: Sequence[Span], longest: int) -> int:
    """The first span after which, within the length, most characters were looked for."""
    room = longest - _BEFORE

    def found_from(start: int) -> int:
        return sum(end - first for first, end in spans if start <= first < end <= start + room)

    return max((start for start, _ in spans), key=found_from, default=0)


def _beginning(text: str, place: int, longest: int) -> int:
    """A little before the place: where its sentence begins, if that is near."""
    earliest = max(0, place - _BEFORE)
    ends = [at + 1 for at in range(earliest, place) if text[at] in _ENDS]
    start = ends[-1] if ends else earliest
    return max(0, min(start, len(text) - longest))
