"""Days that cannot be are asked about: a year mistyped is a lease of 2062."""

from datetime import date

import pytest

from disclosure.importing.impossible_days import impossible_days
from disclosure.ledgers import get_ledger
from language.periods import parse_period
from tests.disclosure.importing.tables import PERIODS, lease, places, read_leases

TODAY = date(2026, 10, 8)


def asked(ledger, *rows):
    """The column and the words of each question about rows from sheet row 4 on."""
    period = parse_period(PERIODS[ledger])
    numbers = range(4, 4 + len(rows))
    found = impossible_days(get_ledger(ledger), numbers, rows, period, TODAY)
    return [(each.column, each.message) for each in found]


@pytest.mark.parametrize(
    ("ledger", "row", "column"),
    [
        ("leases", {"start": date(2062, 1, 1), "due": 3000}, "start"),
        ("leases", {"start": date(2062, 1, 1), "due": 0}, None),
        ("leases", {"start": date(2026, 9, 30), "due": 3000}, None),
        ("leases", {"start": date(1924, 1, 1)}, "start"),
        ("leases", {"end": date(2199, 1, 1)}, "end"),
        ("leases", {"end": date(2076, 1, 1)}, None),
        ("contracts", {"signed_on": date(2062, 1, 5)}, "signed_on"),
        ("contracts", {"signed_on": date(2026, 12, 5)}, "signed_on"),
        ("contracts", {"signed_on": date(2026, 10, 8)}, None),
        ("receivables", {"since": "2062"}, "since"),
        ("receivables", {"since": "2026-10-05"}, "since"),
        ("receivables", {"since": "2026-12"}, "since"),
        ("receivables", {"since": "2026"}, None),
        ("receivables", {"since": "1902"}, "since"),
        ("receivables", {"since": None}, None),
        ("assets", {"acquired": "2062"}, "acquired"),
        ("assets", {"acquired": "1949"}, None),
        ("projects", {"started_on": date(2026, 12, 1), "progress": 1}, "started_on"),
        ("projects", {"started_on": date(2026, 12, 1), "progress": 0}, None),
        ("projects", {"started_on": date(2026, 12, 1)}, None),
        ("projects", {"due_on": date(2027, 12, 1)}, None),
        ("decisions", {"held_on": date(2026, 12, 20)}, "held_on"),
        ("decisions", {"held_on": date(2062, 12, 20)}, None),  # asked about as outside the period
    ],
)
def test_days_that_cannot_be(ledger, row, column):
    assert [key for key, _ in asked(ledger, row)] == ([column] if column else [])


def test_one_question_names_all_rows():
    rows = [{"signed_on": date(2062, 1, day)} for day in (1, 2, 3)]
    ((_, said),) = asked("contracts", *rows)
    assert "签订日期 2062-01-01 在今天以后" in said
    assert "第 4、5、6 行" in said


def test_a_sheet_is_asked_about_them():
    result = read_leases(lease(租期起="2062.1.1", 租期止="2064.12.31"))
    assert (result.errors, places(result.warnings)) == ((), [(2, "start")])
    assert "本期却有应收" in result.warnings[0].message
