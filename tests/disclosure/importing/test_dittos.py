"""同上 and 〃 in a cell have to be written out, whatever the column holds."""

import pytest

from tests.disclosure.importing.tables import lease, places, read_leases, span_sheet
from tests.disclosure.importing.tables import read as read_ledger


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("合同编号", "contract_no"),
        ("租赁标的", "object"),
        ("承租方", "lessee"),
        ("面积", "area"),
        ("租期起", "start"),
        ("年租金", "annual_rent"),
        ("招租方式", "method"),
        ("备注", "note"),
    ],
)
@pytest.mark.parametrize(
    "cell", ["同上", "〃", "″", "“", "”", '"', "同前", "同 上", "同上。", "同上一行"]
)
def test_what_stands_above_has_to_be_written_again(column, key, cell):
    result = read_leases(lease(1), lease(2, **{column: cell}))
    assert places(result.errors) == [(3, key)]
    assert f"「{cell}」请写全" in result.errors[0].message
    assert result.warnings == ()


def test_both_days_in_one_cell():
    result = read_ledger("leases", span_sheet("2026.1.1-2026.12.31", "同上"))
    assert "「同上」请写全" in result.errors[0].message


@pytest.mark.parametrize(
    "thing",
    [
        "同上海五金厂合用的仓库",
        "上塘鱼塘",
        "如意桥店面",
        "同心路店面",
        "“老校舍”",
        "同前进村合用的机耕路",
    ],
)
def test_words_that_begin_alike(thing):
    assert read_leases(lease(1, 租赁标的=thing)).errors == ()
