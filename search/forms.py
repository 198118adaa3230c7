"""What the address of a search asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from search.engines.base import LONGEST_LIST, NO_FILTERS, Filters, Order
from search.query import LONGEST_QUERY

PER_PAGE = 10
LAST_PAGE = LONGEST_LIST // PER_PAGE
_LONGEST_VALUE = 32
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Asked:
    """The words, the filters, the order and the page of a search, and the address of each change.

    `page` counts from 1.
    """

    text: str = ""
    filters: Filters = NO_FILTERS
    order: Order = Order.RELEVANCE
    page: int = 1

    @property
    def is_first_look(self) -> bool:
        """The first page, not narrowed yet."""
        return self.page == 1 and self.filters == NO_FILTERS

    @property
    def start(self) -> int:
        return (self.page - 1) * PER_PAGE

    @property
    def address(self) -> str:
        fields = {
            "q": self.text,
            "place": self.filters.place,
            "kind": self.filters.kind,
            "item": self.filters.item,
            "year": self.filters.year,
            "sort": "" if self.order is Order.RELEVANCE else self.order,
            "page": 0 if self.page == 1 else self.page,
        }
        query = urlencode({name: value for name, value in fields.items() if value})
        return f"{reverse('search:search')}?{query}"

    def filtered(self, **values: Any) -> "Asked":
        """The same from its first page on, with other filters: an empty value asks nothing."""
        return replace(self, filters=replace(self.filters, **values), page=1)

    def ordered(self, order: Order) -> "Asked":
        return replace(self, order=order, page=1)

    def at(self, page: int) -> "Asked":
        return replace(self, page=page)


def read_asked(sent: Mapping[str, str]) -> Asked:
    """From the fields of an address. What is no value of a field counts as not asked."""
    year = _number(sent.get("year", ""))
    return Asked(
        text=readable(sent.get("q", ""))[:LONGEST_QUERY],
        filters=Filters(
            place=place if (place := _value(sent.get("place", ""))).isdigit() else "",
            kind=_value(sent.get("kind", "")),
            item=_value(sent.get("item", "")),
            year=year if year in _YEARS else 0,
        ),
        order=Order.NEWEST if sent.get("sort") == Order.NEWEST else Order.RELEVANCE,
        page=max(1, min(_number(sent.get("page", "")), LAST_PAGE + 1)),
    )


def readable(text: str) -> str:
    """What can be shown and sent on: halves of surrogate pairs go, and blanks around."""
    return " ".join(text.encode("utf-8", "ignore").decode("utf-8").split())


def _value(text: str) -> str:
    return text if text.isascii() and len(text) <= _LONGEST_VALUE else ""


def _number(text: str) -> int:
    """0 for what is none; a number too long to be meant is the largest."""
    if not (text.isascii() and text.isdigit()):
        return 0
    return int(text) if len(text) < 9 else 10**9
