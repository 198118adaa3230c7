"""Who sees which ticket, and to whom it goes: the accused never."""

from datetime import timedelta

import pytest
from django.utils import timezone

from areas.enums import Level, Role
from areas.factories import AreaFactory, DutyFactory
from areas.models import Duty
from feedback.enums import Kind
from feedback.intake.filing import Said, file_ticket
from feedback.models import Category, Notification, Robot, Ticket
from feedback.offices import offices_around, people_of, readers_of, targets_of
from feedback.rules.routing import ACCUSED_LEVELS, CHAIN, NobodyAboveError
from feedback.subjects import Subject

MICRO, GRID, VILLAGE, TOWN, COUNTY = reversed(
    (Level.COUNTY, Level.TOWN, Level.VILLAGE, Level.GRID, Level.MICRO_GRID)
)


def category(kind, first=MICRO):
    return Category.objects.create(kind=kind, name="试", urgency="simple", first_level=first)


def filed(chain, said, near=MICRO):
    village = chain.areas[VILLAGE]
    place = chain.areas[near]
    file_ticket(said, subject=Subject("", village, "门口", "", near=place), stamp="one")
    return Ticket.unscoped.get()


def seeing(chain, ticket):
    return {
        level
        for level, user in chain.people.items()
        if Ticket.objects.visible_to(user).filter(pk=ticket.pk).exists()
    }


def test_a_problem_goes_to_the_door_step_and_is_seen_by_all_above(chain):
    ticket = filed(chain, Said("灯不亮", category(Kind.PROBLEM)))
    assert ticket.office == chain.areas[MICRO]
    assert seeing(chain, ticket) == set(CHAIN)


def test_what_begins_above_is_not_seen_below(chain):
    ticket = filed(chain, Said("这一笔不对", category(Kind.PROBLEM, TOWN)))
    assert ticket.office == chain.areas[TOWN]
    assert seeing(chain, ticket) == {TOWN, COUNTY}


@pytest.mark.parametrize(
    ("about", "office", "seen"),
    [
        (GRID, VILLAGE, {VILLAGE, TOWN, COUNTY}),
        (VILLAGE, TOWN, {TOWN, COUNTY}),
        (TOWN, COUNTY, {COUNTY}),
    ],
)
def test_an_accusation_skips_the_level_it_is_about_and_all_below(chain, about, office, seen):
    ticket = filed(chain, Said("收了礼", category(Kind.ACCUSATION), about=about))
    assert ticket.office == chain.areas[office]
    assert seeing(chain, ticket) == seen
    assert {duty.area.level for duty in readers_of(ticket)} == seen
    assert not {area.level for area in targets_of(ticket)} - seen
    assert ticket.area == chain.areas[VILLAGE]  # the door tells nobody


def test_of_the_county_nothing_is_kept(chain):
    with pytest.raises(NobodyAboveError):
        filed(chain, Said("收了礼", category(Kind.ACCUSATION), about=COUNTY))
    assert not Ticket.unscoped.exists()


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.SUPERVISION_COMMITTEE, Role.LIAISON_HEAD])
@pytest.mark.parametrize("is_over", [False, True])
def test_who_served_the_accused_village_sees_nothing_though_he_sits_above_now(chain, role, is_over):
    yesterday = timezone.localdate() - timedelta(days=1)
    DutyFactory(
        user=chain.people[TOWN],
        area=chain.areas[VILLAGE],
        role=role,
        ends_on=yesterday if is_over else None,
    )
    ticket = filed(chain, Said("收了礼", category(Kind.ACCUSATION), about=VILLAGE))
    assert ticket.office == chain.areas[COUNTY]
    assert seeing(chain, ticket) == {COUNTY}
    assert {duty.area.level for duty in readers_of(ticket)} == {COUNTY}


def test_who_is_among_the_accused_neither_sees_nor_is_told_of_what_lies_beside_him(
    chain, make_official
):
    promoted = make_official(Role.TOWN_INSPECTION, chain.areas[TOWN])
    DutyFactory(user=promoted, area=chain.areas[VILLAGE], role=Role.ACCOUNTANT)
    Robot.objects.create(area=chain.areas[TOWN], make="wecom", name="镇里", address="x")
    ticket = filed(chain, Said("收了礼", category(Kind.ACCUSATION), about=VILLAGE))
    assert ticket.office == chain.areas[TOWN]
    assert not Ticket.objects.visible_to(promoted).exists()
    assert promoted not in {duty.user for duty in readers_of(ticket)}
    assert [told.user for told in Notification.objects.all()] == [chain.people[TOWN]]


@pytest.mark.parametrize("has_account", [True, False])
@pytest.mark.parametrize(
    ("name", "phone", "is_accused"),
    [
        ("顾建平", "", True),
        ("顾 建平", "", True),
        ("顾小平", "138-0000-0000", True),
        ("顾小平", "", False),
        ("顾小平", "13800000001", False),
    ],
)
def test_who_is_accused_reads_nothing_under_another_account(
    chain, make_official, name, phone, is_accused, has_account
):
    """The town's inspector, and whoever keeps the accused village's books, may be one person."""
    inspector = make_official(Role.TOWN_INSPECTION, chain.areas[TOWN])
    Duty.objects.filter(user=inspector).update(person_name="顾建平", phone="13800000000")
    other = make_official(Role.ACCOUNTANT, chain.areas[VILLAGE], ended=True)
    Duty.objects.filter(user=other).update(
        person_name=name, phone=phone, user=other if has_account else None
    )
    ticket = filed(chain, Said("收了礼", category(Kind.ACCUSATION), about=VILLAGE))
    reads = Ticket.objects.visible_to(inspector).filter(pk=ticket.pk).exists()
    told = Notification.objects.filter(user=inspector).exists()
    named = inspector in {duty.user for duty in readers_of(ticket)}
    has_it = inspector in {duty.user for duty in people_of(ticket, timezone.localdate())}
    assert {reads, told, named, has_it} == {not is_accused}
    assert {TOWN, COUNTY} == seeing(chain, ticket)


def test_where_all_are_accused_under_other_accounts_it_goes_on(chain, make_official):
    other = make_official(Role.ACCOUNTANT, chain.areas[VILLAGE])
    name = Duty.objects.get(user=chain.people[TOWN]).person_name
    Duty.objects.filter(user=other).update(person_name=name)
    ticket = filed(chain, Said("收了礼", category(Kind.ACCUSATION), about=VILLAGE))
    assert ticket.office == chain.areas[COUNTY]
    assert seeing(chain, ticket) == {COUNTY}


def test_a_namesake_elsewhere_in_the_town_hides_nothing(chain, make_official):
    other = make_official(Role.ACCOUNTANT, AreaFactory(parent=chain.areas[TOWN]))
    name = Duty.objects.get(user=chain.people[TOWN]).person_name
    Duty.objects.filter(user=other).update(person_name=name)
    ticket = filed(chain, Said("收了礼", category(Kind.ACCUSATION), about=VILLAGE))
    assert seeing(chain, ticket) == {TOWN, COUNTY}


def test_who_served_another_village_of_the_town_is_not_the_accused(chain):
    DutyFactory(user=chain.people[TOWN], area=AreaFactory(parent=chain.areas[TOWN]))
    ticket = filed(chain, Said("收了礼", category(Kind.ACCUSATION), about=VILLAGE))
    assert seeing(chain, ticket) == {TOWN, COUNTY}


def test_nobody_without_an_account_or_out_of_office_gets_it(chain):
    Duty.objects.filter(user=chain.people[MICRO]).update(user=None)
    yesterday = timezone.localdate() - timedelta(days=1)
    Duty.objects.filter(user=chain.people[GRID]).update(ends_on=yesterday)
    ticket = filed(chain, Said("灯不亮", category(Kind.PROBLEM)))
    assert ticket.office == chain.areas[VILLAGE]


def test_every_category_of_every_kind_finds_somebody_wherever_it_is_said(chain):
    today = timezone.localdate()
    for area in chain.areas.values():
        for each in Category.objects.all():
            accusing = each.kind == Kind.ACCUSATION
            for about in ACCUSED_LEVELS[:-1] if accusing else (None,):
                routing = offices_around(area, about, today).route(each)
                assert routing.duties, (area, each, about)
