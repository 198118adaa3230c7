"""Contracts of which nobody knows more than the month in which they were signed."""

from datetime import datetime

import pytest

from disclosure.ledgers import get_ledger
from disclosure.notices.paper import compact
from disclosure.redaction import may_be_blanked
from tests.disclosure.importing.tables import places, read, sheet_of
from tests.disclosure.importing.test_cell_formats import xlsx
from tests.disclosure.reading import read as page_of
from tests.disclosure.reading import table_rows

HEADER = ["合同编号", "合同名称", "对方单位", "签订日期", "合同金额", "已付金额"]
SIGNED_ON = get_ledger("contracts").column("signed_on")


def contract(number, day):
    return [f"HT-{number}", "垃圾清运服务", "嘉禾物流有限公司", day, 5000.0, 1000.0]


def signed_on(*days):
    return read("contracts", sheet_of(HEADER, *map(contract, range(len(days)), days)))


@pytest.mark.parametrize("month", ["2026年3月", "2026.3", "2026-03", 2026.3, 202603, "2026.3月"])
def test_a_month_will_do_once_it_is_confirmed(month):
    result = signed_on(month)
    assert (result.errors, places(result.warnings)) == ((), [(2, "signed_on")])
    assert "签订日期没有写是哪一天，公开时只写月份。" in result.warnings[0].message
    assert result.rows[0].values["signed_on"] == "2026-03"


def test_a_month_typed_into_excel_is_one_as_well():
    result = read("contracts", xlsx([HEADER, contract(1, datetime(2026, 3, 1))], {"D2": "yyyy-mm"}))
    assert (result.errors, places(result.warnings)) == ((), [(2, "signed_on")])
    assert result.rows[0].values["signed_on"] == "2026-03"


def test_a_day_asks_nothing():
    assert signed_on("2026年3月5日", "2026.3.5", datetime(2026, 3, 5)).warnings == ()


def test_a_year_is_said_to_be_one():
    (warning,) = signed_on("2026年").warnings
    assert "公开时只写年份" in warning.message


def test_readers_see_the_month_before_its_days(client, village, make_notice):
    days = ["2026年4月2日", "2026年3月9日", "2026年3月", "2026年2月28日"]
    lines = [",".join(map(str, row)) for row in map(contract, range(4), days)]
    content = "\n".join([",".join(HEADER), *lines]).encode()
    page = make_notice(village, "合同.csv", ledger="contracts", period="2026", content=content)
    shown = [row[3] for row in table_rows(page_of(client, f"{page.url}?sort=signed_on"))]
    assert shown == ["2026年 2月28日", "2026年 3月", "2026年 3月9日", "2026年 4月2日"]
    assert '"signed_on":"2026-03"' in page_of(client, page.url + "data.json").replace(" ", "")


def test_what_is_partly_known_is_a_day_everywhere():
    assert not may_be_blanked(SIGNED_ON)
    assert compact(SIGNED_ON, ["2026年3月", "2026年4月2日"]) == ("2026年", ["3月", "4月2日"])
