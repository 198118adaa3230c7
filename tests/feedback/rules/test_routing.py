"""Who gets a ticket, and why."""

from itertools import chain, combinations

import pytest

from areas.enums import Level
from feedback.enums import Kind
from feedback.rules.routing import (
    ACCUSED_LEVELS,
    CHAIN,
    NobodyAboveError,
    Verdict,
    hidden_up_to,
    may_see,
    route,
)

MICRO, GRID, VILLAGE, TOWN, COUNTY = (
    Level.MICRO_GRID,
    Level.GRID,
    Level.VILLAGE,
    Level.TOWN,
    Level.COUNTY,
)
ALL = frozenset(CHAIN)


def subsets(levels):
    return chain.from_iterable(combinations(levels, size) for size in range(len(levels) + 1))


@pytest.mark.parametrize(
    ("place", "first", "hidden", "staffed", "goes_to"),
    [
        (MICRO, MICRO, None, ALL, MICRO),
        (MICRO, MICRO, None, ALL - {MICRO}, GRID),
        (MICRO, MICRO, None, ALL - {MICRO, GRID}, VILLAGE),
        (MICRO, MICRO, None, {TOWN, COUNTY}, TOWN),
        (MICRO, MICRO, None, {COUNTY}, COUNTY),
        (MICRO, MICRO, None, set(), COUNTY),
        (GRID, MICRO, None, ALL, GRID),  # the code of a grid
        (VILLAGE, MICRO, None, ALL, VILLAGE),  # of a notice
        (MICRO, VILLAGE, None, ALL, VILLAGE),  # a category that begins at the liaison station
        (VILLAGE, MICRO, GRID, ALL, VILLAGE),
        (VILLAGE, MICRO, VILLAGE, ALL, TOWN),
        (VILLAGE, MICRO, TOWN, ALL, COUNTY),
        (VILLAGE, MICRO, VILLAGE, ALL - {TOWN}, COUNTY),
        (VILLAGE, MICRO, VILLAGE, {MICRO, GRID, VILLAGE}, COUNTY),
    ],
)
def test_the_first_who_can_take_it_gets_it(place, first, hidden, staffed, goes_to):
    assert route(place=place, first=first, hidden=hidden, staffed=staffed).level is goes_to


def test_every_step_of_the_way_has_its_reason():
    way = route(place=GRID, first=MICRO, hidden=None, staffed={VILLAGE, TOWN})
    assert [(stop.level, stop.verdict) for stop in way.stops] == [
        (MICRO, Verdict.NO_PLACE),
        (GRID, Verdict.NOBODY),
        (VILLAGE, Verdict.TAKEN),
        (TOWN, Verdict.NOT_NEEDED),
        (COUNTY, Verdict.NOT_NEEDED),
    ]
    accused = route(place=VILLAGE, first=MICRO, hidden=VILLAGE, staffed=ALL)
    assert [stop.verdict for stop in accused.stops[:4]] == [
        Verdict.BELOW_ACCUSED,
        Verdict.BELOW_ACCUSED,
        Verdict.ACCUSED,
        Verdict.TAKEN,
    ]
    begun_above = route(place=MICRO, first=VILLAGE, hidden=None, staffed=ALL)
    assert begun_above.stops[0].verdict is Verdict.STARTS_ABOVE
    assert route(place=MICRO, first=MICRO, hidden=None, staffed=()).stops[-1].verdict is (
        Verdict.NOBODY_ANYWHERE
    )


def test_no_dead_end_and_never_the_accused():
    for place in CHAIN:
        for first in CHAIN:
            for staffed in map(frozenset, subsets(CHAIN)):
                for hidden in (None, *ACCUSED_LEVELS[:-1]):
                    way = route(place=place, first=first, hidden=hidden, staffed=staffed)
                    assert may_see(way.level, hidden)
                    assert [stop.level for stop in way.stops if stop.level is way.level]


def test_nobody_here_stands_above_the_county():
    with pytest.raises(NobodyAboveError):
        route(place=VILLAGE, first=MICRO, hidden=COUNTY, staffed=ALL)


@pytest.mark.parametrize(
    ("kind", "about", "hidden"),
    [
        (Kind.PROBLEM, None, None),
        (Kind.QUESTION, VILLAGE, None),  # a level that was left chosen says nothing
        (Kind.ACCUSATION, GRID, GRID),
        (Kind.ACCUSATION, VILLAGE, VILLAGE),
        (Kind.ACCUSATION, COUNTY, COUNTY),
    ],
)
def test_what_accuses_is_hidden_up_to_the_accused(kind, about, hidden):
    assert hidden_up_to(kind, about) is hidden


@pytest.mark.parametrize("about", [None, Level.CITY, MICRO])
def test_an_accusation_says_whom_it_is_about(about):
    with pytest.raises(ValueError, match="accusation"):
        hidden_up_to(Kind.ACCUSATION, about)
