"""Whom a review falls to: never to who made the notice."""

import pytest

from areas.enums import Role
from areas.factories import DutyFactory
from disclosure.reviewers import Reviewers, WhyTown, in_office, reviewers
from tests.disclosure.staff import ACCOUNTANT, BOTH, COMMITTEE, make_staff

VILLAGE, TOWN = Role.SUPERVISION_COMMITTEE, Role.TOWN_INSPECTION
ANNE, BERT, CLAIRE, DAVE = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("asked", "committee", "town", "makers", "expected"),
    [
        (VILLAGE, {BERT}, {DAVE}, {ANNE}, (VILLAGE, {BERT}, None)),
        (VILLAGE, {BERT, CLAIRE}, {DAVE}, {ANNE}, (VILLAGE, {BERT, CLAIRE}, None)),
        # Who handed it in is of the committee: the others review.
        (VILLAGE, {BERT, CLAIRE}, {DAVE}, {BERT}, (VILLAGE, {CLAIRE}, None)),
        (VILLAGE, {BERT}, {DAVE}, {BERT}, (TOWN, {DAVE}, WhyTown.INVOLVED)),
        (VILLAGE, {BERT, CLAIRE}, {DAVE}, {BERT, CLAIRE}, (TOWN, {DAVE}, WhyTown.INVOLVED)),
        (VILLAGE, set(), {DAVE}, {ANNE}, (TOWN, {DAVE}, WhyTown.NOBODY)),
        # A command handed it in: that is nobody's account.
        (VILLAGE, {BERT}, {DAVE}, {None}, (VILLAGE, {BERT}, None)),
        # The town made it as well, or has nobody: then nobody can say yes.
        (VILLAGE, set(), {DAVE}, {DAVE}, (TOWN, set(), WhyTown.NOBODY)),
        (VILLAGE, {BERT}, set(), {BERT}, (TOWN, set(), WhyTown.INVOLVED)),
        # The town is behind the committee: it is its own turn, and needs no reason.
        (TOWN, {BERT}, {DAVE}, {ANNE, BERT}, (TOWN, {DAVE}, None)),
        # Who said yes for the village does not say it again for the town.
        (TOWN, {BERT}, {BERT, DAVE}, {ANNE, BERT}, (TOWN, {DAVE}, None)),
    ],
)
def test_a_review_falls_to(asked, committee, town, makers, expected):
    role, users, why = expected
    found = reviewers(asked, {VILLAGE: committee, TOWN: town}, makers)
    assert found == Reviewers(role, frozenset(users), why)


def test_in_office_are_those_with_a_duty_today_and_an_account_that_is_open(
    village, make_village, town
):
    other = make_village("泖河村")
    make_staff(village, "会计", ACCOUNTANT)
    sitting, both = make_staff(village, "沈委员", COMMITTEE), make_staff(village, "身兼两职", BOTH)
    closed = make_staff(village, "停用", COMMITTEE)
    closed.is_active = False
    closed.save()
    DutyFactory(area=village, role=VILLAGE, user=None)
    DutyFactory(area=village, role=VILLAGE, user=closed, ends_on="2026-01-02")
    elsewhere = make_staff(other, "别村", COMMITTEE)
    inspector = make_staff(town, "镇纪检", (TOWN,))
    offices = in_office([village, other])
    assert offices[village.pk] == {VILLAGE: {sitting.pk, both.pk}, TOWN: {inspector.pk}}
    assert offices[other.pk] == {VILLAGE: {elsewhere.pk}, TOWN: {inspector.pk}}
