"""The first page of the admin tells who keeps the calendar that a year's holidays are missing."""

import pytest
from django.utils import timezone

from areas.enums import Role
from areas.models import SpecialDay
from areas.working_days import LOOK_AHEAD
from feedback.models import DeadlineRule

pytestmark = pytest.mark.django_db

TOLD = "年的节假日还没有填"


@pytest.fixture
def told(client, place, make_official, settings):
    """Whether the first page tells whoever has this role."""
    county = place.town.get_parent()
    settings.SERVED_AREA = county.code
    SpecialDay.objects.all().delete()
    DeadlineRule.objects.update(in_working_days=True)

    def ask(role=Role.COUNTY_INSPECTION):
        client.force_login(make_official(role, county))
        return TOLD in client.get("/admin/").content.decode()

    return ask


def test_that_the_holidays_are_missing_is_told(told):
    assert told()


def test_once_one_is_written_down_nothing_is_told(told):
    SpecialDay.objects.create(day=timezone.localdate() + LOOK_AHEAD, name="放假")
    assert not told()


def test_where_all_days_count_alike_nothing_is_told(told):
    DeadlineRule.objects.update(in_working_days=False)
    assert not told()


def test_who_cannot_write_it_down_is_not_bothered(told):
    assert not told(Role.LIAISON_HEAD)
