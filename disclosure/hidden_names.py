"""Full names that a table masks in one column and repeats in another: 备注 陈建国续租.

Whoever is 陈某某 as a lessee is so in every free text of the table, of whichever row, also where it
says 陈-建国 or 陳建國, and where the given name stands alone: 由建国代付.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from disclosure.ledgers.base import (
    Column,
    ColumnType,
    Ledger,
    Privacy,
    Values,
    column_texts,
)
from language.given_names import given_name, stands_for_a_person
from language.name_shape import MASK, masked_name
from language.names import NameKind, hidden_names
from language.names_in_text import find_names, goes_on, name_spans
from language.text import squash
from language.traditional import SIMPLIFIED

_FREE = (ColumnType.TEXT, ColumnType.CHOICE)
# What may stand inside a name: spaces and hyphens, no mark that ends a sentence or a part of one.
_INSIDE = r"(?:[^\w，。、；：！？,;:!?()（）\n]|_){0,3}"
_LETTER = re.compile(rf"{_INSIDE}([^\W_])")
_MAY_BE_FULL = re.compile(r"[^\W\d_]{2,4}|[^\W\d_]+(?:[·•‧・∙⋅][^\W\d_]+)+")
_LONGEST_DOTTED = 12
_LONGEST = 40
"""Letters of a name. What is longer is none, and to look for thousands of such takes minutes."""


def unanswered(name: str) -> NameKind:
    """Of a name in a sentence, as long as nobody said whose it is."""
    return NameKind.DOUBTFUL


def free_columns(ledger: Ledger) -> tuple[Column, ...]:
    """The columns in whose words a name may stand."""
    return tuple(column for column in ledger.columns if column.type in _FREE)


def is_hidden(column: Column, name: str, kind_of: Callable[[str], NameKind]) -> bool:
    """Whether the public sees no more of the name than its surname: doubtful ones are persons."""
    if not column.privacy.masks:
        return False
    shown = {NameKind.NOBODY}
    if column.privacy is Privacy.PERSON_OR_FIRM:
        shown.add(NameKind.FIRM)
    return kind_of(name) not in shown


def texts_with_names(
    ledger: Ledger,
    rows: Sequence[Values],
    kind_of: Callable[[str], NameKind],
    told_kind_of: Callable[[str], NameKind] = unanswered,
) -> dict[str, str]:
    """Each free text of the rows that tells a hidden name, and the text that the public sees.

    Hidden are the names that a column masks, and those of which `told_kind_of` says that they are
    a private person's though they stand in sentences only.
    """
    shown = _names_of(ledger, rows, kind_of)
    if told_kind_of is not unanswered:
        persons = filter(lambda name: told_kind_of(name) is NameKind.PERSON, told_in(ledger, rows))
        shown = {_letters(name): masked_name(name) for name in persons} | shown
    if not shown:
        return {}
    names = _Names(shown)
    free = (column_texts(column.key, rows) for column in free_columns(ledger))
    texts = names.suspects(dict.fromkeys(chain.from_iterable(free)))
    public = {text: names.masked_in(text) for text in texts}
    return {text: masked for text, masked in public.items() if masked != text}


def told_in(ledger: Ledger, rows: Sequence[Values]) -> dict[str, None]:
    """Every name in the free texts of the rows that is likely a private person's, once each."""
    texts = chain.from_iterable(column_texts(column.key, rows) for column in free_columns(ledger))
    return dict.fromkeys(chain.from_iterable(map(find_names, dict.fromkeys(texts))))


def _names_of(
    ledger: Ledger, rows: Sequence[Values], kind_of: Callable[[str], NameKind]
) -> dict[str, str]:
    """Every hidden name of the table by its letters, and what is shown instead."""
    return {
        letters: shown
        for column in ledger.masked_columns
        for name in column_texts(column.key, rows)
        if is_hidden(column, name, kind_of)
        for full, shown in hidden_names(name, kind_of(name))
        if len(letters := _letters(full)) > 1
    }


def possible_names(text: str) -> set[str]:
    """Every piece of a text that may be a full name, as a cell would hold it: to be compared with
    names of which only a keyed hash is known."""
    plain = squash(text)
    spellings = {plain, plain.translate(SIMPLIFIED), _letters(plain)}
    return {
        piece
        for spelling in spellings
        for start in range(len(spelling))
        for length in range(2, _LONGEST_DOTTED + 1)
        if _MAY_BE_FULL.fullmatch(piece := spelling[start : start + length])
    }


def _letters(name: str) -> str:
    """The name in simplified characters, without anything between them."""
    return "".join(_LETTER.findall(name.translate(SIMPLIFIED)))


class _Names:
    """The names to hide: `shown` says, by their letters, what the public reads instead."""

    def __init__(self, shown: Mapping[str, str]) -> None:
        self._shown = shown
        self._given = {given for name in shown if (given := given_name(name))}
        self._longest: dict[str, int] = {}  # by the first two letters
        for name in shown:
            longest = max(self._longest.get(name[:2], 0), len(name))
            self._longest[name[:2]] = min(longest, _LONGEST)
        # The first two letters of any of the names: hardly a text of a long table holds them.
        first, second = (
            re.escape("".join({name[place] for name in (*shown, *self._given)})) for place in (0, 1)
        )
        self._begins = re.compile(f"[{first}]{_INSIDE}[{second}]")

    def suspects(self, texts: Iterable[str]) -> set[str]:
        """The texts in which a name may begin; one search through all is quicker than many."""
        lines = "\n".join(texts) + "\n"
        starts = (found.start() for found in self._begins.finditer(lines.translate(SIMPLIFIED)))
        return {lines[lines.rfind("\n", 0, at) + 1 : lines.index("\n", at)] for at in starts}

    def masked_in(self, text: str) -> str:
        """The text as the public reads it."""
        plain = text.translate(SIMPLIFIED)
        public, at = "", 0
        others = dict(name_spans(plain))
        while found := self._begins.search(plain, at):
            start = found.start()
            end, shown = self._name_at(plain, start) or (start + 1, text[start])
            if others.get(start, 0) > end > start + 1:  # 王芳芳 is another one than 王芳
                end = others[start]
                shown = masked_name(text[start:end])
            elif end > start + 1 and goes_on(plain, start, end):
                end, shown = end + 1, shown + MASK
            public += text[at:start] + shown
            at = end
        return public + text[at:]

    def _name_at(self, plain: str, start: int) -> tuple[int, str] | None:
        """Where the name ends that begins at `start`, and what is shown instead, if there is one.

        The longest name wins: of 陈建 and 陈建国 both may be in the table.
        """
        letters, ends = "", [start]
        longest = 2
        while len(letters) < longest and (found := _LETTER.match(plain, ends[-1])):
            letters += found[1]
            ends.append(found.end())
            if len(letters) == 2:
                longest = self._longest.get(letters, 2)
        for length in range(len(letters), 1, -1):
            if shown := self._shown.get(letters[:length]):
                return ends[length], shown
        if letters[:2] in self._given and stands_for_a_person(plain, start, ends[2]):
            return ends[2], 2 * MASK
        return None
