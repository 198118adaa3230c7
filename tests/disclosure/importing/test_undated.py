"""Debts of which nobody knows any more since when they are owed."""

import pytest

from tests.disclosure.importing.tables import places, read, sheet_of
from tests.disclosure.reading import read as page_of

HEADER = ["欠款单位（人）", "事由", "发生日期", "欠款金额", "已收回", "还欠"]


def owed_since(day):
    row = ["嘉禾家庭农场", "鱼塘承包款", day, 5000.0, 1000.0, 4000.0]
    return read("receivables", sheet_of(HEADER, row))


@pytest.mark.parametrize(
    "word", ["不详", "年份不详", "90年代", "九十年代初", "上世纪80年代", "历史遗留", "老账"]
)
def test_a_debt_of_a_lost_year_is_read_and_asked_about(word):
    result = owed_since(word)
    assert (result.errors, places(result.warnings)) == ((), [(2, "since")])
    assert f"「{word}」没有说是哪一年，公开时发生日期写「不详」。" in result.warnings[0].message
    assert result.rows[0].values["since"] is None
    assert result.rows[0].valid


@pytest.mark.parametrize(("day", "known"), [("1998", "1998"), ("1998年", "1998")])
def test_a_year_alone_is_a_day(day, known):
    result = owed_since(day)
    assert (result.errors, result.warnings) == ((), ())
    assert result.rows[0].values["since"] == known


@pytest.mark.parametrize("empty", ["", "/"])
def test_an_empty_day_is_an_error_that_says_what_may_be_written(empty):
    result = owed_since(empty)
    assert (places(result.errors), result.warnings) == ([(2, "since")], ())
    assert "年份也查不到的，请写「不详」。" in result.errors[0].message


def test_readers_see_that_the_day_is_lost(client, village, make_notice):
    row = "嘉禾家庭农场,鱼塘承包款,90年代,5000,1000,4000"
    content = f"{','.join(HEADER)}\n{row}".encode()
    page = make_notice(
        village, "应收款.csv", ledger="receivables", period="2026-09-30", content=content
    )
    rows = page_of(client, page.url).split("<tfoot>")[0]
    assert "不详" in rows
    assert "哪年欠的不详" in rows
    assert '"since":null' in page_of(client, page.url + "data.json").replace(" ", "")
