"""The links with which a reader narrows what was found: by village, kind, content and year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from disclosure.ledgers import LEDGERS
from search.documents.base import Kind
from search.engines.base import Order
from search.forms import Asked
from search.places import place_names

KINDS: Mapping[str, str] = {
    Kind.NOTICE: "公开事项",
    Kind.ROW: "表里的一行",
    Kind.TICKET: "民情件",
    Kind.CAMPAIGN: "活动",
    Kind.CASE: "警示案例",
    Kind.ROUND: "巡察",
    Kind.PAGE: "页面",
}
"""What can be found, as a reader calls it."""

_FIELDS = {"kind": "哪一种", "place": "哪个村", "item": "哪张表", "year": "哪一年"}
_SHOWN = 6
_MOST = 60
"""Values of one field: of a county's villages those with the most hits; others can be typed."""

_ORDERS = {Order.RELEVANCE: "最相关的在前", Order.NEWEST: "最新的在前"}

Counts = Mapping[str | int, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """A link: what it chooses, or drops, and how many it finds (0: not said)."""

    label: str
    address: str
    count: int = 0
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The values of a field, the first ones and those that are folded away."""

    name: str
    label: str
    shown: Sequence[Choice]
    folded: Sequence[Choice]


def groups(asked: Asked, facets: Mapping[str, Counts]) -> list[ChoiceGroup]:
    """Of each field that is not filtered by, the values; none where there is but one."""
    found = (_group(asked, field, facets.get(field, {})) for field in _FIELDS)
    return [group for group in found if group]


def _group(asked: Asked, field: str, counts: Counts) -> ChoiceGroup | None:
    if getattr(asked.filters, field) or len(counts) < 2:
        return None
    labels = _labels(field, list(counts))
    choices = [
        Choice(labels[value], asked.filtered(**{field: value}).address, counts[value])
        for value in _in_order(field, counts)
        if value in labels
    ][:_MOST]
    return ChoiceGroup(field, _FIELDS[field], choices[:_SHOWN], choices[_SHOWN:])


def _in_order(field: str, counts: Counts) -> list[str | int]:
    """Years from the latest back, all else by hits, the most first."""
    if field == "year":
        return sorted(counts, reverse=True)
    return sorted(counts, key=lambda value: (-counts[value], str(value)))


def _labels(field: str, values: Sequence[str | int]) -> dict[str | int, str]:
    match field:
        case "place":
            return dict(place_names(map(str, values)).items())
        case "kind":
            return {value: KINDS[value] for value in map(str, values) if value in KINDS}
        case "item":
            return {value: LEDGERS[value].label for value in map(str, values) if value in LEDGERS}
        case _:
            return {value: f"{value}年" for value in values}


def chosen(asked: Asked) -> Iterator[Choice]:
    """What is filtered by; the address of each is that of the search without it."""
    for field in _FIELDS:
        if value := getattr(asked.filters, field):
            label = _labels(field, [value]).get(value, str(value))
            nothing = 0 if field == "year" else ""
            yield Choice(label, asked.filtered(**{field: nothing}).address, chosen=True)


def orders(asked: Asked) -> list[Choice]:
    return [
        Choice(label, asked.ordered(order).address, chosen=asked.order is order)
        for order, label in _ORDERS.items()
    ]
