"""Which rows are late on a day, and how many a notice tells of."""

from datetime import date

import pytest

from disclosure.ledgers import get_ledger
from disclosure.ledgers.key_figures import MOST_FIGURES, key_figures

DAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("name", "row", "late"),
    [
        ("projects", {"due_on": "2026-09-29", "state": "施工中"}, True),
        ("projects", {"due_on": "2026-09-30", "state": "施工中"}, False),
        ("projects", {"due_on": "2026-09-29", "state": "收尾中"}, True),
        ("projects", {"due_on": "2026-09-29", "state": "已验收"}, False),
        ("projects", {"due_on": "2026-09-29", "progress": "0.95"}, True),
        ("projects", {"due_on": "2026-09-29", "progress": "0"}, True),
        ("projects", {"due_on": "2026-09-29", "progress": "1"}, False),
        ("projects", {"due_on": "2026-09-29", "progress": "1", "state": "施工中"}, False),
        ("projects", {"due_on": "2026-09-29", "progress": None, "state": None}, False),
        ("projects", {"due_on": None, "state": "施工中"}, False),
        ("leases", {"end": "2026-09-29"}, True),
        ("leases", {"end": "2026-09-30"}, False),
        ("leases", {"end": None}, False),
    ],
)
def test_a_row_is_late_if_its_day_is_over_and_it_says_that_it_is_not(name, row, late):
    deadline = get_ledger(name).deadline
    assert deadline
    assert deadline.is_missed(row, DAY) is late


def figures_of(name, due, day, **summary):
    return key_figures(get_ledger(name), summary, {}, 3, facets={"open_until": due}, day=day)


def test_late_ones_are_counted_up_to_the_day():
    due = [["2026-08-31", 1], ["2026-09-29", 2], ["2026-09-30", 4]]
    last = figures_of("projects", due, DAY)[-1]
    assert (last.label, last.text, last.alert) == ("截至2026年9月30日，到期没完工", "3 个", True)
    assert figures_of("projects", due, date(2026, 9, 29))[-1].text == "1 个"
    assert not any(figure.alert for figure in figures_of("projects", due, date(2026, 8, 31)))


def test_at_most_five_figures_the_first_gives_way():
    told = figures_of("leases", [["2026-08-31", 1]], DAY, behind=1, owed="5", prepaid="3")
    assert len(told) == MOST_FIGURES
    assert told[0].label == "本季应收"
    assert told[-1].label == "截至2026年9月30日，租期已满"
