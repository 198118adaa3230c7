"""Tells the stories of the demo: each was sent, routed and handled as any other ticket."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from areas.models import Area
from demo.clock import then
from demo.stories import STORIES
from demo.story import Story, Then
from feedback.enums import Stands, Step
from feedback.handling import publishing, steps
from feedback.intake.filing import Said, file_ticket
from feedback.models import Category, Code, Ticket
from feedback.receipts import receipt_hash
from feedback.signs.places import ensure_place
from feedback.subjects import Subject

AT_HOME = "星光村"
BOARD = "村委会门口公告栏"
WITH_WORDS: Mapping[Step, Callable[..., Ticket]] = {
    Step.ASKED: steps.ask,
    Step.ANSWERED: steps.answer,
    Step.DECLINED: steps.decline,
    Step.CLOSED: steps.close,
}
DAYS_MORE = 15
"""The deadline after a handler moved it."""


def tell(doors: Mapping[str, Code], areas: Mapping[str, Area]) -> None:
    """Every story that was not told before. `doors` are those of the village by their titles,
    `areas` places by their short names."""
    accounts = {user.username: user for user in User.objects.all()}
    now = timezone.now()
    for number, story in enumerate(STORIES):
        stamp = f"demo-story-{number}"
        if Ticket.unscoped.filter(stamp=stamp).exists():
            continue
        village = areas[story.village or AT_HOME]
        code = _board(village) if story.village else doors[story.door]
        came = now - timedelta(days=story.days)
        with then(came):
            ticket = _file(story, village, code, stamp)
        for each in story.course:
            _take(each, ticket, accounts, areas, came)


def _board(village: Area) -> Code:
    return ensure_place(village, Stands.BOARD, BOARD)


def _file(story: Story, village: Area, code: Code, stamp: str) -> Ticket:
    category = Category.objects.get(kind=story.kind, name=story.category)
    subject = Subject("", village, code.title, "", near=code.area)
    said = Said(story.text, category, agrees=story.agrees)
    receipt = file_ticket(said, subject=subject, stamp=stamp)
    return Ticket.unscoped.get(receipt_hash=receipt_hash(receipt))


def _take(
    each: Then,
    ticket: Ticket,
    accounts: Mapping[str, User],
    areas: Mapping[str, Area],
    came: datetime,
) -> None:
    with then(came + timedelta(hours=each.hours)):
        by = accounts.get(each.by)
        if by is None:
            _say(each, ticket)
        elif each.step is Step.ACCEPTED:
            steps.accept(ticket.pk, by)
        elif each.step is Step.HANDED_OVER:
            steps.hand_over(ticket.pk, by, to=areas[each.to], text=each.text)
        elif each.step is Step.DEADLINE_CHANGED:
            steps.change_deadline(ticket.pk, by, days=DAYS_MORE, text=each.text)
        elif each.step is Step.PUBLISHED:
            spoken = {event.pk: event.text for event in publishing.spoken_events(ticket)}
            publishing.publish(ticket.pk, by, publishing.PublicWords(each.text, spoken))
        else:
            WITH_WORDS[each.step](ticket.pk, by, text=each.text)


def _say(each: Then, ticket: Ticket) -> None:
    """What the author says."""
    if each.step is Step.RATED:
        steps.rate(ticket.pk, is_satisfied=each.is_satisfied, text=each.text)
    elif each.step is Step.REPLIED:
        steps.reply(ticket.pk, text=each.text)
    else:
        steps.reopen(ticket.pk, text=each.text)
