"""What can be said of a list of problems, and what is wrong with one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from supervision.changes import since, with_first_deadlines
from supervision.checks import (
    ANOTHER_VILLAGE,
    DOUBLED,
    MISSING,
    MOST_PROBLEMS,
    NOT_IN_ROUND,
    NOT_YET,
    OPEN_BUT_DONE,
    PAST_ALREADY,
    POSTPONED,
    RETOLD,
    TOO_EARLY,
    TOO_MANY,
    UNDONE,
    UNKNOWN_FORM,
    WHICH_ONE,
    Known,
    doubts,
    faults,
)
from supervision.enums import Progress
from supervision.problems import ProblemList
from supervision.timeline import in_words, steps
from supervision.village_names import Called, VillageNames

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
        "village_code": "201",
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
    assert became.words == "又改好 1 个，新列 1 个，新过期限 1 个。"


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (
            stored("3", deadline="2026-10-01"),
            stored("3", deadline="2026-12-31"),
            "推迟期限 1 个。",
        ),
        (stored("3", "已整改"), stored("3"), "改好了又没改好 1 个。"),
        (stored("3"), stored("3", problem="用白条报销招待费"), "换了说法 1 个。"),
        (stored("3"), stored("3", form="用白条入账"), "换了说法 1 个。"),
        (stored("3"), stored("3", problem="没有签到表"), ""),
        (stored("3", deadline="2026-10-01"), stored("3", "已整改"), ""),
    ],
)
def test_nothing_leaves_the_overdue_unseen(before, now, words):
    told = since(problems(before), problems(now)).words
    assert told.partition("新过期限 0 个。")[2] == words


def test_a_problem_left_out_or_given_to_another_village_is_told():
    before = problems(stored("3"), stored("4"))
    told = since(before, problems(stored("4", village="旧埭村", village_code="202"))).words
    assert told == "又改好 0 个，新列 1 个，新过期限 0 个。这次没有再列的：3号、4号。"


def test_the_first_deadline_stays_in_sight():
    earlier = [problems(stored("1", deadline=f"2026-{month}-01")) for month in (10, 11)]
    now = problems(stored("1", deadline="2026-12-01"), stored("2", deadline="2026-12-01"))
    again, new = with_first_deadlines(now, earlier).problems
    assert again.was_postponed
    assert again.first_deadline == date(2026, 10, 1)
    assert not new.was_postponed


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
    villages=VillageNames((Called("201", "星光村", "新埭镇星光村"),)),
    forms={"会议记录不全": "作风"},
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


def test_a_list_has_an_end():
    rows = [RIGHT | {"number": str(at)} for at in range(MOST_PROBLEMS + 1)]
    assert [each.message for each in faults(rows, KNOWN)] == [TOO_MANY.format(len(rows))]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (stored("1", deadline="2026-10-01"), PAST_ALREADY.format("2026-10-01")),
        (stored("7"), UNDONE),
        (stored("8", deadline="2027-01-31"), POSTPONED.format("2026-12-31", "2027-01-31")),
        (stored("8", problem="用白条报销招待费"), RETOLD.format("8", "没有签到")),
        (
            stored("8", village="旧埭村", village_code="202"),
            ANOTHER_VILLAGE.format("8", "星光村", "旧埭村"),
        ),
    ],
)
def test_what_may_be_right_is_asked_about(row, message):
    others = [stored("7", "已整改"), stored("8")]
    now = problems(*(each for each in others if each["number"] != row["number"]), row)
    assert [each.message for each in doubts(now, KNOWN)] == [message]


def test_problems_that_are_left_out_are_asked_about():
    found = doubts(problems(stored("1")), KNOWN)
    assert [each.message for each in found] == [MISSING.format("7、8")]


HERE, THERE = Called("201", "星光村", "新埭镇星光村"), Called("301", "星光村", "当湖街道星光村")
OTHER = Called("202", "旧埭社区", "新埭镇旧埭社区")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("星光村", (HERE, THERE)),
        ("新埭镇星光村", (HERE,)),
        ("平湖市当湖街道星光村村民委员会", (THERE,)),
        ("旧埭", (OTHER,)),
        (" 旧埭 社区 ", (OTHER,)),
        ("红旗村", ()),
        ("村", ()),
    ],
)
def test_a_village_is_found_by_any_of_its_names(text, meant):
    assert VillageNames((HERE, THERE, OTHER)).meant_by(text) == meant


def test_two_villages_of_one_name_are_told_apart():
    names = VillageNames((HERE, THERE, OTHER))
    assert names.shown == {"201": "新埭镇星光村", "301": "当湖街道星光村", "202": "旧埭社区"}
    (fault,) = faults([RIGHT], replace(KNOWN, villages=names))
    assert fault.message == WHICH_ONE.format("星光村", "新埭镇星光村、当湖街道星光村")
