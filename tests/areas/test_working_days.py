"""Which year's holidays nobody has written down yet."""

from datetime import date

import pytest

from areas.models import SpecialDay
from areas.working_days import unknown_year

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("today", "known", "unknown"),
    [
        (date(2026, 11, 10), [date(2026, 10, 1)], None),
        (date(2026, 11, 17), [date(2026, 10, 1)], 2027),
        (date(2026, 12, 31), [date(2026, 10, 1), date(2027, 1, 1)], None),
        (date(2027, 1, 5), [date(2026, 10, 1)], 2027),
        (date(2027, 6, 1), [], 2027),
    ],
)
def test_a_year_without_holidays_is_told_before_deadlines_reach_it(today, known, unknown):
    SpecialDay.objects.all().delete()
    SpecialDay.objects.bulk_create(SpecialDay(day=day, name="放假") for day in known)
    assert unknown_year(today) == unknown
