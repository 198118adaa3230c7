"""Progress in words: in a table without a column for the state its words are the state."""

from decimal import Decimal

from tests.disclosure.importing.tables import places, read, sheet_of

HEADER = [
    "项目名称", "施工单位", "预算价", "合同价", "已付", "形象进度", "开工日期", "计划完工日期",
]  # fmt: skip


def projects(*cells, states=None):
    """A table of projects that are so far, and with these states where there is such a column."""
    rows = [
        [
            f"修路{number}",
            "平川建设有限公司",
            90000.0,
            80000.0,
            40000.0,
            cell,
            "2026-2-8",
            "2026-9-8",
        ]
        for number, cell in enumerate(cells, 1)
    ]
    if states is None:
        return read("projects", sheet_of(HEADER, *rows))
    both = zip(rows, states, strict=True)
    return read("projects", sheet_of([*HEADER, "状态"], *([*row, state] for row, state in both)))


def told(result):
    return [(row.values.get("progress"), row.values.get("state")) for row in result.rows]


def test_words_are_the_state_and_numbers_the_progress():
    result = projects("80%", "完工", "未开工", "在建", "")
    assert (result.errors, result.warnings) == ((), ())
    assert told(result) == [
        (Decimal("0.8"), None), (1, "完工"), (0, "未开工"), (None, "在建"), (None, None),
    ]  # fmt: skip


def test_a_word_that_nobody_knows_is_to_be_confirmed():
    result = projects("完工", "主体封顶")
    assert (result.errors, places(result.warnings)) == ((), [(3, "state")])


def test_what_holds_a_number_is_no_word():
    assert places(projects("完工", "80%多").errors) == [(3, "progress")]


def test_where_only_numbers_stand_the_state_is_still_missing():
    (error,) = projects("80%", "100%").errors
    assert "缺少「状态」一列" in error.message


def test_beside_a_state_of_its_own_a_word_is_no_progress():
    assert places(projects("在建", states=["施工中"]).errors) == [(2, "progress")]


def test_beside_the_state_the_progress_may_be_absent():
    place = HEADER.index("形象进度")
    rows = [
        [name, "平川建设有限公司", 90000.0, 80000.0, 40000.0, "2026-2-8", "2026-9-8", state]
        for name, state in (("修路", "在建"), ("挖沟", "已完工"))
    ]
    result = read("projects", sheet_of([*HEADER[:place], *HEADER[place + 1 :], "状态"], *rows))
    assert (result.errors, result.warnings) == ((), ())
    assert told(result) == [(None, "在建"), (None, "已完工")]
