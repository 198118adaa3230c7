"""Leases that say 长期 instead of their last day."""

import pytest

from tests.disclosure.importing.tables import (
    lease,
    places,
    read,
    read_leases,
    sheet_of,
    span_sheet,
)
from tests.disclosure.importing.villages import PROJECTS, project
from tests.disclosure.reading import LEASE_HEADER as LEASES
from tests.disclosure.reading import read as page_of


@pytest.mark.parametrize("word", ["长期", "无固定期限", "没有期限"])
def test_a_lease_without_a_last_day_is_read_and_asked_about(word):
    result = read_leases(lease(1), lease(2, 租期止=word))
    assert (result.errors, places(result.warnings)) == ((), [(3, "end")])
    assert f"「{word}」没有说到哪一天为止" in result.warnings[0].message
    assert result.rows[1].values["end"] is None


def test_a_term_without_a_last_day():
    result = read("leases", span_sheet("2020.1.1起长期"))
    assert (result.errors, places(result.warnings)) == ((), [(2, "end")])
    assert str(result.rows[0].values["start"]) == "2020-01-01"


@pytest.mark.parametrize("span", ["长期", "2024.1.1起", "2024年1月1日至今", "三年"])
def test_a_term_that_lacks_a_day_is_an_error_that_says_what_to_write(span):
    result = read("leases", span_sheet(span))
    assert (places(result.errors), result.warnings) == ([(2, "start")], ())
    assert "没有到期日的，请写成 2024.1.1-长期。" in result.errors[0].message


def test_a_project_must_end():
    row = project((10, 8, 2), span="2026.1.1-长期")
    errors = read("projects", sheet_of(PROJECTS, row)).errors
    assert places(errors) == [(2, "started_on")]
    assert "长期。" not in errors[0].message


@pytest.mark.parametrize("span", ["30天", "三个月"])
def test_how_long_a_project_takes_says_not_when_so_that_both_days_may_be_blank(span):
    errors = read("projects", sheet_of(PROJECTS, project((10, 8, 2), span=span))).errors
    assert places(errors) == [(2, "started_on")]
    assert "可以空着，不要编一个。" in errors[0].message
    assert read("projects", sheet_of(PROJECTS, project((10, 8, 2), span=""))).errors == ()


@pytest.mark.parametrize("empty", ["", "/", "无"])
def test_an_empty_last_day_is_an_error_that_says_what_may_be_written(empty):
    result = read_leases(lease(1, 租期止=empty))
    assert (places(result.errors), result.warnings) == ([(2, "end")], ())
    assert "请写「没有期限」" in result.errors[0].message


def test_no_other_day_may_be_open():
    assert places(read_leases(lease(1, 租期起="长期")).errors) == [(2, "start")]


def test_readers_see_that_a_lease_has_no_last_day(client, village, make_notice):
    row = "租1,鱼塘,陈建国,1,2026-01-01,长期,4,1,1,0,协议,"
    page = make_notice(village, "租赁.csv", content=f"{LEASES}\n{row}".encode())
    for address, sums in ((page.url, "<tfoot>"), (page.url + "print/", '<tr class="totals">')):
        rows, foot = page_of(client, address).split(sums)
        assert "没有期限" in rows
        assert "没有期限" not in foot
    assert '"end":null' in page_of(client, page.url + "data.json").replace(" ", "")
