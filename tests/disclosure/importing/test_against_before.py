"""What a table must answer for beside one that is public already: rules without a database."""

from decimal import Decimal

import pytest

from disclosure.importing.against_before import PublicTable, doubts_against
from disclosure.importing.results import ImportResult, ParsedRow
from disclosure.ledgers import get_ledger
from language.periods import parse_period


def table(count=0, rent="38000", *, opening=None, unit_source=""):
    """As it is read: so many leases of one rent."""
    values = {"annual_rent": Decimal(rent), "due": Decimal(0)}
    rows = tuple(ParsedRow(number, values, True) for number in range(2, count + 2))
    return ImportResult(
        "leases", "表", unit="元", unit_source=unit_source, rows=rows, opening=opening
    )


def public(count=0, rent="38000", *, closing=None, period="上期"):
    rows = [{"annual_rent": rent, "due": "0.00"}] * count
    return PublicTable(period, count, rows, closing=closing)


def doubts(read, *, earlier=None, corrected=None, ledger="leases", period="2026Q3"):
    """The column and the beginning of each."""
    found = doubts_against(
        read, get_ledger(ledger), parse_period(period), earlier=earlier, corrected=corrected
    )
    return [(each.column, each.message) for each in found]


@pytest.mark.parametrize(
    ("before", "now", "corrects", "asked"),
    [
        (18, 11, True, True),  # a correction keeps two thirds
        (18, 13, True, False),
        (18, 8, False, True),  # a period keeps half
        (18, 9, False, False),
        (4, 2, True, False),  # two rows are nothing
        (4, 1, True, True),
        (18, 30, True, False),
        (18, 0, True, False),  # a table without rows is refused for that
    ],
)
def test_rows_that_are_gone(before, now, corrects, asked):
    against = {"corrected" if corrects else "earlier": public(before)}
    lost = [message for _, message in doubts(table(now), **against) if "少了" in message]
    assert len(lost) == asked
    assert all(f"上期公开的有 {before} 行，这张表只有 {now} 行" in each for each in lost)


def test_the_table_that_is_corrected_counts_and_not_the_one_before_that():
    against = {"earlier": public(40, period="上期"), "corrected": public(5, period="本期")}
    assert doubts(table(5), **against) == []
    ((_, message),) = doubts(table(1), **against)
    assert message.startswith("本期公开的有 5 行")


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [
        ("38000", "380000000", True),
        ("38000", "3.80", True),
        ("38000", "76000001", True),  # 2,000 times
        ("38000", "75000000", False),
        ("38000", "1900000000", True),  # 50,000 times
        ("38000", "1900100000", False),
        ("38000", "38000", False),
        ("0.00", "38000", False),  # there was nothing
        ("-38000", "-3.80", True),
    ],
)
def test_amounts_of_another_unit(before, now, asked):
    found = doubts(table(3, now), earlier=public(3, before))
    assert [column for column, _ in found] == (["annual_rent"] if asked else [])


def test_a_few_amounts_tell_no_unit():
    assert doubts(table(2, "3.80"), earlier=public(2)) == []


def test_where_the_unit_was_read_is_said():
    ((_, message),) = doubts(table(3, "3.80", unit_source="第 1 行「单位:元」"), earlier=public(3))
    assert "（第 1 行「单位:元」，按元读）" in message


@pytest.mark.parametrize(
    ("closing", "opening", "asked"),
    [
        ("1200.00", "1000", True),
        ("1200.00", "1200.00", False),
        ("1200.00", "1200.01", False),  # a cent is rounding
        ("1200.00", "1200.02", True),
        ("1200.00", None, False),  # nothing is said
        (None, "1000", False),
    ],
)
def test_a_balance_that_does_not_go_on(closing, opening, asked):
    read = table(opening=opening and Decimal(opening))
    earlier = public(closing=closing and Decimal(closing), period="2026年8月")
    found = doubts(read, earlier=earlier, ledger="cashbook", period="2026-09")
    assert [column for column, _ in found] == (["balance"] if asked else [])
    assert doubts(read, corrected=earlier, ledger="cashbook", period="2026-09") == []


def test_the_first_table_of_a_village_has_nothing_before_it():
    assert doubts(table(3, opening=Decimal(5))) == []
