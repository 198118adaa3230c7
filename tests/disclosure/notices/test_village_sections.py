"""The notices on a village's page."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from areas.factories import administrator
from disclosure.models import DisclosurePage, LedgerBatch, Takedown
from disclosure.notices.village_sections import NEWEST, PER_PAGE, Years
from home.models import TownPage, VillagePage
from language.dates import say_date
from tests.disclosure.conftest import Q3
from tests.disclosure.reading import NOTE, read, text_of, with_cell


@pytest.fixture
def village_page(village):
    return VillagePage.objects.get(area=village)


@pytest.fixture
def publish(village, village_page):
    """Public notices of a ledger for the given periods, without rows."""

    def make(ledger, *codes):
        parent = VillagePage.objects.get(pk=village_page.pk)
        for code in codes:
            batch = LedgerBatch.objects.create(
                village=village, ledger=ledger, period=code, row_count=0, listed_count=0
            )
            parent.add_child(
                instance=DisclosurePage(ledger=ledger, period=code, village=village, batch=batch)
            )

    return make


def links_of(html):
    return re.findall(r'<li><a href="([^"]+)">(\d{4}年[^<]*)', html)


def days(count, first=date(2026, 1, 1)):
    return [(first + timedelta(days=n)).isoformat() for n in range(count)]


def test_a_village_without_notices_says_so(client, village_page):
    assert "还没有公开" in read(client, village_page.url)


def test_lists_periods_by_ledger_newest_first(client, village_page, publish):
    publish("leases", "2026Q2", "2026Q3")
    publish("cashbook", "2026-09")
    html = read(client, village_page.url)
    labels = [label for _, label in links_of(html)]
    assert labels == ["2026年9月", "2026年第三季度", "2026年第二季度"]
    for address, _ in links_of(html):
        assert client.get(address).status_code == 200


def test_shows_a_year_at_a_time(client, village_page, publish):
    publish("leases", "2025Q4", "2026Q1")
    html = read(client, village_page.url)
    assert "2025年第四季度" not in html
    assert 'href="?year=2025"' in html
    earlier = read(client, village_page.url + "?year=2025")
    assert "2025年第四季度" in earlier
    assert "2026年第一季度" not in earlier


def take_down(period, reason):
    page = DisclosurePage.objects.get(period=period)
    Takedown.objects.create(page=page, reason=reason)
    page.unpublish()
    return page


def test_what_was_taken_down_is_told_under_its_year(client, village_page, publish):
    publish("leases", "2025Q4", "2026Q1")
    publish("cashbook", "2025-12")
    gone = take_down("2025Q4", "由新村重新公开")
    this_year, earlier = (
        text_of(read(client, f"{village_page.url}{asked}")) for asked in ("", "?year=2025")
    )
    assert "撤下" not in this_year
    day = say_date(timezone.localdate())
    told = f"2025年第四季度集体资产资源租赁情况 已撤下 {day}撤下，原因：由新村重新公开"
    assert told in earlier
    assert told in text_of(read(client, f"{village_page.url}?year=2025&ledger=leases"))
    assert "已撤下" not in read(client, f"{village_page.url}?year=2025&ledger=cashbook")
    assert f'href="{gone.url}"' in read(client, f"{village_page.url}?year=2025")
    read(client, gone.url, 410)


def test_a_year_of_which_all_was_taken_down_stays(client, village_page, publish):
    publish("leases", "2026Q1")
    take_down("2026Q1", "写错了村")
    seen = text_of(read(client, village_page.url))
    assert "2026年没有公开的内容。" in seen
    assert "原因：写错了村" in seen


def test_only_the_last_reason_is_told_and_none_of_what_is_public_again(
    client, village_page, publish
):
    publish("leases", "2026Q1")
    page = take_down("2026Q1", "第一次")
    DisclosurePage.objects.filter(pk=page.pk).update(live=True)
    assert "撤下" not in text_of(read(client, village_page.url))
    take_down("2026Q1", "第二次")
    seen = text_of(read(client, village_page.url))
    assert seen.count("已撤下") == 1
    assert "第二次" in seen
    assert "第一次" not in seen


def test_what_is_closed_to_the_public_is_not_told_as_taken_down(client, village_page, publish):
    publish("leases", "2026Q1")
    page = take_down("2026Q1", "写错了村")
    page.view_restrictions.create(restriction_type="login")
    assert "写错了村" not in read(client, village_page.url)


def test_caches_ask_anew_after_a_notice_was_taken_down(client, village_page, publish):
    publish("leases", "2026Q1")
    etag = client.get(village_page.url)["ETag"]
    take_down("2026Q1", "写错了村")
    answer = client.get(village_page.url, headers={"if-none-match": etag})
    assert answer.status_code == 200


@pytest.mark.parametrize("asked", ["?year=1999", "?year=x", "?ledger=nonsense", "?page=9"])
def test_nonsense_is_ignored(client, village_page, publish, asked):
    publish("leases", "2026Q1")
    assert "2026年第一季度" in read(client, village_page.url + asked)


def test_many_notices_are_cut_and_linked(client, village_page, publish):
    publish("receivables", *days(PER_PAGE + 3))
    html = read(client, village_page.url)
    assert html.count("截至2026年") == NEWEST
    assert f"全部 {PER_PAGE + 3} 期" in text_of(html)
    all_of_them = read(client, village_page.url + "?year=2026&ledger=receivables")
    assert all_of_them.count(">截至2026年") == PER_PAGE
    last = read(client, village_page.url + "?year=2026&ledger=receivables&page=2")
    assert last.count(">截至2026年") == 3


def test_drafts_and_empty_pages_are_not_listed(client, village, village_page, publish):
    publish("leases", "2026Q1")
    DisclosurePage.objects.get().unpublish()
    parent = VillagePage.objects.get(pk=village_page.pk)
    parent.add_child(instance=DisclosurePage(ledger="leases", period="2026Q2", village=village))
    assert "还没有公开" in read(client, village_page.url)


def test_the_number_of_notices_costs_no_queries(
    client, village_page, publish, django_assert_num_queries
):
    publish("receivables", *days(2))
    client.get(village_page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(village_page.url)
    few = len(queries.captured_queries)
    publish("receivables", *days(30, first=date(2026, 3, 1)))
    client.get(village_page.url)
    with django_assert_num_queries(few):
        client.get(village_page.url)


def test_a_community_is_not_called_a_village(client, make_village):
    make_village("城北社区")
    html = read(client, VillagePage.objects.get().url)
    assert "城北社区还没有公开的账目" in text_of(html)
    assert "这个村" not in html


def test_a_notice_tells_its_most_telling_figure_and_when_it_was_published(client, village, q3):
    told = text_of(read(client, VillagePage.objects.get(area=village).url))
    q3_told, q2_told = told.split("2026年第三季度")[1].split("2026年第二季度")
    assert "本季 6 户欠缴约 12.8 万元" in q3_told
    assert f"{say_date(timezone.localdate())}公开" in q3_told
    assert "更正过" not in q3_told + q2_told


def test_a_public_correction_is_marked(client, village, q3, make_notice, workbook_bytes):
    content = with_cell(workbook_bytes(Q3), "星光租2023-001", NOTE, "按年缴纳")
    make_notice(village, "更正.xlsx", content=content, reason="备注写错", publish=False)
    address = VillagePage.objects.get(area=village).url
    assert "更正过" not in read(client, address)
    DisclosurePage.objects.get(pk=q3.pk).get_latest_revision().publish(user=administrator())
    q3_told, q2_told = text_of(read(client, address)).split("2026年第二季度")
    assert "更正过" in q3_told
    assert "更正过" not in q2_told


def test_a_town_says_how_much_each_village_has_published(
    client, village, make_village, q3, django_assert_max_num_queries
):
    town = TownPage.objects.get()
    for name in ("旧埭村", "姚浜村"):
        make_village(name)
    client.get(town.url)
    with django_assert_max_num_queries(13):  # those of the campaigns and events beside it included
        told = text_of(read(client, town.url))
    assert f"星光村 2 项，最近 {say_date(timezone.localdate())}" in told
    assert "旧埭村 还没有公开" in told
    DisclosurePage.objects.get(pk=q3.pk).unpublish()
    assert "星光村 1 项" in text_of(read(client, town.url))


def test_expired_notices_stay_and_say_so(client, village_page, publish):
    publish("leases", "2026Q1")
    DisclosurePage.objects.update(show_until=date(2026, 5, 1))
    assert "公示期已满，留存" in read(client, village_page.url)


@pytest.mark.parametrize(
    ("year", "shown", "earlier", "later"),
    [
        (2026, range(2026, 2018, -1), 2018, None),
        (2018, range(2022, 2014, -1), 2014, 2023),
        (2001, range(2005, 1999, -1), None, 2006),
    ],
)
def test_offers_the_years_around_the_chosen_one(year, shown, earlier, later):
    near = Years(oldest=2000, newest=2026).near(year)

    assert near.shown == tuple(shown)
    assert (near.earlier, near.later) == (earlier, later)


@pytest.mark.parametrize(("wanted", "year"), [("2003", 2003), ("1999", 2026), ("x", 2026)])
def test_a_year_without_notices_leads_to_the_newest(wanted, year):
    assert Years(oldest=2000, newest=2026).chosen(wanted) == year
