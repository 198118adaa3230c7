"""Health and children in free texts of any ledger."""

import pytest

from tests.disclosure.importing.tables import (
    AID_HEADER,
    CASH_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)

DEBT_HEADER = ["欠款人", "欠款原因", "发生时间", "应收金额", "已收回", "余额", "清收措施"]


def _cash(summary):
    return read(
        "cashbook", sheet_of(CASH_HEADER, ["2026-09-01", "记-1", summary, "", 10.0, 90.0, "陈建明"])
    )


def test_the_illness_of_a_named_person_blocks_a_cashbook():
    result = _cash("付王阿妹尿毒症医疗补助")
    assert places(result.errors) == [(2, "summary")]
    assert "看得出是谁的病" in result.errors[0].message
    assert "「尿毒症」" in result.errors[0].message


def test_care_of_a_masked_person_is_asked_about():
    result = _cash("付王某某住院慰问金")
    assert result.errors == ()
    assert places(result.warnings) == [(2, "summary")]
    assert "「住院」" in result.warnings[0].message


@pytest.mark.parametrize("summary", ["付残联活动经费", "付残疾人两项补贴", "缴大病保险"])
def test_kinds_of_expense_are_not(summary):
    result = _cash(summary)
    assert (result.errors, result.warnings) == ((), ())


def test_a_note_about_a_person_who_rents_is_no_place_for_an_illness():
    result = read_leases(
        lease(1, 承租方="王阿根", 备注="家庭困难，尿毒症"),
        lease(2, 承租方="王阿根", 备注="因病住院，暂缓缴纳"),
        lease(3, 承租方="星光残疾人用品有限公司", 备注="残疾人创业，减免"),
    )
    assert places(result.errors) == [(2, "note")]
    assert places(result.warnings) == [(3, "note")]


def test_what_is_let_is_not_about_who_rents_it():
    result = read_leases(lease(1, 承租方="王阿根", 租赁标的="残疾人家庭工坊旁店面"))
    assert (result.errors, result.warnings) == ((), ())


def test_why_somebody_owes_is_about_him():
    rows = [["王阿根", "因尿毒症借款", "2021-05", 100.0, 0.0, 100.0, "催收"]]
    result = read("receivables", sheet_of(DEBT_HEADER, *rows))
    assert places(result.errors) == [(2, "reason")]


def test_a_row_of_aid_that_is_only_counted_is_not_asked_about():
    cells = [1.0, 500.0, 100.0, "2026-09-10", "一卡通"]
    rows = [["李小妹", "医疗救助", *cells, "肝癌住院"], ["李小妹", "临时救助", *cells, "孙女8岁"]]
    result = read("aid", sheet_of(AID_HEADER, *rows))
    assert result.errors == ()
    assert places(result.warnings) == [(3, "note")]
    assert "孩子" in result.warnings[0].message


def test_what_has_to_go_is_not_asked_about_as_well():
    cells = [1.0, 500.0, 100.0, "2026-09-10", "一卡通"]
    result = read("aid", sheet_of(AID_HEADER, ["李小妹", "临时救助", *cells, "因病住院"]))
    assert places(result.errors) == [(2, "note")]
    assert result.warnings == ()


def test_where_a_masked_person_lives_is_asked_about():
    result = read_leases(
        lease(1, 承租方="金阿根", 备注="住星光村5组12号"),
        lease(2, 承租方="金阿根", 租赁标的="5组12号店面", 备注="按季缴纳"),
        lease(3, 承租方="嘉禾服饰有限公司", 备注="5组12号"),
    )
    assert result.errors == ()
    assert places(result.warnings) == [(2, "note")]
    assert "看得出是谁家" in result.warnings[0].message


@pytest.mark.parametrize("note", ["低保户，减免一半", "五保户", "离异", "服刑", "坐牢", "刑满"])
def test_the_troubles_of_a_private_lessee_are_asked_about(note):
    rows = (lease(1, 承租方="王阿根", 备注=note), lease(2, 承租方="平川建设有限公司", 备注=note))
    result = read_leases(*rows)
    assert (result.errors, places(result.warnings)) == ((), [(2, "note")])


def test_in_a_table_of_aid_poverty_is_not():
    row = ["王阿根", "低保", 1.0, 500.0, 500.0, "2026-09-20", "一卡通", "低保户"]
    assert read("aid", sheet_of(AID_HEADER, row)).warnings == ()
