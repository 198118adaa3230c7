"""Words about somebody's health, child, home or crime in what everybody will read.

No ledger may publish them of a person.
"""

from collections.abc import Callable, Sequence
from functools import cache

from disclosure.hidden_names import free_columns, is_hidden
from disclosure.importing.results import Finding
from disclosure.importing.rules import Numbers
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Column, Ledger, Values, column_texts
from language.names import NameKind
from language.sensitive import Detail, Matter, find_detail, suspects

_ILLNESS = (
    "这里写了「{word}」，看得出是谁的病。谁生什么病、有什么残疾不能公开，请删去，"
    "或者改成「困难补助」这样的话；说的不是哪个人的，请换一个说法。"
)
_PERHAPS = {
    Matter.HEALTH: "这里写了「{word}」，好像说的是哪个人的病或身体，会原样公开。"
    "说的是某个人的，请删去，或者改成「困难补助」这样的话；不是的，请确认。",
    Matter.HOME: "这里写了「{word}」，看得出是谁家，会原样公开。"
    "说的是哪个村民住在哪里的，请删去；不是的，请确认。",
    Matter.CHILD: "这里写了「{word}」，好像说的是谁家的孩子，会原样公开。"
    "说的是某个孩子的，请删去；不是的，请确认。",
    Matter.CRIME: "这里写了「{word}」，好像说的是谁犯的事，会原样公开。"
    "说的是某个人的，请删去；不是的，请确认。",
    Matter.MEANS: "这里写了「{word}」，好像说的是谁家的难处，会原样公开。"
    "说的是某个人的，请删去；不是的，请确认。",
}


def sensitive_findings(
    ledger: Ledger, numbers: Numbers, rows: Sequence[Values], kind_of: Callable[[str], NameKind]
) -> tuple[list[Finding], list[Finding]]:
    """Errors where an illness stands beside a person, warnings where it may.

    Rows that are only counted and summed are shown to nobody. Who is paid aid is poor: a table of
    nothing else says so by itself.
    """
    errors: list[Finding] = []
    warnings: list[Finding] = []
    find = cache(find_detail)
    for column in free_columns(ledger):
        texts = suspects(column_texts(column.key, rows))
        for number, values in zip(numbers, rows, strict=True) if texts else ():
            text = values.get(column.key)
            if text not in texts or ledger.hidden_category(values):
                continue
            about = _is_about_person(ledger, column, values, kind_of)
            detail = find(str(text), about_person=about)
            if detail and not (detail.matter is Matter.MEANS and ledger.about_persons):
                finding = Finding(number, column.key, _message(detail), shown(str(text)))
                (errors if detail.sure else warnings).append(finding)
    return errors, warnings


def _is_about_person(
    ledger: Ledger, column: Column, values: Values, kind_of: Callable[[str], NameKind]
) -> bool:
    """Whether the words are about whom the row names: what it is named by first is a thing."""
    if column.key == ledger.named_by[0]:
        return False
    names = ((each, values.get(each.key)) for each in ledger.masked_columns)
    return any(isinstance(name, str) and is_hidden(each, name, kind_of) for each, name in names)


def _message(detail: Detail) -> str:
    return (_ILLNESS if detail.sure else _PERHAPS[detail.matter]).format(word=detail.word)
