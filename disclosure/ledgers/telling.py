"""Small pieces of which ledgers tell their key figures."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from disclosure.ledgers.base import Values
from disclosure.ledgers.figures import Figure, Summary
from home.charts import Bar, Chart
from language.amounts import exact_amount, say_amount
from language.nobody import names_nobody


def amount_figure(label: str, amount: Decimal | None, *, alert: bool = False) -> Figure:
    """An amount of yuan as people say it, with the exact one beside it."""
    yuan = amount or Decimal(0)
    return Figure(label, say_amount(yuan), exact=f"{exact_amount(yuan)} 元", alert=alert)


def amount_bar(label: str, amount: Decimal) -> Bar:
    """A bar as long as an amount of yuan."""
    return Bar(label, amount, say_amount(amount))


def chart_of_two(title: str, first: Bar, second: Bar) -> Chart | None:
    """Two amounts beside each other; no picture where neither is above zero."""
    if first.value <= 0 and second.value <= 0:
        return None
    return Chart(title, (first, second), in_words((first, second)))


def count_where(rows: Iterable[Values], condition: Callable[[Values], bool]) -> int:
    """How many rows meet the condition."""
    return sum(1 for row in rows if condition(row))


def count_named(rows: Iterable[Values], key: str) -> int:
    """How many different persons or firms the rows name in `key`; 待租 and 不详 are none."""
    names = {name for row in rows if isinstance(name := row.get(key), str)}
    return sum(1 for name in names if not names_nobody(name))


def amount_in(row: Values, key: str) -> Decimal:
    """The amount that a row states in `key`, 0 where it states none."""
    value = row.get(key)
    return value if isinstance(value, Decimal) else Decimal(0)


def owed_and_prepaid(rows: Iterable[Values], key: str) -> tuple[Decimal, Decimal]:
    """What is owed in `key`, and what is paid in advance there, as an amount below zero says.

    What one has paid in advance takes nothing off what another owes.
    """
    amounts = [amount_in(row, key) for row in rows]
    owed = sum((amount for amount in amounts if amount > 0), start=Decimal(0))
    return owed, owed - sum(amounts)


def amount_kept(summary: Summary, key: str) -> Decimal:
    """The amount that a summary keeps as text under `key`, 0 where it keeps none."""
    return Decimal(str(summary.get(key, 0)))


def counts(summary: Summary, key: str) -> dict[str, int]:
    """The counts by word that a summary keeps under `key`; empty where it keeps none."""
    found = summary.get(key)
    if not isinstance(found, Mapping):
        return {}
    return {str(word): int(count) for word, count in found.items()}


def count_in(summary: Summary, key: str, word: str) -> int:
    """The count of one word that a summary keeps under `key`."""
    return counts(summary, key).get(word, 0)


def in_words(told: Iterable[Figure | Bar]) -> str:
    """Figures, or the bars of a picture, in one sentence: 已收约 32.5 万元，欠缴 3.9 万元。"""
    return "，".join(f"{each.label}{after_words(each.text)}" for each in told) + "。"


def after_words(text: str) -> str:
    """A figure as it goes on after Chinese words: a number after a space, as everywhere on the
    pages; 约 12.8 万元 and 一户也没有 after none."""
    return text if "一" <= text[:1] <= "鿿" else f" {text}"
