"""What is left to pay, beside the two amounts that give it: checked, not asked about."""

import pytest

from disclosure.importing.results import NotRead
from tests.disclosure.importing.tables import places, read, sheet_of


def contracts(*rests, header="未付款", unit=""):
    names = ["合同编号", "合同名称", "对方单位", "签订日期", "合同金额", "已付金额", header]
    rows = [
        [f"H{number}", "清运", "嘉禾物流有限公司", "2026-1-5", 80000.0, 50000.0, rest]
        for number, rest in enumerate(rests)
    ]
    return read("contracts", sheet_of([unit], names, *rows))


@pytest.mark.parametrize("header", ["未付款", "未付金额(元)", "余款", "欠付"])
def test_a_rest_that_fits_is_not_asked_about(header):
    result = contracts(30000.0, "30,000.00", "", header=header)
    assert (result.errors, result.warnings) == ((), ())
    assert result.unknown_headers == ()
    assert result.read_columns[-1].not_read is NotRead.COMPARED


def test_a_rest_below_a_header_of_both_is_one_too():
    above = ["合同编号", "合同名称", "对方单位", "签订日期", "合同金额", "付款情况", ""]
    below = ["", "", "", "", "", "已付", "未付"]
    row = ["H1", "清运", "嘉禾物流有限公司", "2026-1-5", 80000.0, 50000.0, 30000.0]
    result = read("contracts", sheet_of(above, below, row))
    assert (result.errors, result.warnings, result.unknown_headers) == ((), (), ())


@pytest.mark.parametrize("rest", [3000.0, "约三万"])
def test_a_rest_that_does_not_fit_is_to_be_confirmed(rest):
    result = contracts(30000.0, rest)
    assert places(result.warnings) == [(4, "paid")]
    assert "按合同减去已付应是 30,000.00 元" in result.warnings[0].message
    assert result.warnings[0].value == "50000.00"


def test_a_rest_in_another_unit_is_asked_about_as_before():
    result = contracts(3.0, header="未付款(万元)", unit="单位:元")
    assert [unknown.text for unknown in result.unknown_headers] == ["未付款(万元)"]
