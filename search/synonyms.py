"""Words that mean the same, as editors list them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from language.pinyin import initials, pinyin, sound


@dataclass(frozen=True, slots=True)
class Group:
    """Who types one of `words` finds all of them, and `finds` as well, but not the reverse."""

    words: tuple[str, ...]
    finds: tuple[str, ...] = ()

    @classmethod
    def of(cls, words: str, finds: str) -> "Group":
        """From both as they are typed, with blanks between the words."""
        return cls(tuple(words.split()), tuple(finds.split()))


class Synonyms:
    """All groups, ready to be asked."""

    def __init__(self, groups: Iterable[Group] = (), names: Iterable[str] = ()) -> None:
        """`names` are of places: each means itself alone. The groups are gone
        through when something is asked: suggestions ask nothing of them."""
        self._groups = groups
        self._names = dict.fromkeys(names)

    @cached_property
    def _others(self) -> dict[str, list[str]]:
        return _others([*(Group((name,)) for name in self._names), *self._groups])

    @cached_property
    def _by_first(self) -> Mapping[str, list[str]]:
        by_first: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._others, key=len, reverse=True):
            by_first[word[0]].append(word)
        return by_first

    @cached_property
    def by_pinyin(self) -> Mapping[str, str]:
        """Of each pinyin, a listed word that is so pronounced."""
        return {pinyin(word): word for word in self._others}

    @cached_property
    def by_initials(self) -> Mapping[str, str]:
        """The same by the first letters; the word that is listed first."""
        return {initials(word): word for word in reversed(self._others)}

    @cached_property
    def by_sound(self) -> Mapping[str, str]:
        """The same by `language.pinyin.sound`."""
        return {sound(word): word for word in self._others}

    def __contains__(self, word: str) -> bool:
        """Whether it is listed."""
        return word in self._others

    def is_name(self, word: str) -> bool:
        return word in self._names

    def others(self, word: str) -> Sequence[str]:
        """What the word finds besides itself."""
        return self._others.get(word, ())

    def beginning(self, run: str, place: int) -> Iterator[str]:
        """The listed words that stand there in the run, the longest first."""
        for word in self._by_first.get(run[place], ()):
            if run.startswith(word, place):
                yield word


def _others(groups: Iterable[Group]) -> dict[str, list[str]]:
    others: dict[str, dict[str, None]] = defaultdict(dict)
    for group in groups:
        for word in group.words:
            others[word] |= dict.fromkeys((*group.words, *group.finds))
    return {word: [each for each in found if each != word] for word, found in others.items()}


STARTING_LIST = Path(__file__).parent / "data" / "synonyms.txt"


def starting_groups() -> list[Group]:
    """The words of villages with which an installation begins; editors take it from there."""
    lines = STARTING_LIST.read_text("utf-8").splitlines()
    return [read_group(line) for line in lines if line and not line.startswith("#")]


def read_group(line: str) -> Group:
    """From 低保 最低生活保障 (each finds the other) or 村长 > 村主任 (from left to right)."""
    words, _, finds = line.partition(">")
    return Group.of(words, finds)
