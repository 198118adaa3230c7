"""What is told of each column of a sheet: its own header, what it was read as, in which unit."""

from datetime import date
from decimal import Decimal

import pytest

from disclosure.importing.results import NotRead
from tests.disclosure.importing.tables import CASH_HEADER, LEASE_HEADER, lease, read, sheet_of


def columns_of(result):
    """By the letter-less place in the sheet: what is told of the column."""
    return {column.place: column for column in result.read_columns}


def test_every_column_is_told_with_its_own_header_and_a_cell_as_it_was_read():
    header = ["租户" if each == "承租方" else each for each in LEASE_HEADER]
    header = ["年租金(万元)" if each == "年租金(元)" else each for each in header]
    told = columns_of(read("leases", sheet_of(header, lease(年租金="0.4万", 备注=""))))

    assert [column.text for column in told.values()] == header
    assert told[1].not_read is NotRead.NUMBERING
    assert (told[4].keys, told[4].sample, told[4].unit) == (("lessee",), "李小妹", "")
    assert (told[5].keys, told[5].unit) == (("area",), "㎡")
    assert (told[6].sample, told[6].values) == ("2026.1.1", (date(2026, 1, 1),))
    assert (told[8].keys, told[8].unit) == (("annual_rent",), "万元")
    assert (told[8].sample, told[8].values) == ("0.4万", (Decimal("4000.00"),))
    assert told[9].unit == "元"
    assert (told[13].keys, told[13].sample, told[13].values) == (("note",), "", ())


def test_the_cell_that_is_told_says_something_about_its_unit():
    rows = [lease(1, 应收=600.0, 欠缴=0.0), lease(2)]
    assert columns_of(read("leases", sheet_of(LEASE_HEADER, *rows)))[11].sample == "400"


def test_a_long_number_is_repeated_only_where_it_was_read_as_one():
    told = columns_of(read("leases", sheet_of([*LEASE_HEADER, "电话"], [*lease(), "13912345678"])))
    assert "13912345678" not in told[14].sample
    rows = [lease(年租金=43000000.0)]
    assert columns_of(read("leases", sheet_of(LEASE_HEADER, *rows)))[8].sample == "43000000"


@pytest.mark.parametrize(
    ("header", "cell", "answers", "why"),
    [
        ("押金", 500.0, {}, NotRead.UNKNOWN),
        ("押金", 500.0, {"押金": None}, NotRead.LEFT_OUT),
        ("行号", 500.0, {}, NotRead.NUMBERING),
        ("", "看这里", {}, NotRead.HEADLESS),
        ("办公电话", "500", {}, NotRead.PRIVATE),
    ],
)
def test_a_column_that_is_not_read_says_why(header, cell, answers, why):
    sheet = sheet_of([*LEASE_HEADER, header], [*lease(), cell])
    told = columns_of(read("leases", sheet, header_answers=answers))[14]
    assert (told.keys, told.not_read, told.answered) == ((), why, bool(answers))
    assert told.sample == ("500" if header else cell)


def test_an_answer_is_told_as_one():
    header = ["谁租的" if each == "承租方" else each for each in LEASE_HEADER]
    result = read("leases", sheet_of(header, lease()), header_answers={"谁租的": "lessee"})
    told = columns_of(result)[4]
    assert (told.text, told.keys, told.answered, told.not_read) == (
        "谁租的",
        ("lessee",),
        True,
        None,
    )


def test_a_table_that_could_not_be_read_tells_what_its_columns_look_like():
    header = ["谁租的" if each == "承租方" else each for each in LEASE_HEADER]
    header[11] = "欠缴(元)"
    told = columns_of(read("leases", sheet_of(header, lease())))
    assert (told[3].keys, told[3].sample) == (("object",), "鱼塘1号")
    assert told[4].not_read is NotRead.UNKNOWN
    assert (told[11].keys, told[11].not_read) == (("arrears",), NotRead.DOUBLED)


def test_both_days_of_a_span_stand_in_one_column():
    header = [each for each in LEASE_HEADER if each != "租期止"]
    header[5] = "租期"
    row = lease(租期起="2026.1.1-2026.12.31")
    del row[6]
    told = columns_of(read("leases", sheet_of(header, row)))[6]
    assert told.keys == ("start", "end")
    assert told.values == (date(2026, 1, 1), date(2026, 12, 31))


def test_columns_that_only_help_the_one_beside_them_are_told_as_such():
    header = ["月", "日", *CASH_HEADER[1:]]
    row = ["9", "3", "记-1", "收租金", 100.0, "", 100.0, "王小妹"]
    told = columns_of(read("cashbook", sheet_of(["2026年", *[""] * 7], header, row)))
    assert told[1].not_read is NotRead.JOINED
    assert (told[2].keys, told[2].values) == (("date",), (date(2026, 9, 3),))
