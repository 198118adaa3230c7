"""The words of a table's row as feedback keeps them: 租赁标的：鱼塘2号；承租方：李某某；…"""

from collections.abc import Iterable

REDACTED = "（已隐去）"
_BETWEEN = "；"


def row_text_of(facts: Iterable[tuple[str, str]]) -> str:
    """The row in one line, from pairs of a column's label and its cell in words."""
    return _BETWEEN.join(f"{label}：{words}" for label, words in facts)


def facts_of(row_text: str) -> list[tuple[str, str]]:
    """The pairs again, for a list; what a semicolon within a cell split off stays with its cell."""
    facts: list[tuple[str, str]] = []
    for part in row_text.split(_BETWEEN) if row_text else ():
        label, colon, words = part.partition("：")
        if colon or not facts:
            facts.append((label, words))
        else:
            label, before = facts.pop()
            facts.append((label, f"{before}{_BETWEEN}{part}"))
    return facts


def without_cell(row_text: str, label: str, words: str) -> str:
    """The row with that cell blanked. Only the whole pair counts: a cell "2" is in many others."""
    pair, blanked = f"{label}：{words}", f"{label}：{REDACTED}"
    framed = f"{_BETWEEN}{row_text}{_BETWEEN}"
    return framed.replace(f"{_BETWEEN}{pair}{_BETWEEN}", f"{_BETWEEN}{blanked}{_BETWEEN}")[1:-1]
