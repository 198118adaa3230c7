"""Counts of a meeting in one column of the table: 45/38 below 应到/实到."""

from datetime import date

import pytest

from tests.disclosure.importing.tables import places, read, sheet_of


def votes(attendance, *cells, ballot="同意 反对 弃权"):
    header = ["事项", "会议", "时间", attendance, *ballot.split(), "结果"]
    row = ["土地流转", "村民代表会议", "2026.5.18", *cells, "通过"]
    return read("decisions", sheet_of(header, row))


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("应到/实到", "45/38"),
        ("应到/实到人数", "45人/38人"),
        ("应到、实到人数", "45、38"),
        ("实到/应到", "38/45"),
    ],
)
def test_who_should_have_come_and_who_came_may_be_one_column(header, cell):
    result = votes(header, cell, 36, 2, 0)
    assert (result.errors, result.warnings) == ((), ())
    values = result.rows[0].values
    assert (values["entitled"], values["present"]) == (45, 38)


def test_votes_may_be_one_column():
    result = votes("应到/实到", "45/38", "34/2/2", ballot="同意/反对/弃权")
    assert (result.errors, result.warnings) == ((), ())
    values = result.rows[0].values
    assert [values[key] for key in ("agree", "oppose", "abstain")] == [34, 2, 2]


@pytest.mark.parametrize("cell", ["38", "45到38", "", date(2026, 12, 10)])
def test_a_cell_that_does_not_hold_both_is_told_once(cell):
    result = votes("应到/实到", cell, 36, 2, 0)
    assert places(result.errors) == [(2, "entitled")]


def test_a_cell_that_does_not_hold_both_is_told_how_to_be_written():
    (error,) = votes("应到/实到", "38", 36, 2, 0).errors
    assert error.message == "「38」看不出应到、实到各是多少。请写成 46/36，或拆成 2 列。"
