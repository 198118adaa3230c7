"""People who work in the admin, with rights below one village's page."""

from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import GroupPagePermission

from areas.models import Area
from home.models import VillagePage

ACCOUNTANT = ("add", "change")
SUPERVISOR = ("add", "change", "publish")


def make_staff(village: Area, username: str, permissions: tuple[str, ...]) -> User:
    """A user of a group that has `permissions` below the village's page."""
    user = User.objects.create_user(username)
    group = Group.objects.create(name=username)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for name in permissions:
        GroupPagePermission.objects.create(
            group=group,
            page=VillagePage.objects.get(area=village),
            permission=Permission.objects.get(
                codename=f"{name}_page", content_type__app_label="wagtailcore"
            ),
        )
    user.groups.add(group)
    return user


def log_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
