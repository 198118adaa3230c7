"""From pinyin, or the first letters of it, to the words that it spells."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain, islice, pairwise, product

from language.pinyin import initials, pinyin
from search.models import SearchIndex, SearchTerm, SearchWord
from search.synonyms import Synonyms

LONGEST_SPELLED = 30
"""Letters that are read."""

_LIKELIEST = 6
"""Words of one sound that are weighed against each other."""

_MOST_WAYS = 2_000
"""Ways to say the letters that are weighed against each other."""

_MOST_CUTS = 100
"""Ways to cut the letters up to one place that are followed: there are millions for ssssss…"""

_ENDINGS = "村镇乡组县市区路"
"""What the name of a place may end with, which is no word by itself."""

_Words = tuple[str, ...]


class Speller:
    """Knows the words of one filling of the index, and those that editors list, by their sound."""

    def __init__(self, index: SearchIndex, synonyms: Synonyms) -> None:
        self._index = index
        self._synonyms = synonyms

    def spelled(self, letters: str) -> _Words:
        """The fewest words whose pinyin these letters are, else those whose initials they are.

        Of words that sound alike those that stand side by side in a document, and then the words
        that most documents have. Initials of more than one word are read as words that do, or as
        a listed word; then letters that a document has stay letters.
        """
        if not 2 <= len(letters) <= LONGEST_SPELLED:
            return ()
        return self._by_pinyin(letters) or self._by_initials(letters) or self._listed(letters)

    def _listed(self, letters: str) -> _Words:
        word = self._synonyms.by_initials.get(letters)
        return (word,) if word and not self._standing({letters}) else ()

    def _by_pinyin(self, letters: str) -> _Words:
        words = self._sounding("pinyin", letters)
        for stretch, listed in self._synonyms.by_pinyin.items():
            if stretch in letters and stretch not in words:
                words[stretch] = {listed: 0}
        return self._likeliest(letters, words, pinyin)

    def _by_initials(self, letters: str) -> _Words:
        return self._likeliest(letters, self._sounding("initials", letters), initials, True)

    def _sounding(self, field: str, letters: str) -> dict[str, dict[str, int]]:
        """Of each stretch of the letters the words that sound so, each with how many documents."""
        stretches = {
            letters[start:end]
            for start in range(len(letters))
            for end in range(start + 2, len(letters) + 1)
        }
        rows = SearchWord.objects.filter(
            index=self._index, documents__gt=0, **{f"{field}__in": stretches}
        ).order_by("-documents", "word")
        words: dict[str, dict[str, int]] = defaultdict(dict)
        for stretch, word, documents in rows.values_list(field, "word", "documents"):
            if len(words[stretch]) < _LIKELIEST:
                words[stretch][word] = documents
        return words

    def _likeliest(
        self,
        letters: str,
        words: Mapping[str, Mapping[str, int]],
        say: Callable[[str], str],
        only_side_by_side: bool = False,
    ) -> _Words:
        endings = {say(ending): {ending: 0} for ending in _ENDINGS}
        every = chain.from_iterable(
            product(*(words.get(part) or endings[part] for part in cut))
            for cut in _fewest(letters, words, endings)
        )
        ways = list(islice(every, _MOST_WAYS))
        together = self._standing({_touching(*pair) for way in ways for pair in pairwise(way)})

        def likelihood(way: _Words) -> tuple[int, int]:
            documents = [words.get(say(word), {}).get(word, 0) for word in way]
            return sum(_touching(*pair) in together for pair in pairwise(way)), sum(documents)

        best = max(ways, key=likelihood, default=())
        if only_side_by_side and likelihood(best)[0] < len(best) - 1:
            return ()
        return _with_ending(best)

    def _standing(self, pairs: Collection[str]) -> set[str]:
        """Those that stand in any document that has no end, as the words do."""
        if not pairs:
            return set()
        terms = SearchTerm.objects.filter(index=self._index, term__in=pairs, document__until=None)
        return set(terms.values_list("term", flat=True).distinct())


def _fewest(letters: str, words: Collection[str], endings: Collection[str]) -> list[Sequence[str]]:
    """The ways to cut the letters into as few words as can be; an ending only at the end."""
    cuts: dict[int, list[Sequence[str]]] = {0: [()]}
    for end in range(1, len(letters) + 1):
        reached: list[Sequence[str]] = [
            (*cut, letters[start:end])
            for start, before in cuts.items()
            for cut in before
            if letters[start:end] in words
            or (end == len(letters) and start and letters[start:end] in endings)
        ]
        if reached:
            fewest = min(map(len, reached))
            cuts[end] = [cut for cut in reached if len(cut) == fewest][:_MOST_CUTS]
    return cuts.get(len(letters), [])


def _touching(left: str, right: str) -> str:
    return left[-1] + right[0]


def _with_ending(way: Iterable[str]) -> _Words:
    """星光 and 村 as the one word that they are."""
    *words, last = [*way] or [""]
    if len(last) > 1 or not words:
        return (*words, last) if last else ()
    return (*words[:-1], words[-1] + last)
