"""Who gets into the admin, and until when."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from areas.enums import Role
from areas.factories import DutyFactory
from areas.models import Duty
from areas.rights import ADMIN_ROLES

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-password"


@pytest.fixture
def person():
    return User.objects.create_user("kuaiji", password=PASSWORD)


def get_in(username="kuaiji"):
    """A client that tried to log in, and whether it is now in."""
    client = Client()
    client.post(reverse("wagtailadmin_login"), {"username": username, "password": PASSWORD})
    return client, is_in(client)


def is_in(client):
    return client.get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.parametrize("role", Role)
def test_the_admin_is_open_to_those_whose_work_is_there(person, role):
    DutyFactory(user=person, role=role)
    assert get_in()[1] == (role in ADMIN_ROLES)


@pytest.mark.parametrize(
    ("starts", "ends", "let_in"),
    [(0, None, True), (-1, 0, True), (1, None, False), (-9, -1, False)],
)
def test_from_the_first_day_to_the_last(person, starts, ends, let_in):
    today = timezone.localdate()
    DutyFactory(
        user=person,
        starts_on=today + timedelta(days=starts),
        ends_on=None if ends is None else today + timedelta(days=ends),
    )
    assert get_in()[1] == let_in


def test_an_open_session_ends_with_the_last_duty(person):
    first = DutyFactory(user=person, starts_on=timezone.localdate() - timedelta(days=9))
    last = DutyFactory(user=person, role=Role.SUPERVISION_COMMITTEE)
    client, _ = get_in()
    yesterday = timezone.localdate() - timedelta(days=1)
    Duty.objects.filter(pk=first.pk).update(ends_on=yesterday)
    assert is_in(client)
    Duty.objects.filter(pk=last.pk).update(ends_on=yesterday)
    assert not is_in(client)


def test_nobody_is_told_more_than_that_the_login_failed(person):
    page = Client().post(
        reverse("wagtailadmin_login"), {"username": "kuaiji", "password": PASSWORD}
    )
    nobody = Client().post(
        reverse("wagtailadmin_login"), {"username": "nobody", "password": PASSWORD}
    )
    errors = [shown.context["form"].non_field_errors() for shown in (page, nobody)]
    assert errors[0] == errors[1]
    assert "没有登记任职" in str(errors[0])


def test_groups_and_rights_given_by_hand_give_nothing(person):
    group = Group.objects.create(name="能进后台")
    everything = Permission.objects.all()
    group.permissions.set(everything)
    person.groups.add(group)
    person.user_permissions.set(everything)
    assert not get_in()[1]
    DutyFactory(user=person)
    assert User.objects.get(pk=person.pk).get_all_permissions() == {"wagtailadmin.access_admin"}


def test_a_superuser_needs_no_duty(person):
    person.is_superuser = True
    person.save()
    assert get_in()[1]


def test_a_closed_account_stays_closed(person):
    DutyFactory(user=person)
    person.is_active = False
    person.save()
    assert not get_in()[1]
