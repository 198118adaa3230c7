"""Leases that say 长期 instead of their last day."""

import pytest

from tests.disclosure.importing.tables import (
    LEASE_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)
from tests.disclosure.reading import LEASE_HEADER as LEASES
from tests.disclosure.reading import read as page_of

SPANS = [*LEASE_HEADER[:5], "租期", *LEASE_HEADER[7:]]


def with_span(text):
    row = lease(1)
    return [*row[:5], text, *row[7:]]


@pytest.mark.parametrize("word", ["长期", "无固定期限", "没有期限"])
def test_a_lease_without_a_last_day_is_read_and_asked_about(word):
    result = read_leases(lease(1), lease(2, 租期止=word))
    assert (result.errors, places(result.warnings)) == ((), [(3, "end")])
    assert f"「{word}」没有说到哪一天为止" in result.warnings[0].message
    assert result.rows[1].values["end"] is None


def test_a_term_without_a_last_day():
    result = read("leases", sheet_of(SPANS, with_span("2020.1.1起长期")))
    assert (result.errors, places(result.warnings)) == ((), [(2, "end")])
    assert str(result.rows[0].values["start"]) == "2020-01-01"


def test_a_term_that_does_not_even_begin_is_an_error():
    result = read("leases", sheet_of(SPANS, with_span("长期")))
    assert (places(result.errors), result.warnings) == ([(2, "start")], ())


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
