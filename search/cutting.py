"""Cut what was typed into words: those that editors list, those of the dictionary, and empty ones.

What is listed is kept whole, unless it would cut through a word: 土地租给 is not of 地租.
"""

import re
from collections.abc import Iterator

from language.words import EMPTY, all_words, known_words, words
from search.synonyms import Synonyms

_LISTED, _EMPTY, _KNOWN, _LEFT_OVER, _GUESSED, _LONG = 0.7, 0.9, 1.0, 1.2, 1.5, 2.1
"""What a word of each kind costs; the way that costs least is taken. One of four characters and
more is as likely two, and one that the dictionary only guesses as likely none."""

_MASKED = re.compile("[^某]某{1,2}(?!某)")
"""A name as it is published: 李某某. The dictionary would look for anybody who is called 某某."""

_LONG_FROM = 4
_BEFORE_WORDS = "没不被把还很太最快要去也都就给"
"""What the dictionary takes for the beginning of a word, if it guesses: 没分到, 快塌."""

_LONGEST_EMPTY = max(map(len, EMPTY))


def cut(run: str, synonyms: Synonyms) -> list[str]:
    """The words of a run of Chinese characters, in their order and without anything left out."""
    from_dictionary = _from_dictionary(run)
    ways: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for place in range(len(run)):
        cost, before = ways[place]
        for word, price in _words_at(run, place, synonyms, from_dictionary):
            end = place + len(word)
            if end not in ways or cost + price < ways[end][0]:
                ways[end] = cost + price, [*before, word]
    return ways[len(run)][1]


def _words_at(
    run: str, place: int, synonyms: Synonyms, from_dictionary: dict[int, dict[str, float]]
) -> Iterator[tuple[str, float]]:
    """What may stand there, and its price."""
    for word in synonyms.beginning(run, place):
        yield word, _LISTED
    if (masked := _MASKED.match(run, place)) and run[place] not in EMPTY:
        yield masked[0], _LISTED
    for end in range(place + 2, min(place + _LONGEST_EMPTY, len(run)) + 1):
        if run[place:end] in EMPTY:
            yield run[place:end], _EMPTY
    yield from from_dictionary.get(place, {}).items()
    yield run[place], _LEFT_OVER


def _from_dictionary(run: str) -> dict[int, dict[str, float]]:
    """Of each place the words that stand there, and their prices; those within long ones too."""
    known = set(known_words(run))
    found: dict[int, dict[str, float]] = {}
    place = 0
    for word in words(run):
        for part in all_words(word) if len(word) >= _LONG_FROM else [word]:
            price = _KNOWN if word in known else _GUESSED
            at = found.setdefault(place + word.index(part), {})
            if len(part) > 1 and (price == _KNOWN or part[0] not in _BEFORE_WORDS):
                at[part] = price if len(part) < _LONG_FROM else _LONG
        place += len(word)
    return found
