"""Which rows below the header are data, and which are none."""

import pytest

from tests.disclosure.importing.tables import lease, places, read_leases


@pytest.mark.parametrize(
    "row",
    [
        ["合计", "", "", "", "", "", "", 4000.0, 1000.0, 600.0, 400.0],
        ["合  计：", "", "", "", "", "", "", 4000.0],
        ["", "总 计", "1处", "", "", "", "", 4000.0],
        ["", "", "合计（元）", "", "", "", "", 4000.0],
        ["", "鱼塘小计", "", "", "", "", "", 4000.0],
        ["小计", "鱼塘", "", "", "", "", "", 4000.0],
        ["本季合计", "", "", "", "", "", "", 4000.0],
        ["本年累计", "", "", "", "", "", "", 99000.0],
        ["合计：1户"],
        ["制表人：李红", "", "", "审核：王国良", "", "", "2026年10月8日"],
        ["村监会主任（签字）：", "", "王国良"],
        ["监督电话：", 85012345.0],
        ["注：租金按季收取"],
        ["注1：租金按季收取"],
        ["一、厂房类"],
        ["", "厂房类"],
        ["一", "厂房类"],
        ["二、", "农业用地"],
        ["（三）", "其他"],
        ["", "（一）经营性资产"],
        ["", "经营性资产"],
        ["", "Ⅱ 土地"],
        ["A", "厂房"],
        ["1.", "鱼塘"],
        ["", "1. 鱼塘"],
        [1.0, "厂房类"],
        ["", "收入"],
        ["一", "厂房类", "", "", "", "", "", 0.0, "-", "", 0.0],
        ["以上租金都按季缴纳，逾期按合同办"],
        [2.0],
        [2.0, "", "", "", "", "", "", "", 0.0, 0.0, 0.0],
        ["", " "],
    ],
)
def test_rows_that_are_no_data(row):
    result = read_leases(lease(1), row)
    assert (len(result.rows), places(result.errors)) == (1, [])


@pytest.mark.parametrize(
    "cells",
    [
        {"租赁标的": "合计楼"},
        {"租赁标的": "合计"},
        {"租赁标的": "会计室（东侧）"},
        {"租赁标的": "仓库合计"},
        {"备注": "合计"},
        {"备注": "注：按季缴纳"},
        {"承租方": "小计"},
        {"合同编号": "一、1号"},
    ],
)
def test_rows_that_are_data_although_they_hold_such_words(cells):
    assert len(read_leases(lease(1, **cells)).rows) == 1


def test_a_data_row_of_a_csv_that_starts_like_a_signature():
    row = [str(cell) for cell in lease(1)]
    row[0] = "负责人：王"
    assert len(read_leases(row).rows) == 1


@pytest.mark.parametrize("text", ["农田", "三组", "租-002", "店面：三间"])
def test_a_lone_text_that_may_be_either_is_one_error_that_says_so(text):
    result = read_leases(lease(1), ["", text], lease(2))
    assert places(result.errors) == [(3, None)]
    assert f"这一行只有「{text}」，像是分类标题" in result.errors[0].message
    assert len(result.rows) == 2


def test_a_heading_that_is_left_out_is_remarked_with_its_number():
    result = read_leases(["一", "厂房"], lease(1))
    assert [each.message[:13] for each in result.remarks] == ["这一行只有「一 厂房」，看"]


def test_zeros_of_formulas_are_no_part_of_a_heading():
    result = read_leases(["一", "厂房", "", "", "", "", "", 0.0, 0.0], lease(1))
    assert "「一 厂房」" in result.remarks[0].message


def test_a_started_row_is_data_and_every_gap_is_named():
    result = read_leases(lease(1), [2.0, "租-002"])
    assert [row for row, _ in places(result.errors)] == [3] * 8


def test_no_data_rows():
    (error,) = read_leases(["合计"]).errors
    assert "没有一行数据" in error.message


@pytest.mark.parametrize("label", ["其中：欠缴", "其中:现金", "其 中"])
def test_what_parts_the_total_below_it_is_a_note(label):
    total = ["合计", *[""] * 6, 4000.0, 1000.0, 600.0, 400.0]
    result = read_leases(lease(1), total, [label, *[""] * 9, 400.0])
    assert (result.errors, result.warnings, len(result.rows)) == ((), (), 1)
    assert any(label in remark.message for remark in result.remarks)
