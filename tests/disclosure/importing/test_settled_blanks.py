"""A blank amount that the row's other amounts settle is 0, and said once."""

import pytest

from tests.disclosure.importing.tables import lease, places, read, read_leases, sheet_of


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


VOTES = ["事项", "会议", "时间", "应到", "实到", "同意", "反对", "弃权", "结果"]


def test_blank_votes_are_none_where_the_others_come_to_all_who_were_there():
    start = ["土地流转", "村民代表会议", "2026.5.18", 45, 38]
    result = read("decisions", sheet_of(VOTES, [*start, 38, "", "", "通过"]))
    assert (result.errors, result.warnings) == ((), ())
    assert (result.rows[0].values["oppose"], result.rows[0].values["abstain"]) == (0, 0)
    assert any("反对空着" in remark.message for remark in result.remarks)
    open_votes = read("decisions", sheet_of(VOTES, [*start, 36, "", "", "通过"]))
    assert {error.column for error in open_votes.errors} >= {"oppose", "abstain"}
