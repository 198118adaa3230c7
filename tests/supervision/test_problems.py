"""What can be said of a list of problems, and what is wrong with one."""

from datetime import date
from typing import Any

import pytest

from supervision.enums import Progress
from supervision.problems import (
    DOUBLED,
    MISSING,
    NOT_IN_ROUND,
    NOT_YET,
    OPEN_BUT_DONE,
    PAST_ALREADY,
    TOO_EARLY,
    UNDONE,
    UNKNOWN_FORM,
    Known,
    ProblemList,
    doubts,
    faults,
    since,
)
from supervision.timeline import in_words, steps

DAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("is_rectified", "deadline", "progress"),
    [
        (True, date(2026, 10, 1), Progress.RECTIFIED),
        (False, date(2026, 11, 1), Progress.UNDER_WAY),
        (False, DAY, Progress.UNDER_WAY),
        (False, date(2026, 10, 30), Progress.OVERDUE),
    ],
)
def test_a_problem_is_overdue_from_the_day_after_its_deadline(is_rectified, deadline, progress):
    assert Progress.on(DAY, is_rectified=is_rectified, deadline=deadline) is progress


def stored(number: str, state: str = "整改中", deadline: str = "2026-12-31", **cells):
    return {
        "key": f"k{number}",
        "number": number,
        "village": "星光村",
        "aspect": "作风",
        "form": "会议记录不全",
        "problem": "没有签到",
        "state": state,
        "deadline": deadline,
    } | cells


def problems(*rows) -> ProblemList:
    return ProblemList.stored(rows, DAY)


def test_counts_sums_and_forms():
    found = problems(
        stored("1", "已整改", recovered="1000.50"),
        stored("2", village="旧埭村", recovered="2"),
        stored("3", deadline="2026-10-01", form="用白条入账"),
    )
    assert list(found.counts.values()) == [1, 1, 1]
    assert str(found.recovered) == "1002.50"
    assert found.villages == ["星光村", "旧埭村"]
    assert found.forms == [("会议记录不全", 2), ("用白条入账", 1)]
    assert [each.number for each in found.only(village="星光村", progress="overdue").problems] == [
        "3"
    ]
    assert in_words(found) == "3 个问题，已改好 1 个，正在改 1 个，过了期限还没改好 1 个"


def test_what_became_of_the_problems_since_the_notice_before():
    before = problems(stored("1"), stored("2", "已整改"), stored("3"))
    now = problems(
        stored("1", "已整改"),
        stored("2", "已整改"),
        stored("3", deadline="2026-10-01"),
        stored("4"),
    )
    became = since(before, now)
    assert (became.rectified, became.new, became.overdue) == (1, 1, 1)


def test_steps_stand_in_the_order_of_their_days():
    found = steps(
        date(2026, 9, 1),
        date(2026, 9, 30),
        [(date(2026, 10, 10), problems(stored("1")), "/first/")],
        (DAY, problems(stored("1", "已整改"))),
    )
    assert [step.day for step in found] == sorted(step.day for step in found)
    assert found[0].words == "巡察组进村"
    assert [step.address for step in found] == ["", "", "/first/", ""]


KNOWN = Known(
    begins=date(2026, 9, 1),
    day=DAY,
    villages=frozenset({"星光村"}),
    forms=frozenset({"会议记录不全"}),
    before=problems(stored("7", "已整改"), stored("8")),
)
RIGHT: dict[str, Any] = {
    "number": "1",
    "village": "星光村",
    "form": "会议记录不全",
    "deadline": date(2026, 12, 31),
    "state": "整改中",
    "rectified_on": None,
}


@pytest.mark.parametrize(
    ("cells", "column", "message"),
    [
        ({"village": "红旗村"}, "village", NOT_IN_ROUND.format("红旗村")),
        ({"form": "别的"}, "form", UNKNOWN_FORM.format("别的")),
        ({"deadline": date(2026, 8, 31)}, "deadline", TOO_EARLY.format("2026-08-31")),
        (
            {"rectified_on": date(2026, 11, 1), "state": "已整改"},
            "rectified_on",
            NOT_YET.format("2026-11-01"),
        ),
        ({"rectified_on": date(2026, 10, 1)}, "rectified_on", OPEN_BUT_DONE),
    ],
)
def test_what_cannot_be_is_named_by_row_and_column(cells, column, message):
    found = faults([RIGHT, RIGHT | {"number": "2"} | cells], KNOWN)
    assert [(each.row, each.column, each.message) for each in found] == [(1, column, message)]


def test_a_number_stands_once():
    found = faults([RIGHT, RIGHT], KNOWN)
    assert [(each.row, each.message) for each in found] == [(1, DOUBLED.format("1"))]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"deadline": date(2026, 10, 1)}, PAST_ALREADY.format("2026-10-01")),
        ({"number": "7"}, UNDONE),
    ],
)
def test_what_may_be_right_is_asked_about(cells, message):
    here: list[dict[str, Any]] = [
        {"number": "7", "state": "已整改"},
        {"number": "8", "state": "整改中"},
    ]
    rows = [*(each for each in here if each["number"] != cells.get("number")), RIGHT | cells]
    assert [each.message for each in doubts(rows, KNOWN)] == [message]


def test_problems_that_are_left_out_are_asked_about():
    assert [each.message for each in doubts([RIGHT], KNOWN)] == [MISSING.format("7、8")]
