"""How much a notice may cost: queries, bytes, and what it reads of a long table."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from disclosure.models import DisclosurePage
from tests.disclosure.conftest import Q3
from tests.disclosure.reading import NOTE, lease_csv, read, table_rows, with_cell

LIMIT = 60_000  # bytes of HTML and CSS, compressed
QUERIES = 7  # settings, trail, versions, earlier notice, comparisons, changed rows, table
STYLES = ("site", "components", "forms", "tables", "notice", "print")


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    """Which rounds ask beside a notice is looked up once a minute, by the first reading here."""
    cache.clear()


@pytest.fixture
def corrected(q3, make_notice, village, workbook_bytes):
    """A notice with an earlier period and a correction."""
    content = with_cell(workbook_bytes(Q3), "星光租2023-001", NOTE, "按年缴纳")
    return make_notice(village, "更正.xlsx", content=content, reason="备注写错了")


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?sort=-arrears",
        "?page=2",
        "?method=协议",
        "?only=arrears&sort=-arrears",
        "?method=公开招租&only=arrears&sort=-arrears&page=1",
    ],
)
def test_few_queries_with_an_earlier_period_and_a_correction(
    client, rf, corrected, django_assert_max_num_queries, asked
):
    read(client, corrected.url)  # the comparisons are worked out once
    page = DisclosurePage.objects.get(pk=corrected.pk)
    request = rf.get(page.url + asked)
    Site.find_for_request(request)  # finding the page is not the notice's business
    view, args, kwargs = page.resolve_subpage("/")
    with django_assert_max_num_queries(QUERIES):
        page.serve(request, view, args, kwargs).render()


@pytest.mark.parametrize(
    "asked", ["?page=99", "?only=arrears&page=99", "?method=协议&sort=-arrears&page=0"]
)
def test_an_address_past_the_last_page_costs_no_more_than_another(client, corrected, asked):
    read(client, corrected.url)
    assert queries_of(client, corrected.url + asked) <= 12


def test_a_page_of_fifty_rows_is_light(client, make_notice, village):
    page = make_notice(village, "租赁.csv", content=lease_csv(60))
    html = read(client, page.url)
    folder = Path(settings.STATICFILES_DIRS[0]) / "css"
    styles = b"".join((folder / f"{name}.css").read_bytes() for name in STYLES)
    assert len(table_rows(html)) == 50
    assert len(gzip.compress(html.encode())) + len(gzip.compress(styles)) < LIMIT


@pytest.mark.parametrize("asked", ["", "?sort=-arrears", "?method=协议"])
def test_a_long_table_costs_no_more_queries_and_hardly_more_bytes(
    client, make_notice, make_village, django_assert_num_queries, asked
):
    short = make_notice(make_village("短村"), "短.csv", content=lease_csv(150))
    long = make_notice(make_village("长村"), "长.csv", content=lease_csv(1500))
    small = read(client, short.url + asked)
    with django_assert_num_queries(queries_of(client, short.url + asked)):
        large = read(client, long.url + asked)
    assert len(large) < 1.2 * len(small)


def queries_of(client, address):
    """How many queries a second reading of `address` takes."""
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries.captured_queries)
