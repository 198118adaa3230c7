"""Which pages a duty opens in the admin, and to whom a page is open."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import policy_registry

from areas.enums import Role
from areas.factories import DutyFactory
from home.models import VillagePage


def serving(area, role=Role.ACCOUNTANT, **days):
    user = User.objects.create_user(f"{area.code}-{role}")
    DutyFactory(user=user, area=area, role=role, **days)
    return user


@pytest.fixture
def policy():
    return policy_registry.get_by_type(VillagePage)


@pytest.fixture
def neighbour(village):
    return VillagePage.objects.exclude(pk=village.pk).first()


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (Role.ACCOUNTANT, {"add", "change"}),
        (Role.SUPERVISION_COMMITTEE, {"change", "publish"}),
        (Role.LIAISON_HEAD, set()),
    ],
)
def test_a_duty_is_a_right_on_one_villages_pages(policy, village, neighbour, role, rights):
    user = serving(village.area, role)
    actions = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
    for page, expected in [(village, rights), (neighbour, set()), (village.get_parent(), set())]:
        allowed = {
            action
            for action in actions
            if policy.user_has_permission_for_instance(user, action, page)
        }
        assert allowed == expected
    assert village.permissions_for_user(user).can_add_subpage() == ("add" in rights)


def test_the_explorer_shows_ones_village_and_the_way_to_it(policy, village, town):
    user = serving(village.area)
    assert policy.explorable_root_instance(user) == Page.objects.get(pk=village.pk)
    titles = policy.explorable_instances(user).values_list("title", flat=True)
    assert set(titles) == {"新埭镇", "星光村"}


def test_of_two_villages_both_and_what_lies_between(policy, village, neighbour):
    user = serving(village.area)
    DutyFactory(user=user, area=neighbour.area)
    shown = set(policy.explorable_instances(user).values_list("pk", flat=True))
    assert {village.pk, neighbour.pk} < shown
    assert VillagePage.objects.filter(pk__in=shown).count() == 2


@pytest.mark.parametrize(("starts", "ends"), [(1, None), (-9, -1)])
def test_before_and_after_the_duty_nothing_is_open(policy, village, starts, ends):
    today = timezone.localdate()
    user = serving(
        village.area,
        starts_on=today + timedelta(days=starts),
        ends_on=None if ends is None else today + timedelta(days=ends),
    )
    assert not policy.user_has_any_permission(user, {"add", "change", "publish"})
    assert not policy.explorable_instances(user).exists()


def test_groups_open_no_page(policy, village):
    user = User.objects.create_user("group-member")
    group = Group.objects.create(name="村里的")
    user.groups.add(group)
    permission = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=village, permission=permission)
    assert not policy.user_has_permission_for_instance(user, "change", village)


def test_who_may_do_something_with_a_page(policy, village, neighbour):
    accountant = serving(village.area)
    committee = serving(village.area, Role.SUPERVISION_COMMITTEE)
    serving(neighbour.area, Role.SUPERVISION_COMMITTEE)
    admin = User.objects.create_superuser("admin")

    def holders(action, **superusers):
        return set(policy.users_with_permission_for_instance(action, village, **superusers))

    assert holders("publish") == {committee, admin}
    assert holders("change", include_superusers=False) == {accountant, committee}
    assert accountant not in policy.users_with_permission("publish")


def test_the_words_on_a_villages_page_are_the_administrators(village):
    admin = User.objects.create_superuser("admin")
    tester = village.permissions_for_user(serving(village.area, Role.SUPERVISION_COMMITTEE))
    assert not any((tester.can_edit(), tester.can_publish(), tester.can_set_view_restrictions()))
    assert village.permissions_for_user(admin).can_edit()
    assert not village.permissions_for_user(admin).can_set_view_restrictions()
