"""A statement put together once answers each time by the values it is given then."""

from datetime import date

import pytest
from django.db.models import CharField, DateField

from feedback.asking import Given, Question
from feedback.enums import Urgency
from feedback.models import DeadlineRule

pytestmark = pytest.mark.django_db


@pytest.fixture
def days() -> Question:
    """How many days the rules of an urgency give that began by a day, the fewest first."""
    urgency, day = Given("urgency", CharField()), Given("day", DateField())
    begun = DeadlineRule.objects.filter(urgency=urgency, since__lte=day, days__lt=100)
    return Question(begun.order_by("days").values_list("days"))


def test_each_asking_is_answered_by_its_own_values(days):
    DeadlineRule.objects.create(urgency=Urgency.URGENT, days=2, since=date(2026, 1, 1))
    DeadlineRule.objects.create(urgency=Urgency.URGENT, days=100, since=date(2026, 1, 2))

    assert days.ask(urgency=Urgency.URGENT, day=date(2026, 3, 1)) == [(1,), (2,)]
    assert days.ask(urgency=Urgency.URGENT, day=date(2025, 3, 1)) == [(1,)]
    assert days.ask(urgency=Urgency.SIMPLE, day=date(2026, 3, 1)) == [(3,)]


def test_what_changed_since_it_was_put_together_is_seen(days):
    asked = {"urgency": Urgency.SIMPLE, "day": date(2026, 3, 1)}
    assert days.ask(**asked) == [(3,)]

    DeadlineRule.objects.filter(urgency=Urgency.SIMPLE).update(days=4)

    assert days.ask(**asked) == [(4,)]


def test_a_value_never_becomes_a_part_of_the_statement(days):
    assert days.ask(urgency="' OR 1=1 --", day=date(2026, 3, 1)) == []
