"""A thing that is not let has one error, which says where it belongs."""

import pytest

from tests.disclosure.importing.tables import lease, places, read_leases

_NOTHING = {
    "合同编号": "", "承租方": "", "租期起": "", "租期止": "",
    "年租金": "", "应收": "", "已收": "", "欠缴": "", "招租方式": "",
}  # fmt: skip


@pytest.mark.parametrize(
    "cells",
    [
        {"备注": "空置"},
        {"承租方": "空置", "合同编号": "/"},
        {"承租方": "待租", "应收": 0.0, "已收": 0.0, "欠缴": 0.0},
        {"年租金": 12000.0, "备注": "招租底价"},
    ],
)
def test_a_vacant_thing_is_one_error(cells):
    result = read_leases(lease(1), lease(2, **_NOTHING | cells), lease(3))
    assert places(result.errors) == [(3, "object")]
    assert result.errors[0].message.startswith("「鱼塘2号」没有承租方、合同编号和租期")
    assert "写进「集体资产」的表" in result.errors[0].message
    assert [row.valid for row in result.rows] == [True, False, True]


@pytest.mark.parametrize(
    ("cells", "some"),
    [
        ({"承租方": "李小妹"}, "contract_no"),
        ({"合同编号": "租-002"}, "lessee"),
        ({"租期起": "2026.1.1"}, "lessee"),
        ({"应收": 500.0, "已收": 500.0, "欠缴": 0.0}, "lessee"),
    ],
)
def test_what_somebody_pays_for_is_to_be_filled_in(cells, some):
    result = read_leases(lease(1), lease(2, **_NOTHING | cells))
    assert (3, some) in places(result.errors)
    assert (3, "object") not in places(result.errors)


def test_other_faults_of_a_vacant_row_stay():
    result = read_leases(lease(1, **_NOTHING | {"面积": "约三百"}))
    assert places(result.errors) == [(2, "object"), (2, "area")]
