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


@pytest.mark.parametrize(
    "cell",
    [
        "同意34票，反对2票，弃权2票",
        "赞成34人、不同意2人、弃权2人",
        "同意：34；反对：2；弃权：2。",
        "34票同意，2票反对，2票弃权",
        "34票同意2票反对2票弃权",
        "同意34反对2弃权2",
        "反对2票 弃权2票 同意34票",
    ],
)
def test_votes_may_be_told_in_words(cell):
    result = votes("应到/实到", "45/38", cell, ballot="表决情况")
    assert (result.errors, result.warnings) == ((), ())
    values = result.rows[0].values
    assert [values[key] for key in ("agree", "oppose", "abstain")] == [34, 2, 2]


@pytest.mark.parametrize(
    "cell",
    [
        "同意38票，无反对票，无弃权票",
        "同意38票，反对0票，弃权0票",
        "38票同意，没有人反对，没有人弃权",
    ],
)
def test_votes_that_nobody_gave_are_none(cell):
    result = votes("应到/实到", "45/38", cell, ballot="表决情况")
    assert result.errors == ()
    values = result.rows[0].values
    assert [values[key] for key in ("agree", "oppose", "abstain")] == [38, 0, 0]


def test_who_came_and_how_they_voted_may_be_told_in_one_cell():
    result = votes("会议情况", "应到45人，实到38人，同意34票，反对2票，弃权2票", ballot="")
    assert (result.errors, result.warnings) == ((), ())
    values = result.rows[0].values
    keys = ("entitled", "present", "agree", "oppose", "abstain")
    assert [values[key] for key in keys] == [45, 38, 34, 2, 2]


@pytest.mark.parametrize(
    "cell",
    ["同意38票", "一致同意", "同意34票，同意2票，反对0票，弃权2票", "同意34票，反对2票，其他2票"],
)
def test_a_cell_that_does_not_tell_every_vote_is_refused(cell):
    header = ["事项", "会议", "时间", "应到", "实到", "表决情况", "结果"]
    told = "同意34票，反对2票，弃权2票"
    matters = {"土地流转": told, "修路": told, "鱼塘招租": cell}
    rows = [
        [matter, "村民代表会议", "2026.5.18", 45, 38, said, "通过"]
        for matter, said in matters.items()
    ]
    result = read("decisions", sheet_of(header, *rows))
    (error,) = result.errors
    assert error.message == (
        f"「{cell}」看不出同意、反对、弃权各是多少。"
        "请写成 同意30，反对2，弃权4（没有的写 0），或拆成 3 列。"
    )


def test_a_column_of_which_only_some_cells_tell_votes_is_asked_about():
    header = ["事项", "会议", "时间", "应到", "实到", "情况说明", "结果"]
    row = ["土地流转", "村民代表会议", "2026.5.18", 45, 38, "同意34票，反对2票，弃权2票", "通过"]
    other = ["修路", "村民代表会议", "2026.5.18", 45, 38, "下次再议", "暂缓"]
    result = read("decisions", sheet_of(header, row, other))
    assert [unknown.text for unknown in result.unknown_headers] == ["情况说明"]
