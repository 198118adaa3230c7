"""Which published tickets are shown to who is about to say the same."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from feedback.enums import Kind
from feedback.rules.similar import MOST, RECENT, Candidate, similar

TODAY = date(2026, 11, 26)
LAMP = Candidate("a", "路灯坏了。", Kind.PROBLEM, 4, 7, TODAY, is_open=True)


def found(*candidates):
    return [each.token for each in similar(candidates, village=7, category=4, today=TODAY)]


@pytest.mark.parametrize(
    ("changes", "is_shown"),
    [
        ({}, True),
        ({"kind": Kind.QUESTION}, True),
        ({"kind": Kind.ACCUSATION}, False),
        ({"category": 5}, False),
        ({"village": 8}, False),
        ({"is_open": False}, False),
        ({"received": TODAY - RECENT}, True),
        ({"received": TODAY - RECENT - timedelta(days=1)}, False),
    ],
)
def test_what_is_similar(changes, is_shown):
    assert found(replace(LAMP, **changes)) == (["a"] if is_shown else [])


def test_what_most_people_met_comes_first_then_the_newest_and_no_more_than_a_few():
    old = replace(LAMP, token="old", received=TODAY - timedelta(days=9))
    met = replace(old, token="met", met=5)
    new = [replace(LAMP, token=f"new {number}") for number in range(MOST)]
    assert found(old, *new, met) == ["met", "new 0", "new 1"]
    assert found(old, new[0]) == ["new 0", "old"]
