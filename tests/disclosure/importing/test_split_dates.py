"""Days whose 年, 月 and 日 have columns of their own below the header of the day."""

from datetime import date

import pytest

from disclosure.importing.results import NotRead
from tests.disclosure.importing.tables import places, read, sheet_of

GROUP = [
    "合同编号",
    "合同名称",
    "对方单位",
    "签订日期",
    "",
    "",
    "合同金额",
    "已付",
    "履行方式",
    "状态",
]
PARTS = ["", "", "", "年", "月", "日", "", "", "", ""]


def contracts(*days, parts=PARTS):
    rows = [
        [
            f"合-{n}",
            f"道路{n}养护",
            "嘉禾建设有限公司",
            *day,
            100000.0,
            50000.0,
            "公开招标",
            "履行中",
        ]
        for n, day in enumerate(days, 1)
    ]
    return sheet_of(GROUP, parts, *rows)


@pytest.mark.parametrize(
    ("day", "read_as"),
    [
        ([2026.0, 3.0, 8.0], "2026-03-08"),
        (["2026年", "3月", "08日"], "2026-03-08"),
        (["２０２６", "１２", "３１"], "2026-12-31"),
    ],
)
def test_they_are_one_day(day, read_as):
    result = read("contracts", contracts(day))
    assert result.errors == ()
    assert str(result.rows[0].values["signed_on"]) == read_as
    told = {column.place: column for column in result.read_columns}
    assert told[4].keys == ("signed_on",)
    assert [told[5].not_read, told[6].not_read] == [NotRead.JOINED, NotRead.JOINED]


def test_of_a_day_nobody_knows_the_month_is_kept():
    result = read("contracts", contracts([2026.0, 3.0, ""]))
    assert (result.errors, result.rows[0].values["signed_on"]) == ((), "2026-03")


def test_what_is_no_part_of_a_day_is_an_error_that_shows_all_three():
    (error,) = read("contracts", contracts([2026.0, "春天", 8.0])).errors
    assert error.column == "signed_on"
    assert "2026|春天|8" in error.message


def test_other_parts_are_asked_about_as_before():
    result = read(
        "contracts", contracts([2026.0, 3.0, 8.0], parts=[*PARTS[:4], "日", "月", *PARTS[6:]])
    )
    assert result.errors


def test_both_ends_of_a_lease():
    names = ["合同编号", "租赁标的", "承租方", "面积", "租期起", "", "", "租期止", "", ""]
    amounts = ["年租金", "应收", "已收", "欠缴"]
    parts = [*[""] * 4, "年", "月", "日", "年", "月", "日", *[""] * 4]
    row = ["租-1", "鱼塘", "李小妹", 10.0, 2026.0, 1.0, 1.0, 2028.0, 12.0, 31.0]
    result = read(
        "leases", sheet_of([*names, *amounts], parts, [*row, 4000.0, 1000.0, 600.0, 400.0])
    )
    assert places(result.errors) == []
    values = result.rows[0].values
    assert (values["start"], values["end"]) == (date(2026, 1, 1), date(2028, 12, 31))
