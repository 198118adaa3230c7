"""Two lamps that residents told of, as everybody may read it: one is mended, one is in hand."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User

from areas.enums import Level
from areas.models import Area
from feedback.enums import Kind, Step
from feedback.handling import steps
from feedback.handling.publishing import PublicWords, publish
from feedback.intake.filing import Said, file_ticket
from feedback.models import Category, Ticket, TicketEvent
from feedback.subjects import Subject

LIT = "换了新的路灯，晚上亮了。"


@dataclass(frozen=True, slots=True)
class Lamp:
    """What its author said, what everybody reads, and whether it is mended."""

    stamp: str
    said: str
    shown: str
    is_mended: bool


LAMPS = (
    Lamp(
        "demo-lamp-1",
        "村口小桥边的路灯坏了半个月，我妈晚上摔了一跤。",
        "村口小桥边的路灯坏了半个月，有老人晚上摔过。",
        True,
    ),
    Lamp(
        "demo-lamp-2",
        "卫生室门前那盏路灯一闪一闪，请来看看。",
        "卫生室门前那盏路灯一闪一闪，请来看看。",
        False,
    ),
)


def tell_of_lamps(micro_grid: Area) -> None:
    """Said at the doors of the micro-grid, handled by the grid leader, published by the station of
    the village; what is there already stays as it is.
    """
    leader, station = (User.objects.get(username=name) for name in ("wanggezhang", "lianluozhan"))
    for lamp in LAMPS:
        if not Ticket.unscoped.filter(stamp=lamp.stamp).exists():
            _tell_of(lamp, micro_grid, leader, station)


def _tell_of(lamp: Lamp, micro_grid: Area, leader: User, station: User) -> None:
    village = Area.objects.above(micro_grid).at_level(Level.VILLAGE).get()
    category = Category.objects.filter(kind=Kind.PROBLEM, name__contains="路灯")[:1].get()
    subject = Subject("", village, micro_grid.short_name, "", near=micro_grid)
    file_ticket(Said(lamp.said, category, agrees=True), subject=subject, stamp=lamp.stamp)
    ticket = Ticket.unscoped.get(stamp=lamp.stamp)
    steps.accept(ticket.pk, leader)
    if lamp.is_mended:
        steps.close(ticket.pk, leader, text=LIT)
    closed = TicketEvent.objects.filter(ticket=ticket, step=Step.CLOSED)
    publish(ticket.pk, station, PublicWords(lamp.shown, {each.pk: LIT for each in closed}))
