"""Findings on names of persons in free texts: those that are masked, and those that are not.

`told` gives each text that repeats a masked name as the public reads it; see `texts_with_names`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress

from disclosure.hidden_names import free_columns
from disclosure.importing.results import Finding
from disclosure.importing.rules import Numbers, places_of
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Ledger, Values, column_texts
from language.names import NameKind, mask_person
from language.names_in_text import find_names


def masked_names(
    ledger: Ledger, numbers: Numbers, rows: Sequence[Values], told: Mapping[str, str]
) -> Iterator[Finding]:
    """Remarks on free texts that say a masked name in full: they are masked as well."""
    for column in free_columns(ledger) if told else ():
        texts = [text for text in column_texts(column.key, rows) if text in told]
        if texts:
            first, places = texts[0], places_of(texts, column.key, numbers, rows)
            count = sum(map(len, places.values()))
            others = f"，这样的一共 {count} 行" if count > 1 else ""
            message = (
                f"{column.label}里写了全名，公开时也只显示姓：「{shown(told[first])}」{others}。"
                "不是人名、不该遮的，请换一个说法。"
            )
            yield Finding(places[first][0], column.key, message)


def open_names(
    ledger: Ledger,
    numbers: Numbers,
    rows: Sequence[Values],
    told: Mapping[str, str],
    kind_of: Callable[[str], NameKind],
) -> Iterator[Finding]:
    """Warnings of cells whose public text is likely to name a private person in full, of which the
    village did not say yet by `kind_of` that everybody may read it.

    Rows that are only counted and summed are shown to nobody, and not asked about.
    """
    if ledger.totals_only:
        listed = [ledger.hidden_category(values) is None for values in rows]
        numbers, rows = list(compress(numbers, listed)), list(compress(rows, listed))
    for column in free_columns(ledger):
        names_in = {
            text: tuple(dict.fromkeys(found))
            for text in column_texts(column.key, rows)
            if (found := _open_in(told.get(text, text), kind_of))
        }
        for text, lines in places_of(names_in, column.key, numbers, rows).items():
            names = "、".join(names_in[text])
            message = (
                f"这里好像写了人名「{names}」，会原样公开。"
                f"是村民个人的，请改成「{mask_person(names)}」或者删掉；"
                "不是人名、或者该公开的，请确认。"
            )
            yield from (
                Finding(line, column.key, message, shown(text), names=names_in[text])
                for line in lines
            )


def _open_in(text: str, kind_of: Callable[[str], NameKind]) -> list[str]:
    return [name for name in find_names(text) if kind_of(name) is NameKind.DOUBTFUL]
