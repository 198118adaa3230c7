"""docs/permissions/tickets.md says what each role may do with a ticket of each kind.

Found by doing it: somebody in each role asks the desk for everything, for a ticket as it was filed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from areas.enums import Level, Role
from areas.factories import DutyFactory, make_area
from config.settings.base import ROOT
from feedback.desk.lists import Drawer
from feedback.desk.numbers import desk_number
from feedback.enums import Kind, Step
from feedback.factories import TicketPhotoFactory
from feedback.intake.filing import Said, file_ticket
from feedback.intake.photo_links import staff_link
from feedback.models import Category, PublishedTicket, Ticket, TicketPhoto
from feedback.offices import targets_of
from feedback.starting_rules import OTHER
from feedback.subjects import Subject

DOCUMENT = ROOT / "docs" / "permissions" / "tickets.md"
PROMOTED, ADMINISTRATOR, NOBODY = "镇纪检，做过这个村的会计", "系统管理员", "没有任职"
SAID, WORDS = "村口的井盖没了。", "明天去看。"


@dataclass(frozen=True)
class Case:
    """A ticket of a kind, said of a place of the level `near`, about an official of `about`."""

    title: str
    kind: Kind
    category: str = OTHER
    near: Level = Level.MICRO_GRID
    about: Level | None = None


CASES = (
    Case("A problem, said at a door", Kind.PROBLEM),
    Case(
        "A problem, said of a line of a notice",
        Kind.PROBLEM,
        "账目、租金、集体资产",
        near=Level.VILLAGE,
    ),
    Case("A question, asked at a door", Kind.QUESTION),
    Case("A suggestion, made at a door", Kind.SUGGESTION),
    Case("An accusation of the grid", Kind.ACCUSATION, about=Level.GRID),
    Case("An accusation of the village", Kind.ACCUSATION, about=Level.VILLAGE),
    Case("An accusation of the town", Kind.ACCUSATION, about=Level.TOWN),
)


class Place:
    """A micro-grid and all that it lies in, with somebody in each role, and some without one."""

    def __init__(self) -> None:
        micro_grid = make_area(Level.MICRO_GRID)
        lineage = [*micro_grid.get_ancestors(), micro_grid]
        self.areas = {Level(area.level): area for area in lineage}
        self.people = {role.label: self._official(role) for role in Role}
        self.people[PROMOTED] = self._official(Role.TOWN_INSPECTION)
        DutyFactory(
            user=self.people[PROMOTED],
            area=self.areas[Level.VILLAGE],
            ends_on=timezone.localdate() - timedelta(days=1),
        )
        self.people[ADMINISTRATOR] = _account(is_superuser=True)
        self.people[NOBODY] = _account()

    def _official(self, role: Role) -> User:
        user = _account()
        DutyFactory(user=user, role=role, area=self.areas[role.levels[0]])
        return user

    def filed(self, case: Case, stamp: str) -> Ticket:
        """As a resident files it; its author lets everybody read it."""
        category = Category.objects.get(kind=case.kind, name=case.category)
        said = Said(SAID, category, about=case.about, agrees=True)
        subject = Subject("", self.areas[Level.VILLAGE], "门口", "", near=self.areas[case.near])
        file_ticket(said, subject=subject, stamp=stamp)
        return Ticket.unscoped.get(stamp=stamp)


def _account(*, is_superuser: bool = False) -> User:
    return User.objects.create_user(f"user-{User.objects.count()}", is_superuser=is_superuser)


@dataclass(frozen=True)
class Visit:
    """Somebody at the desk, a ticket, and another that says the same."""

    client: Client
    user: User
    ticket: Ticket
    other: Ticket

    def lists(self, **asked: str) -> bool:
        """Whether the desk has it among what is to be done, by its reader or by others."""
        pages = (
            self.client.get(reverse("desk:drawer"), {"drawer": drawer, **asked})
            for drawer in (Drawer.MINE, Drawer.OTHERS)
        )
        papers = [paper for page in pages for paper in (page.context or {}).get("papers", [])]
        return self.ticket.pk in {paper.ticket.pk for paper in papers}

    def opens(self) -> bool:
        return self.client.get(reverse("desk:ticket", args=[self.ticket.pk])).status_code == 200

    def sees_photo(self) -> bool:
        photo = TicketPhoto.unscoped.get(ticket=self.ticket)
        return self.client.get(staff_link(photo, self.user, "desk:photo")).status_code == 200

    def takes(self, step: Step, **said: object) -> bool:
        """Whether the step was taken: what was sent is always what its form asks for."""
        address = reverse("desk:step", args=[self.ticket.pk, step.value])
        self.client.post(address, {"text": WORDS, **said})
        return self.ticket.events.filter(step=step, by=self.user).exists()

    def hands_over(self) -> bool:
        return any(self.takes(Step.HANDED_OVER, to=to.pk) for to in targets_of(self.ticket)[:1])

    def reclassifies(self) -> bool:
        same = Category.objects.filter(kind=self.ticket.kind).exclude(pk=self.ticket.category_id)
        said = {"category": same[:1].get().pk, "about": self.ticket.about}
        return self.takes(Step.KIND_CHANGED, **said)

    def accuses(self) -> bool:
        """Whether it becomes an accusation of the village."""
        accusation = Category.objects.get(kind=Kind.ACCUSATION, name=OTHER)
        if self.ticket.about:
            return False
        return self.takes(Step.KIND_CHANGED, category=accusation.pk, about=Level.VILLAGE)

    def publishes(self) -> bool:
        address = reverse("desk:publishing", args=[self.ticket.pk])
        self.client.post(address, {"text": SAID, "publish": "yes"})
        return PublishedTicket.objects.public().filter(ticket=self.ticket).exists()


ACTIONS: Mapping[str, Callable[[Visit], bool]] = {
    "find it in a list": lambda at: at.lists(),
    "find it by its words": lambda at: at.lists(q="井盖"),
    "open it": lambda at: at.opens(),
    "see its photos": lambda at: at.sees_photo(),
    "begin with it": lambda at: at.takes(Step.ACCEPTED),
    "ask its author": lambda at: at.takes(Step.ASKED),
    "hand it over": lambda at: at.hands_over(),
    "answer it": lambda at: at.takes(Step.ANSWERED),
    "say that it cannot be done": lambda at: at.takes(Step.DECLINED),
    "close it": lambda at: at.takes(Step.CLOSED),
    "change its deadline": lambda at: at.takes(Step.DEADLINE_CHANGED, days=9),
    "say that it is of another category": lambda at: at.reclassifies(),
    "say that it accuses the village": lambda at: at.accuses(),
    "say that it is the same as another": lambda at: at.takes(
        Step.MERGED, other=desk_number(at.other.pk)
    ),
    "let everybody read it": lambda at: at.publishes(),
}


def allowed(people: Mapping[str, User], place: Place, case: Case) -> dict[str, set[str]]:
    """What each of the people may do with a ticket of the place, each time as it was filed."""
    ticket, other = (place.filed(case, stamp) for stamp in ("one", "two"))
    TicketPhotoFactory(ticket=ticket)
    may = {}
    for who, user in people.items():
        client = Client()
        client.force_login(user)
        visit = Visit(client, user, ticket, other)
        may[who] = {name for name, does in ACTIONS.items() if _does(does, visit)}
    return may


def _does(does: Callable[[Visit], bool], visit: Visit) -> bool:
    with transaction.atomic():
        done = does(visit)
        transaction.set_rollback(True)
    return done


def sections() -> dict[str, str]:
    """What the document says of each case, by its title."""
    _, *parts = DOCUMENT.read_text().split("\n## ")
    return {title: body.strip() for title, _, body in (part.partition("\n") for part in parts)}


def table(may: Mapping[str, set[str]]) -> str:
    lines = [f"| | {' | '.join(may)} |", "|---|" + "---|" * len(may)]
    for name in ACTIONS:
        marks = ["●" if name in does else "" for does in may.values()]
        lines.append(f"| {name} | {' | '.join(marks)} |")
    return "\n".join(lines)


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_document_says_what_each_role_may_do_at_its_own_place(case):
    place = Place()
    found = table(allowed(place.people, place, case))
    assert sections().get(case.title) == found, "Put this there:\n" + found


def test_the_document_says_nothing_else():
    assert list(sections()) == [case.title for case in CASES]


@pytest.mark.django_db
@pytest.mark.parametrize("case", [CASES[0], CASES[5]], ids=lambda case: case.title)
def test_nobody_does_anything_at_another_place(case):
    """In another county: nor does who serves another village of the town, see `test_seeing`."""
    place, elsewhere = Place(), Place()
    assert not any(allowed(elsewhere.people, place, case).values())
