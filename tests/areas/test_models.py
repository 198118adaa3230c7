from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from areas.enums import Role
from areas.factories import AreaFactory, DutyFactory
from areas.models import Area, Duty


def test_full_name_tells_two_villages_apart(xingguang):
    assert xingguang.full_name == "新埭镇星光村"


def test_an_area_with_children_or_duties_stays(xingguang):
    grid = AreaFactory(parent=xingguang)
    with pytest.raises(ProtectedError):
        xingguang.delete()
    grid.delete()
    xingguang = Area.objects.get(pk=xingguang.pk)
    duty = DutyFactory(area=xingguang, starts_on=date(2999, 1, 1))
    with pytest.raises(ProtectedError):
        xingguang.delete()
    duty.delete()
    xingguang.delete()
    assert Area.find_problems() == ([], [], [], [], [])


def test_a_duty_needs_a_role_of_its_level(xingguang):
    duty = Duty(
        area=xingguang,
        role=Role.TOWN_INSPECTION,
        person_name="沈月",
        starts_on=date(2026, 1, 1),
    )
    with pytest.raises(ValidationError, match="只能在镇（街道）一级任职"):
        duty.full_clean()


@pytest.mark.parametrize(
    "name", ["买买提•艾力", "买买提・艾力", "买买提‧艾力", "买买提\u00a0·艾力"]
)
@pytest.mark.parametrize("phone", ["0086 13800138000", "86-13800138000", "+86138 0013 8000"])
def test_a_person_is_known_again_however_name_and_phone_are_typed(xingguang, name, phone):
    one = DutyFactory(area=xingguang, person_name="买买提·艾力", phone="13800138000")
    other = DutyFactory(area=xingguang, person_name=name, phone=phone, starts_on=date(2025, 5, 5))
    other.refresh_from_db()
    one.refresh_from_db()
    assert (other.bare_name, other.bare_phone) == (one.bare_name, one.bare_phone)


def test_the_database_refuses_an_end_before_the_start(xingguang):
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyFactory(area=xingguang, starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 1))
    DutyFactory(area=xingguang, starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 2))


@pytest.mark.parametrize("phone", ["13800000000", "+86 138-0000-0000", "0573-85000000"])
def test_phones(xingguang, phone):
    DutyFactory(area=xingguang, phone=phone).full_clean()


def test_a_duty_outlives_its_account(xingguang, django_user_model):
    user = django_user_model.objects.create_user("lu")
    duty = DutyFactory(area=xingguang, user=user)
    user.delete()
    duty.refresh_from_db()
    assert duty.user is None
