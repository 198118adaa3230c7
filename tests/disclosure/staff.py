"""People who work in the admin, by their duties in one village."""

from datetime import date

from django.contrib.auth.models import User
from django.test import Client

from areas.enums import Role
from areas.models import Area, Duty

ACCOUNTANT = (Role.ACCOUNTANT,)
COMMITTEE = (Role.SUPERVISION_COMMITTEE,)
BOTH = ACCOUNTANT + COMMITTEE


def make_staff(village: Area, username: str, roles: tuple[Role, ...]) -> User:
    """An account whose holder serves `village` as each of `roles`."""
    user = User.objects.create_user(username)
    for role in roles:
        Duty.objects.create(
            user=user, person_name=username, area=village, role=role, starts_on=date(2026, 1, 1)
        )
    return user


def log_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
