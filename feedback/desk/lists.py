"""The lists of the desk: what is in whose hands, by deadline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from itertools import chain
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.crypto import salted_hmac

from feedback.enums import State
from feedback.managers import PLAIN, Viewer, handled_areas
from feedback.models import Ticket, TicketPhoto

PER_PAGE = 30
NUMBER = re.compile("[1-9][0-9]{0,5}")
MOST_COUNTED = 99
"""Of more it is only said that there are more: counting takes the longer the more there are."""
_MORE = f"{MOST_COUNTED} 件以上"


class Drawer(StrEnum):
    """One list of the desk."""

    MINE = "mine"
    HELD = "held"
    OTHERS = "others"
    DONE = "done"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def empty(self) -> str:
        """What to read where there is nothing."""
        return _EMPTY[self]


_LABELS = {
    Drawer.MINE: "我手里的",
    Drawer.HELD: "先看一看",
    Drawer.OTHERS: "别人在办的",
    Drawer.DONE: "办完的",
}
_EMPTY = {
    Drawer.MINE: "现在没有要您办的事。有新的，这一页会自己显示出来。",
    Drawer.HELD: "没有要先看一看的。从同一个地方一下子来了很多件，才会放到这里。",
    Drawer.OTHERS: "您看得到的事里，现在没有别人在办的。",
    Drawer.DONE: "还没有办完的事。",
}


_SEALED = ("text", "title", "row_facts")
_SEARCHED = ("village__short_name__icontains", "category__name__icontains")


@dataclass(frozen=True, slots=True)
class Remaining:
    """How much time a ticket has left, in words; `is_over` where that is none."""

    words: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a drawer, its number from 1, and how many there are in the drawer, in words."""

    tickets: list[Ticket]
    number: int
    has_next: bool
    count: str

    @property
    def before(self) -> int:
        """The number of the page before; 0 on the first."""
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1


def tickets_in(drawer: Drawer, viewer: Viewer) -> QuerySet[Ticket]:
    """What `viewer` sees in a drawer, what is due first on top; what is done, the latest first."""
    seen = Ticket.objects.visible_to(viewer).select_related("category", "office", "area")
    seen = seen.annotate(has_photos=Exists(TicketPhoto.unscoped.filter(ticket=OuterRef("pk"))))
    if drawer is Drawer.DONE:
        return seen.filter(settled_at__isnull=False).order_by("-settled_at", "-due_on", "-pk")
    mine = Q(office__in=handled_areas(viewer))
    # An open one has no time at which it was settled, and by that an index finds it.
    still_open = seen.filter(settled_at__isnull=True, is_held=drawer is Drawer.HELD)
    still_open = still_open.order_by("due_on", "pk")
    if drawer is Drawer.HELD:
        return still_open
    return still_open.filter(mine) if drawer is Drawer.MINE else still_open.exclude(mine)


def page_of(drawer: Drawer, viewer: Viewer, number: str, wanted: str = "") -> Sheet:
    """One page of a drawer, of what holds the words `wanted`; the first if there is none such."""
    tickets = _holding(wanted, drawer, viewer)
    begin = (int(number) - 1) * PER_PAGE if NUMBER.fullmatch(number) else 0
    found = list(tickets[begin : begin + PER_PAGE + 1])
    if begin and not found:
        return page_of(drawer, viewer, "", wanted)
    return Sheet(found[:PER_PAGE], begin // PER_PAGE + 1, len(found) > PER_PAGE, _count(tickets))


def counted_beside(shown: Drawer, viewer: Viewer, wanted: str) -> list[tuple[Drawer, str]]:
    """Each drawer, with how many in it hold the words `wanted`: who seeks knows not in which.

    Empty where nothing is wanted, and for the one that is shown: its `Sheet` says it.
    """
    return [
        (drawer, _count(_holding(wanted, drawer, viewer)) if wanted and drawer != shown else "")
        for drawer in Drawer
    ]


def _holding(wanted: str, drawer: Drawer, viewer: Viewer) -> QuerySet[Ticket]:
    tickets = tickets_in(drawer, viewer)
    return tickets.filter(_saying(wanted, tickets)) if wanted else tickets


def say_how_many(tickets: QuerySet[Ticket]) -> str:
    """ "3 件", "99 件以上"; empty where there are none."""
    count = _counted(tickets)
    return (f"{count} 件" if count <= MOST_COUNTED else _MORE) if count else ""


def _count(tickets: QuerySet[Ticket]) -> str:
    count = _counted(tickets)
    return f"{count}" if count <= MOST_COUNTED else _MORE


def _counted(tickets: QuerySet[Ticket]) -> int:
    return tickets[: MOST_COUNTED + 1].count()


def _saying(wanted: str, tickets: QuerySet[Ticket]) -> Q:
    """Which of the tickets hold these words; of those that are encrypted each is read."""
    sealed = tickets.exclude(PLAIN).order_by().values_list("pk", *_SEALED)
    found = [pk for pk, *words in sealed if any(_holds(each, wanted) for each in words)]
    said = reduce(or_, (Q(**{f"{name}__icontains": wanted}) for name in _SEALED))
    return Q(pk__in=found) | PLAIN & said | reduce(or_, (Q(**{name: wanted}) for name in _SEARCHED))


def _holds(words: str | Sequence[Sequence[str]], wanted: str) -> bool:
    """Whether a text, or one of the cells of a row, holds what is wanted."""
    texts = [words] if isinstance(words, str) else chain.from_iterable(words)
    return any(wanted.casefold() in text.casefold() for text in texts)


def mark_of(viewer: Viewer) -> str:
    """Is another whenever a ticket comes into the viewer's hands, be it new or not, or leaves.

    From it nobody learns how many tickets there are in the county.
    """
    mine = tickets_in(Drawer.MINE, viewer).order_by("-pk")[: MOST_COUNTED + 1]
    found = mine.aggregate(count=Count("pk"), pks=Sum("pk"))
    return salted_hmac("feedback.desk.mark", f"{found['count']}-{found['pks']}").hexdigest()[:16]


def remaining(ticket: Ticket, today: date | None = None) -> Remaining:
    """ "还剩 2 天", "今天要答复", "过期 3 天"; of one that waits for its author, that it does."""
    if ticket.state == State.WAITING:
        return Remaining("不计时", is_over=False)
    left = (ticket.due_on - (today or timezone.localdate())).days
    if left < 0:
        return Remaining(f"过期 {-left} 天", is_over=True)
    return Remaining(f"还剩 {left} 天" if left else "今天要答复", is_over=False)
