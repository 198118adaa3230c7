"""A blank amount that the row's other amounts settle is 0, and said once."""

import pytest

from tests.disclosure.importing.tables import lease, places, read_leases


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"应收": 3000.0, "已收": 3000.0, "欠缴": ""}, "arrears"),
        ({"应收": 3000.0, "已收": "", "欠缴": 3000.0}, "received"),
        ({"应收": 0.0, "已收": 0.0, "欠缴": ""}, "arrears"),
    ],
)
def test_what_the_others_settle_is_nought(cells, key):
    result = read_leases(lease(1), lease(2, **cells), lease(3, **cells))
    assert result.errors == ()
    assert [row.values[key] for row in result.rows[1:]] == [0, 0]
    (said,) = [each.message for each in result.remarks if each.column == key]
    assert "按 0 读（第 3、4 行）" in said


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"应收": 3000.0, "已收": 1000.0, "欠缴": ""}, "arrears"),
        ({"应收": 3000.0, "已收": "", "欠缴": 1000.0}, "received"),
        ({"应收": "", "已收": 0.0, "欠缴": 0.0}, "due"),
        ({"应收": 3000.0, "已收": "三千多", "欠缴": 3000.0}, "received"),
    ],
)
def test_anything_else_is_to_be_filled_in(cells, key):
    result = read_leases(lease(1, **cells))
    assert places(result.errors) == [(2, key)]


def test_two_blanks_settle_nothing():
    result = read_leases(lease(1, 应收=3000.0, 已收="", 欠缴=""))
    assert places(result.errors) == [(2, "received"), (2, "arrears")]
