"""Full names in free texts: whose is not masked anyway is asked about."""

from tests.disclosure.importing.tables import (
    AID_HEADER,
    CASH_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)


def test_a_name_in_a_summary_is_asked_about_in_its_cell():
    rows = [
        ["2026-09-01", "记-1", "付水电费", "", 10.0, 90.0, "陈建明"],
        ["2026-09-02", "记-2", "付王阿根误工补贴", "", 10.0, 80.0, "陈建明"],
    ]
    result = read("cashbook", sheet_of(CASH_HEADER, *rows))
    assert result.errors == ()
    assert places(result.warnings) == [(3, "summary")]
    assert result.warnings[0].message == (
        "这里好像写了人名「王阿根」，会原样公开。是村民个人的，请改成「王某某」或者删掉；"
        "不是人名、或者该公开的，请确认。"
    )


def test_every_cell_is_asked_about_and_every_name_in_it():
    note = "由王阿根担保，联系其子王小明"
    result = read_leases(lease(1, 备注=note), lease(2, 备注=note))
    assert places(result.warnings) == [(2, "note"), (3, "note")]
    assert "「王阿根、王小明」" in result.warnings[0].message
    assert "「王某某、王某某」" in result.warnings[0].message


def test_a_name_that_is_masked_anyway_is_not_asked_about():
    result = read_leases(lease(1, 承租方="王阿根"), lease(2, 备注="由王阿根担保"))
    assert result.warnings == ()
    assert places(result.remarks) == [(3, "note")]


def test_a_row_that_is_never_listed_is_not_asked_about():
    cells = [1.0, 500.0, 100.0, "2026-09-10", "一卡通", "由王林根领取"]
    orphan = ["李小妹", "孤儿基本生活费", *cells]
    listed = ["李小妹", "临时救助", *cells]
    result = read("aid", sheet_of(AID_HEADER, orphan, listed))
    assert result.errors == ()
    assert places(result.warnings) == [(3, "note")]
