"""Stated totals: held against the rows, or said to be unchecked; a right file is never blocked."""

import pytest

from tests.disclosure.importing.tables import (
    CASH_HEADER,
    LEASE_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)


def stated(label, count=1, **wrong):
    """A total row over `count` usual leases."""
    sums = {"annual_rent": 4000.0, "due": 1000.0, "received": 600.0, "arrears": 400.0}
    amounts = [wrong.get(key, amount * count) for key, amount in sums.items()]
    return [label, "", "", "", 100.0 * count, "", "", *amounts]


def findings(result):
    return places(result.errors), places(result.warnings), places(result.remarks)


@pytest.mark.parametrize(
    "label",
    [
        "合计",
        "小计",
        "三季度合计",
        "2026年第三季度合计",
        "7-9月合计",
        "星光村合计",
        "星光村2026年三季度租金合计",
        "本期应收合计",
        "本页合计",
        "本页小计",
    ],
)
def test_a_total_of_these_rows_is_checked_whatever_stands_before_it(label):
    right = read_leases(lease(1), lease(2), stated(label, 2))
    assert findings(right) == ([], [], [])
    wrong = read_leases(lease(1), lease(2), stated(label, 2, due=99999.0))
    assert findings(wrong) == ([(4, "due")], [], [])
    assert len(wrong.rows) == 2


@pytest.mark.parametrize("label", ["本年累计", "累计", "1-9月合计", "二季度合计", "2025年合计"])
def test_a_total_of_more_than_these_rows_is_remarked(label):
    result = read_leases(lease(1), stated(label, 7))
    assert findings(result) == ([], [], [(3, None)])
    assert f"「{label}」" in result.remarks[0].message
    assert findings(read_leases(lease(1), stated(label))) == ([], [], [])


@pytest.mark.parametrize("label", ["鱼塘小计", "仓库合计"])
def test_a_total_of_we_do_not_know_what_is_asked_about_and_blocks_nothing(label):
    assert findings(read_leases(lease(1), lease(2), stated(label))) == ([], [], [])
    result = read_leases(lease(1), stated(label, due=99999.0))
    assert findings(result) == ([], [(3, "due")], [])


def test_each_group_is_held_against_its_own_rows():
    groups = [
        ["一、厂房"], lease(1), lease(2), stated("小计", 2),
        ["二、鱼塘"], lease(3), stated("小计", 1, due=99999.0), stated("合计", 3),
    ]  # fmt: skip
    result = read_leases(*groups)
    assert places(result.errors) == [(8, "due")]
    assert "上面这一段加起来是 1,000.00 元" in result.errors[0].message


@pytest.mark.parametrize("heading", [["一", "厂房类"], ["", "一、厂房"], ["", "厂房类"]])
def test_a_heading_with_the_sums_of_its_group_is_held_against_it(heading):
    def headed(**wrong):
        return [*heading, *stated("", 2, **wrong)[2:]]

    groups = [lease(1), lease(2), ["二", "鱼塘", *stated("")[2:]], lease(3), stated("合计", 3)]
    assert findings(read_leases(headed(), *groups)) == ([], [], [])
    assert findings(read_leases(headed(due=1.0), *groups)) == ([], [(2, "due")], [])


def test_groups_within_groups_and_pages_across_them():
    result = read_leases(
        lease(1), stated("小计"), lease(2), stated("小计"), stated("厂房合计", 2),
        lease(3), stated("本页小计", 3), lease(4), stated("小计", 2), stated("鱼塘合计", 2),
        stated("本页小计", 1), stated("总计", 4),
    )  # fmt: skip
    assert findings(result) == ([], [], [])


def test_a_subtotal_of_one_persons_few_rows():
    result = read_leases(lease(1), lease(2), lease(3), stated("小计", 2))
    assert findings(result) == ([], [], [])


def test_one_column_may_not_borrow_the_rows_of_another():
    """The group below owes nothing: that must not make the wrong nothing above it right."""
    paid = lease(2, 已收=1000.0, 欠缴=0.0)
    result = read_leases(lease(1), stated("小计", arrears=0.0), paid)
    assert places(result.errors) == [(3, "arrears")]


def test_a_total_on_top_is_that_of_the_rows_below():
    result = read_leases(stated("合计", 2), lease(1), lease(2))
    assert findings(result) == ([], [], [])
    result = read_leases(stated("合计", 2, due=99999.0), lease(1), lease(2))
    assert places(result.errors) == [(2, "due")]
    assert "下面各行加起来是 2,000.00 元" in result.errors[0].message


def test_totals_on_top_of_each_group():
    rows = [stated("合计", 3), stated("小计", 2), lease(1), lease(2), stated("小计"), lease(3)]
    assert findings(read_leases(*rows)) == ([], [], [])


def test_a_row_that_is_only_begun_below_a_total_on_top_is_no_heading():
    assert read_leases(stated("合计", 1), lease(1), ["", "租-002"]).errors


@pytest.mark.parametrize("label", ["合计", "总计", "三季度合计"])
def test_rows_below_the_total_of_all_are_asked_about(label):
    result = read_leases(lease(1), lease(2), stated(label, 2), lease(3), lease(4))
    assert findings(result) == ([], [(5, None)], [])
    assert result.warnings[0].message == (
        "合计（第 4 行）下面还有第 5、6 行，没有算在合计里，年租金写的是 8,000.00，"
        "连下面的一共是 16,000.00。漏加的，请移到合计上面，改好合计；不该有的，请删去；"
        "没有错的，请确认。"
    )


def test_rows_below_the_totals_of_the_month_and_of_the_year():
    result = read_leases(lease(1), stated("本季合计"), stated("本年累计", 7), lease(2))
    assert findings(result) == ([], [(5, None)], [(4, None)])


def test_a_total_without_sums_has_nothing_below_it_either():
    assert findings(read_leases(lease(1), ["合计：1户"], lease(2))) == ([], [(4, None)], [])


@pytest.mark.parametrize(
    "rows",
    [
        [stated("合计", 2), lease(1), lease(2)],
        [lease(1), stated("合计", 1), lease(2), stated("合计", 1)],
        [lease(1), stated("合计", 1), lease(2), stated("总计", 2)],
        [lease(1), stated("合计", 2), lease(2)],
        [lease(1), stated("小计", 1), lease(2)],
        [lease(1), stated("合计", 1), lease(2), stated("鱼塘小计", 1)],
        [lease(1), stated("本年累计", 1), lease(2)],
        [lease(1), stated("合计", 1), ["备注：另有一处没有签合同"]],
    ],
)
def test_totals_between_rows_that_are_none_of_all(rows):
    result = read_leases(*rows)
    assert (result.errors, result.warnings) == ((), ())


def test_a_total_that_cannot_be_read_is_remarked():
    row = stated("合计")
    row[8] = "约1000"
    result = read_leases(lease(1), row)
    assert findings(result) == ([], [], [(3, None)])
    assert "本季应收「约1000」看不懂" in result.remarks[0].message


def test_the_words_of_a_ledger_before_a_total():
    entry = ["2026.9.2", "记-2", "付电费", "", 200.0, "", "李红"]
    for label in ("支出合计", "9月支出合计", "本月支出合计"):
        result = read("cashbook", sheet_of(CASH_HEADER, entry, [label, "", "", "", 999.0]))
        assert places(result.errors) == [(3, "expense")]


def test_a_payment_whose_summary_ends_like_a_total_stays_a_payment():
    entry = ["2026.9.2", "", "补缴上年租金合计", 500.0, "", "", ""]
    assert len(read("cashbook", sheet_of(CASH_HEADER, entry)).rows) == 1


def test_many_pages_of_totals_take_no_longer_than_their_rows():
    rows = [row for page in range(3000) for row in (lease(page), stated("本页合计"))]
    result = read("leases", sheet_of(LEASE_HEADER, *rows))
    assert result.errors == ()


TOTAL = ["合计", "", "", "", 200.0, "", "", 8000.0, 2000.0, 1200.0]


def test_a_stated_total_that_is_right():
    assert read_leases(lease(1), lease(2), [*TOTAL, 800.0]).errors == ()


def test_a_stated_total_that_differs_is_an_error():
    result = read_leases(lease(1), lease(2), [*TOTAL, 801.0])
    assert places(result.errors) == [(4, "arrears")]
    assert "801.00 元" in result.errors[0].message
    assert result.valid_rows == 2


def test_a_difference_that_an_error_explains_is_a_remark():
    result = read_leases(lease(1), lease(2, 已收="六百"), [*TOTAL, 800.0])
    assert places(result.errors) == [(3, "received")]
    assert places(result.remarks) == [(4, "received")]


def test_totals_of_groups_and_of_all():
    group = ["合计", "", "", "", "", "", "", 4000.0]
    result = read_leases(lease(1), group, lease(2), group, ["总计", *[""] * 6, 8000.0])
    assert result.errors == ()


def test_a_total_without_its_label_is_one_error_that_says_so():
    result = read_leases(lease(1), lease(2), stated("", 2))
    assert (len(result.rows), places(result.errors)) == (2, [(4, None)])
    assert "请在前面写上「合计」" in result.errors[0].message


@pytest.mark.parametrize(("place", "cell"), [(0, 3.0), (2, "仓库"), (5, "2026.1.1")])
def test_a_row_that_says_what_it_is_about_is_none(place, cell):
    row = stated("", 1)
    row[place] = cell
    assert len(read_leases(lease(1), lease(2), row).rows) == 3


@pytest.mark.parametrize(
    "label",
    [
        *("承上页", "承前页", "接上页", "大写合计：壹万元整"),
        *("合计（大写）：捌仟元整", "合计人民币（大写）"),
    ],
)
def test_what_else_labels_a_total(label):
    result = read_leases(lease(1), lease(2), stated(label, 2))
    assert (len(result.rows), result.errors, result.warnings) == (2, (), ())


@pytest.mark.parametrize("due", [2000.01, 1999.99])
def test_a_total_that_is_a_cent_off_is_no_mistake_but_said(due):
    result = read_leases(lease(1), lease(2), stated("合计", 2, due=due))
    assert findings(result) == ([], [], [(4, "due")])
    assert f"合计行的本季应收是 {due:,} 元，上面各行加起来是 2,000.00 元。" in (
        result.remarks[0].message
    )
    assert "四舍五入的尾差，没有算作错误" in result.remarks[0].message
