"""Lists of one kind of aid: the kind and the day are said above the rows, or by the notice."""

import pytest

from disclosure.importing.results import NotRead
from tests.disclosure.importing.tables import places, read, sheet_of

HEADER = ["姓名", "发放金额", "发放时间"]
ROWS = [["李小妹", 1064.0, "2026-09-20"], ["王阿大", 532.0, "2026-09-20"]]


def titled(title, header=HEADER, rows=ROWS):
    return read("aid", sheet_of([title, *[""] * (len(header) - 1)], header, *rows))


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("2026年9月最低生活保障金发放花名册", "最低生活保障金"),
        ("星光村低保边缘家庭救助金发放表", "低保边缘"),
        ("困难残疾人生活补贴 发放表", "困难残疾人生活补贴"),
        ("低保金发放明细（低保户）", "低保"),
    ],
)
def test_the_kind_in_the_title_holds_for_all_rows_once_it_is_confirmed(title, category):
    result = titled(title)
    assert (result.errors, places(result.warnings)) == ((), [(None, "category")])
    assert f"标题写的是「{category}」：每一行都按这一类公开。" in result.warnings[0].message
    assert [row.values["category"] for row in result.rows] == [category, category]
    assert all(row.valid for row in result.rows)


@pytest.mark.parametrize("title", ["星光村救助金发放表", "低保、特困人员救助金发放表"])
def test_a_title_of_no_kind_or_of_several_leaves_the_column_missing(title):
    (error,) = titled(title).errors
    assert error.message.startswith("缺少「救助类别」一列。")
    assert "标题里写明是哪一类（如「最低生活保障发放表」）也行" in error.message


def test_a_column_of_kinds_counts_and_not_the_title():
    header, rows = [*HEADER, "救助类别"], [[*row, "临时救助"] for row in ROWS]
    result = titled("低保金发放表", header, rows)
    assert (result.errors, result.warnings) == ((), ())
    assert result.rows[0].values["category"] == "临时救助"


def test_without_days_all_are_of_the_month_of_the_notice():
    header, rows = [*HEADER[:2], "救助类别"], [[*row[:2], "低保"] for row in ROWS]
    result = titled("救助金发放表", header, rows)
    assert (result.errors, places(result.warnings)) == ((), [(None, "paid_on")])
    assert "每一行都按2026年9月发的公开。" in result.warnings[0].message
    assert result.rows[0].values["paid_on"] == "2026-09"


def test_what_is_paid_in_several_columns_is_read_from_their_sum():
    header = ["姓名", "低保金", "电价补贴", "合计", "发放时间"]
    rows = [["李小妹", 1064.0, 15.0, 1079.0, "2026-09-20"], ["王阿大", 532.0, "", 540.0, "2026-09"]]
    result = titled("低保金发放表", header, rows)
    assert result.errors == ()
    assert result.as_json()["totals"]["amount"] == "1619.00"
    assert places(result.warnings) == [(None, "category"), (4, "amount")]
    assert "加起来是 532" in result.warnings[1].message
    assert [each.not_read for each in result.read_columns[1:4]] == [
        NotRead.PART,
        NotRead.PART,
        None,
    ]
    assert any("「低保金」、C 列「电价补贴」没有读" in each.message for each in result.remarks)


def test_a_sum_beside_no_parts_is_not_taken_for_the_amount():
    header = ["姓名", "合计", "发放时间"]
    (error,) = titled("低保金发放表", header).errors
    assert "「发放金额」" in error.message


def test_a_lease_lacks_its_amounts_whatever_a_sum_says():
    header = ["合同编号", "租赁标的", "承租方", "租期起", "租期止", "房租", "水费", "合计"]
    row = ["租1", "鱼塘", "李小妹", "2026.1.1", "2026.12.31", 100.0, 20.0, 120.0]
    (error,) = read("leases", sheet_of(header, row)).errors
    assert "「年租金」" in error.message


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("月保障金", "电价补贴"), "合计"),
        (("补助金额", "物价补贴"), "总计"),
        (("救助金", "慰问款"), "合计金额"),
        (("低保金", "补贴金额"), "合计发放金额（元）"),
    ],
)
def test_the_sum_is_read_also_where_a_part_has_a_name_of_the_amount(parts, whole):
    header = ["姓名", *parts, whole, "发放时间"]
    rows = [
        ["李小妹", 1064.0, 15.0, 1079.0, "2026-09-20"],
        ["王阿大", 532.0, 8.0, 540.0, "2026-09"],
        ["沈金花", 300.0, "", 310.0, "2026-09"],
    ]
    result = titled("低保金发放表", header, rows)
    assert result.errors == ()
    assert result.as_json()["totals"]["amount"] == "1929.00"
    assert (5, "amount") in places(result.warnings)


def test_what_sums_nothing_beside_it_is_not_read_for_the_amount():
    header = ["姓名", "补助金额", "去年发放", "合计", "发放时间"]
    rows = [["李小妹", 1064.0, 15.0, 3.0, "2026-09"], ["王阿大", 532.0, 8.0, 4.0, "2026-09"]]
    assert titled("低保金发放表", header, rows).as_json()["totals"]["amount"] == "1596.00"
