"""How staff find notices: a flat list over villages, and the explorer below one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from areas.enums import Role
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage
from disclosure.services import notice_for
from home.models import VillagePage
from language.periods import parse_period
from tests.disclosure.staff import COMMITTEE, log_in, make_staff

Q2 = "星光村2026年第二季度租赁公示.xlsx"
Q3 = "星光村2026年第三季度租赁公示.xlsx"


@pytest.fixture
def notices(village, make_notice):
    return [make_notice(village, Q2, period="2026Q2"), make_notice(village, Q3, period="2026Q3")]


@pytest.fixture
def staff(village):
    return log_in(make_staff(village, "监委会", COMMITTEE))


def listed(response):
    return [page.title for page in response.context["object_list"]]


def test_the_list_stands_in_the_menu_and_shows_what_matters(staff, notices):
    assert reverse("notices:index") in staff.get(reverse("wagtailadmin_home")).content.decode()
    html = staff.get(reverse("notices:index")).content.decode()
    for word in ("星光村", "2026年第三季度", str(notices[1].batch.row_count)):
        assert word in html


@pytest.mark.parametrize(
    ("asked", "periods"),
    [
        ({"q": "第三季度"}, ["2026Q3"]),
        ({"q": "季度集体"}, ["2026Q3", "2026Q2"]),
        ({"q": "没有这样的"}, []),
        ({"ledger": "leases"}, ["2026Q3", "2026Q2"]),
        ({"ledger": "assets"}, []),
        ({"year": "2026"}, ["2026Q3", "2026Q2"]),
        ({"ordering": "period_ends_on"}, ["2026Q2", "2026Q3"]),
    ],
)
def test_search_and_filters(staff, notices, asked, periods):
    titles = {notice.period: notice.title for notice in notices}
    response = staff.get(reverse("notices:index"), asked)
    assert listed(response) == [titles[period] for period in periods]


def test_filter_by_village_and_only_own_villages(staff, notices, make_village, make_notice):
    other = make_village("泖河村")
    foreign = notice_for(other, get_ledger("leases"), parse_period("2026Q3"))
    assert foreign.title not in listed(staff.get(reverse("notices:index")))
    own = staff.get(reverse("notices:index"), {"village": notices[0].village.pk})
    assert len(listed(own)) == 2
    foreign_asked = staff.get(reverse("notices:index"), {"village": other.pk})
    assert foreign.title not in listed(foreign_asked)
    assert "泖河村" not in foreign_asked.content.decode()


def test_queries_do_not_grow_with_the_list(staff, village, notices, make_notice):
    def count():
        with CaptureQueriesContext(connection) as queries:
            staff.get(reverse("notices:index"))
        return len(queries)

    count()
    before = count()
    make_notice(village, Q3, period="2026Q4")
    assert count() == before


@pytest.mark.parametrize("asked", [{}, {"ordering": "ord"}])
def test_the_explorer_below_a_village_shows_one_page_of_many(staff, village, notices, asked):
    parent = VillagePage.objects.get(area=village)
    for year in range(1950, 2010):
        parent.add_child(
            instance=DisclosurePage(
                ledger="leases", period=f"{year}Q1", village=village, live=False
            )
        )
        parent.refresh_from_db()
    response = staff.get(reverse("wagtailadmin_explore", args=[parent.pk]), asked)
    assert response.status_code == 200
    assert len(response.context["object_list"]) == 50


def test_the_county_s_inspection_is_not_led_to_a_list_it_may_not_open(village, notices):
    county = village.get_ancestors().get(level="county")
    inspector = log_in(make_staff(county, "县纪检", (Role.COUNTY_INSPECTION,)))
    menu = inspector.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("disclosure_admin:overview") in menu
    assert reverse("notices:index") not in menu
