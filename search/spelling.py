"""From pinyin, or the first letters of it, to the words that it spells."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain, islice, pairwise, product

from language.pinyin import initials, pinyin
from language.terms import terms_of_word
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
_Sounding = dict[str, dict[str, int]]
"""Of each stretch of letters the words that sound so, and of each how many documents have it."""


class Speller:
    """Knows the words of one filling of the index, and those that editors list, by their sound."""

    def __init__(self, index: SearchIndex, synonyms: Synonyms) -> None:
        self._index = index
        self._synonyms = synonyms

    def spelled(self, letters: str) -> _Words:
        """The fewest words whose pinyin these letters are, else those whose initials they are.

        Of words that sound alike those that stand side by side in a document, then listed ones,
        and then the words that most documents have. Initials of more than one word are read as
        words that stand side by side, or as listed ones that one document has, or as one listed
        word; then letters that a document has stay letters.
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
        return _with_ending(self._likeliest(_ways(letters, words, pinyin), words))

    def _by_initials(self, letters: str) -> _Words:
        words = self._sounding("initials", letters)
        for stretch, listed in self._synonyms.by_initials.items():
            if stretch in letters and stretch not in {letters, *words}:
                words[stretch] = {listed: 0}
        ways = _ways(letters, words, initials)
        best = self._likeliest(ways, words)
        pairs = {_touching(*pair) for pair in pairwise(best)}
        if len(self._standing(pairs)) < len(pairs):
            best = self._in_one_document(ways)
        return _with_ending(best)

    def _sounding(self, field: str, letters: str) -> _Sounding:
        stretches = {
            letters[start:end]
            for start in range(len(letters))
            for end in range(start + 2, len(letters) + 1)
        }
        found = SearchWord.objects.filter(
            index=self._index, documents__gt=0, **{f"{field}__in": stretches}
        ).order_by("-documents", "word")
        rows = list(found.values_list(field, "word", "documents"))
        words: dict[str, dict[str, int]] = defaultdict(dict)
        for stretch, word, documents in sorted(rows, key=lambda row: row[1] not in self._synonyms):
            if len(words[stretch]) < _LIKELIEST:
                words[stretch][word] = documents
        return words

    def _likeliest(self, ways: Sequence[_Words], words: _Sounding) -> _Words:
        together = self._standing({_touching(*pair) for way in ways for pair in pairwise(way)})
        documents = {word: having for found in words.values() for word, having in found.items()}

        def likelihood(way: _Words) -> tuple[int, int, int]:
            return (
                sum(_touching(*pair) in together for pair in pairwise(way)),
                sum(word in self._synonyms for word in way),
                sum(documents.get(word, 0) for word in way),
            )

        return max(ways, key=likelihood, default=())

    def _in_one_document(self, ways: Sequence[_Words]) -> _Words:
        """The way whose words, all listed, most documents have together."""
        listed = [way for way in ways if all(word in self._synonyms for word in way)]
        terms = {word: terms_of_word(word) for way in listed for word in way}
        rows = SearchTerm.objects.filter(
            index=self._index, term__in=set(chain(*terms.values())), document__until=None
        )
        having: dict[str, set[int]] = defaultdict(set)
        for term, document in rows.values_list("term", "document_id"):
            having[term].add(document)

        def documents(way: _Words) -> int:
            return len(set.intersection(*(having[term] for word in way for term in terms[word])))

        best = max(listed, key=documents, default=())
        return best if best and documents(best) else ()

    def _standing(self, pairs: Collection[str]) -> set[str]:
        """Those that stand in any document that has no end, as the words do."""
        if not pairs:
            return set()
        terms = SearchTerm.objects.filter(index=self._index, term__in=pairs, document__until=None)
        return set(terms.values_list("term", flat=True).distinct())


def _ways(letters: str, words: _Sounding, say: Callable[[str], str]) -> list[_Words]:
    """To read the letters as the fewest words."""
    endings = {say(ending): {ending: 0} for ending in _ENDINGS}
    every = chain.from_iterable(
        product(*(words.get(part) or endings[part] for part in cut))
        for cut in _fewest(letters, words, endings)
    )
    return list(islice(every, _MOST_WAYS))


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
