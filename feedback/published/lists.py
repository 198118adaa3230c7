"""The published tickets of an area, sifted by how far they have come and by category."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from areas.models import Area
from feedback.enums import OPEN
from feedback.models import Category, PublishedTicket
from feedback.models.published import PublishedTicketQuerySet

PER_PAGE = 20


class Sieve(StrEnum):
    """Which tickets by how far they have come."""

    ALL = "all"
    OPEN = "open"
    DONE = "done"

    @property
    def label(self) -> str:
        return {Sieve.ALL: "全部", Sieve.OPEN: "正在办的", Sieve.DONE: "有结果的"}[self]

    def of(self, tickets: PublishedTicketQuerySet) -> PublishedTicketQuerySet:
        match self:
            case Sieve.OPEN:
                return tickets.filter(ticket__state__in=OPEN)
            case Sieve.DONE:
                return tickets.exclude(ticket__state__in=OPEN)
        return tickets


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see; `category` is a number, or empty for all."""

    sieve: Sieve
    category: str

    def address(self, **changes: str) -> str:
        """The question string of the same list with these changes, from its first page."""
        named = {"state": self.sieve.value, "category": self.category} | changes
        return f"?{urlencode({name: value for name, value in named.items() if value})}"

    @property
    def by_sieve(self) -> list[tuple[Sieve, str]]:
        """Each sieve, and the address of the list through it."""
        return [(each, self.address(state=each.value)) for each in Sieve]


def asked_in(query: Mapping[str, str]) -> Asked:
    """What `state` and `category` name; all of what is named wrongly."""
    state, category = query.get("state", ""), query.get("category", "")
    is_number = category.isascii() and category.isdecimal() and len(category) < 10
    sieve = Sieve(state) if state in list(Sieve) else Sieve.ALL
    return Asked(sieve, category if is_number else "")


def published_in(area: Area) -> PublishedTicketQuerySet:
    """All that anybody may read of the area, the newest first."""
    return PublishedTicket.objects.public().of(area)


def page_of(area: Area, asked: Asked, number: str) -> Page[PublishedTicket]:
    """One page of what is asked for; the first, or the last, where there is none such."""
    found = asked.sieve.of(published_in(area))
    if asked.category:
        found = found.filter(ticket__category=int(asked.category))
    return Paginator(found, PER_PAGE).get_page(number)


def categories_in(area: Area) -> list[Category]:
    """Those of which something is published there."""
    used = published_in(area).order_by().values("ticket__category")
    return list(Category.objects.filter(pk__in=used))
