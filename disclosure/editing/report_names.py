"""How the preview sets each name of the workbook beside what the public will read in its place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TypedDict

from disclosure.editing.fields import field_name
from disclosure.hidden_names import told_in, unanswered
from disclosure.importing.results import Finding, ImportResult
from disclosure.ledgers.base import Ledger, Privacy, Values
from disclosure.presentation import cell_text
from disclosure.public_rows import PublicRow
from language.names import NameKind, classify_name

SHOWN_NAMES = 200


ASKED_AT_ONCE = 50
"""More nobody answers in one go, and a form of thousands would take half a minute to draw."""
SHOWN_PLACES = 5


class NameQuestion(TypedDict):
    """A person or a firm? `field` names the form's field, `rows` are the first of `count` in which
    the name stands, `answer` is what the village said."""

    field: str
    name: str
    rows: list[int]
    count: int
    answer: str


class NameLine(TypedDict):
    """A full name, what is public in its place, and in how many of the listed rows."""

    name: str
    public: str
    rows: int


class Names(TypedDict):
    count: int
    shown: list[NameLine]


def doubtful_questions(result: ImportResult) -> list[NameQuestion]:
    """A question for each name of which we cannot tell whether it is a person's or a firm's; for
    the first of very many, as the others are asked about when these are answered."""
    return [
        NameQuestion(
            field=field_name("name", doubt.name),
            name=doubt.name,
            rows=list(doubt.rows[:SHOWN_PLACES]),
            count=len(doubt.rows),
            answer="",
        )
        for doubt in result.doubtful_names[:ASKED_AT_ONCE]
    ]


def told_questions(warnings: Sequence[Finding]) -> list[NameQuestion]:
    """A question for each name in a free text of which nobody said yet who may read it."""
    lines: dict[str, list[int]] = defaultdict(list)
    for warning in warnings:
        for name in warning.names:
            lines[name].append(warning.row or 0)
    return [
        NameQuestion(
            field=field_name("told", name),
            name=name,
            rows=rows[:SHOWN_PLACES],
            count=len(rows),
            answer="",
        )
        for name, rows in lines.items()
    ]


def answered_told_names(
    ledger: Ledger, listed: Sequence[Values], kind_of: Callable[[str], NameKind]
) -> list[NameQuestion]:
    """The names in free texts of which the village said whose they are, to be put right."""
    told = told_in(ledger, listed) if kind_of is not unanswered else ()
    return [
        NameQuestion(field=field_name("told", name), name=name, rows=[], count=0, answer=kind.value)
        for name in told
        if (kind := kind_of(name)) is not NameKind.DOUBTFUL
    ][:ASKED_AT_ONCE]


def answered_names(
    ledger: Ledger, listed: Sequence[Values], kind_of: Callable[[str], NameKind]
) -> list[NameQuestion]:
    """The names of which the village said what they are, to be put right."""
    kinds = {name: kind_of(name) for name in _doubtful(ledger, listed)}
    return [
        NameQuestion(field=field_name("name", name), name=name, rows=[], count=0, answer=kind.value)
        for name, kind in kinds.items()
        if kind is not NameKind.DOUBTFUL
    ][:ASKED_AT_ONCE]


def _doubtful(ledger: Ledger, listed: Sequence[Values]) -> dict[str, None]:
    names = {
        str(name): None
        for column in ledger.columns
        if column.privacy is Privacy.PERSON_OR_FIRM
        for values in listed
        if (name := values.get(column.key))
    }
    return {name: None for name in names if classify_name(name) is NameKind.DOUBTFUL}


def name_lines(ledger: Ledger, listed: Sequence[Values], rows: Sequence[PublicRow]) -> Names:
    """Every name once, the masked ones first; `rows` are `listed` as the public sees them."""
    found: Counter[tuple[str, str]] = Counter()
    for column in ledger.masked_columns:
        found.update(
            (str(name), cell_text(row, column))
            for values, row in zip(listed, rows, strict=True)
            if (name := values.get(column.key))
        )
    lines = [
        NameLine(name=name, public=public, rows=count) for (name, public), count in found.items()
    ]
    lines.sort(key=lambda line: line["name"] == line["public"])
    return Names(count=len(lines), shown=lines[:SHOWN_NAMES])
