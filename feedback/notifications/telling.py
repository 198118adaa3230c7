"""Who is told of a step, and in what words: that there is something, and never what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.db.models import IntegerField, Q
from django.urls import reverse
from django.utils import timezone

from areas.enums import Level
from areas.models import Duty
from feedback.asking import Given, Question
from feedback.enums import Step
from feedback.inserting import insert
from feedback.models import Notification, Robot, Ticket, TicketEvent
from feedback.offices import people_of
from language.dates import say_date

WORDS = {
    Step.ROUTED: "有一件新的民情件要您办",
    Step.LET_IN: "有一件新的民情件要您办",
    Step.HANDED_OVER: "有一件民情件转给了您",
    Step.ESCALATED: "有一件民情件过期没有答复，交到您这里",
    Step.KIND_CHANGED: "有一件民情件改了类别，请您看",
    Step.SPLIT: "有一件民情件转给了您",  # that it was split off tells what the other has become
    Step.REMINDED: "有一件民情件快到期了",
    Step.REPLIED: "有一件民情件，群众补充了",
    Step.REOPENED: "有一件民情件，群众要求重新办",
    Step.RESUMED: "有一件民情件要重新办",
    Step.CORRECTED: "有一件民情件，问的公示更正了，请答复",
}
"""The steps of which somebody is told: whom the ticket falls to then."""

SOMETHING = "有一件民情件等您看"
"""Of whatever step where it may accuse somebody: a mail is read on other screens as well."""


def tell_of(ticket: Ticket, event: TicketEvent, duties: Sequence[Duty] | None = None) -> None:
    """Write down whom to tell of the step, in the same transaction; the clock ships it.

    `duties` are of those who have it in hand, where that is known; else it is asked.

    Of what is held for a look nobody is told before it is let in, but by `held.py`. Of an
    accusation a mail says that there is one ticket, and so does every other one to where
    accusations go: else it would stand out. A group chat hears nothing of it: who is in it, nobody
    here knows. Whoever has no mail address sees it on the desk.
    """
    words = WORDS.get(Step(event.step))
    if words is None or ticket.is_held:
        return
    told_duties = _told(ticket) if duties is None else duties
    users = {duty.user_id for duty in told_duties if duty.user and duty.user.email} - {event.by_id}
    tells_nothing = ticket.about or Level(ticket.office.level).rank <= Level.TOWN.rank
    subject = SOMETHING if tells_nothing else f"{words}（{say_date(ticket.due_on)}前答复）"
    body = f"{subject}。\n\n{_address(ticket)}\n"
    told = [Notification(ticket=ticket, user_id=user, subject=subject, body=body) for user in users]
    told += [
        Notification(ticket=ticket, robot_id=robot, subject=subject, body=body)
        for robot in _robots(ticket)
    ]
    if told:
        insert(*told)


def _told(ticket: Ticket) -> list[Duty]:
    """Who has it in hand: whoever began with it, while in office; else everybody there."""
    people = people_of(ticket, timezone.localdate()).select_related("user")
    mine = people.filter(Q(user=ticket.handler_id)) if ticket.handler_id else people.none()
    return list(mine or people)


def _robots(ticket: Ticket) -> list[int]:
    """Their numbers alone: an address whose key is gone keeps nobody from writing down a step."""
    if ticket.about:
        return []
    return [robot for (robot,) in _robots_on().ask(area=ticket.office_id)]


@cache
def _robots_on() -> Question:
    """Those of an area that are on."""
    on = Robot.objects.filter(area=Given("area", IntegerField()), is_on=True)
    return Question(on.order_by().values_list("pk"))


def _address(ticket: Ticket) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('desk:ticket', args=[ticket.pk])}"
