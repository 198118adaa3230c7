"""Aid is paid by the month: where a table says no more than the month, the notice says no more."""

import pytest

from disclosure.ledgers import get_ledger
from disclosure.presentation import exact
from disclosure.redaction import may_be_blanked
from tests.disclosure.importing.tables import AID_HEADER, places, read, sheet_of


def _paid(*days):
    rows = [[f"李小{day}", "临时救助", 1.0, "", 500.0, day, "现金", ""] for day in days]
    return read("aid", sheet_of(AID_HEADER, *rows))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2026年9月", "2026年9月"),
        ("2026-09", "2026年9月"),
        ("2026.9", "2026年9月"),
        ("2026-09-20", "2026年9月20日"),
        ("9月20日", "2026年9月20日"),
        ("9.20", "2026年9月20日"),
        ("9月", "2026年9月"),
        ("九月份", "2026年9月"),
        ("九月底", "2026年9月"),
        ("2026年9月下旬", "2026年9月"),
    ],
)
def test_aid_may_say_the_month_alone(written, shown):
    result = _paid(written)
    assert (result.errors, result.warnings) == ((), ())
    (row,) = result.rows
    assert exact(get_ledger("aid").column("paid_on"), str(row.values["paid_on"])) == shown


@pytest.mark.parametrize("written", ["2026年8月", "2026-08-31", "2026年"])
def test_another_month_is_to_be_confirmed(written):
    result = _paid(written)
    assert result.errors == ()
    assert places(result.warnings) == [(2, "paid_on")]


def test_a_month_without_its_year_is_told_how_to_be_written():
    (error,) = _paid("8月").errors
    assert "请写全，如 2026-09 或 2026-09-30" in error.message


def test_the_day_or_month_of_a_payment_is_nothing_personal():
    assert not may_be_blanked(get_ledger("aid").column("paid_on"))
