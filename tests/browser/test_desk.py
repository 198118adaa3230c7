"""The desk on a phone: what comes in shows by itself, and axe finds nothing on any page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from areas.factories import AreaFactory
from demo.logins import make_logins
from feedback.enums import Kind
from feedback.handling import steps
from feedback.intake.filing import Said, file_ticket
from feedback.models import Category, Ticket
from feedback.subjects import Subject
from feedback.visiting import record_visit
from tests.browser.conftest import PHONE_HEIGHT
from tests.browser.steps import log_in_to_desk
from tests.browser.test_accessibility import EVERY_RULE, WIDTHS
from tests.browser.test_without_javascript import SMALL_TARGETS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

SHOWN_WITHIN = 5_000  # milliseconds


@pytest.fixture
def micro_grid(places):
    """第一微网格 in 第一网格 of 星光村, with a member and a grid leader."""
    grid = AreaFactory(parent=places.xingguang, name="第一网格")
    micro = AreaFactory(parent=grid, name="第一微网格")
    make_logins({"第一微网格": micro, "第一网格": grid})
    return micro


@pytest.fixture
def file_problem(micro_grid):
    """Files a ticket from the micro-grid, as a resident's form does."""

    def file(text: str) -> Ticket:
        category = Category.objects.filter(kind=Kind.PROBLEM, first_level="micro_grid")[0]
        subject = Subject("", micro_grid.get_parent().get_parent(), "门口", "", near=micro_grid)
        file_ticket(Said(text, category), subject=subject, stamp=text)
        return Ticket.unscoped.get(text=text)

    return file


@pytest.fixture
def member(micro_grid, open_screen):
    return log_in_to_desk(open_screen(), "weiwangge")


def test_what_is_filed_shows_within_seconds_while_the_page_stays_open(member, file_problem):
    member.evaluate("window.isTheSamePage = true")
    expect(member.get_by_text("现在没有要您办的事")).to_be_visible()
    file_problem("桥头的路灯不亮。")
    expect(member.get_by_text("桥头的路灯不亮。")).to_be_visible(timeout=SHOWN_WITHIN)
    expect(member.get_by_role("link", name="我手里的（1）")).to_be_visible()
    assert member.evaluate("window.isTheSamePage")


def test_what_is_handed_over_shows_by_itself_though_it_is_older(
    micro_grid, open_screen, file_problem
):
    older, newer = file_problem("桥头的路灯不亮。"), file_problem("垃圾没人管。")
    by, grid = micro_grid.duties.get().user, micro_grid.get_parent()
    steps.hand_over(newer.pk, by, to=grid, text="要请人拉走。")
    leader = log_in_to_desk(open_screen(), "wanggezhang")
    expect(leader.get_by_text("垃圾没人管。")).to_be_visible()
    steps.hand_over(older.pk, by, to=grid, text="要请电工。")
    expect(leader.get_by_text("桥头的路灯不亮。")).to_be_visible(timeout=SHOWN_WITHIN)


def test_axe_finds_nothing_on_the_desk(open_screen, file_problem, micro_grid):
    ticket = file_problem("桥头的路灯不亮。")
    visit = record_visit(micro_grid.duties.get().user, micro_grid, at=timezone.now(), note="都好")
    screen = open_screen()
    looked_at(screen, reverse("desk:login"))
    log_in_to_desk(screen, "weiwangge")
    for address in (
        reverse("desk:drawer"),
        f"{reverse('desk:drawer')}?drawer=done",
        reverse("desk:ticket", args=[ticket.pk]),
        reverse("desk:rules"),
        reverse("desk:visits"),
        reverse("desk:mend_visit", args=[visit.pk]),
        f"{reverse('desk:relay')}?visit={visit.pk}",
    ):
        looked_at(screen, address)


def looked_at(screen, address):
    """With axe at both widths, and everything large enough for a thumb."""
    screen.goto(address)
    for width in WIDTHS:
        screen.set_viewport_size({"width": width, "height": PHONE_HEIGHT})
        results = Axe().run(screen, options=EVERY_RULE)
        assert results.violations_count == 0, f"{address}: {results.generate_report()}"
    screen.set_viewport_size({"width": WIDTHS[0], "height": PHONE_HEIGHT})
    assert screen.evaluate(SMALL_TARGETS) == [], address
