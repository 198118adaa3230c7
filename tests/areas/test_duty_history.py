"""Duties give rights: nobody gives himself one, and who had which when is never lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from areas.csv_rows import read_csv
from areas.duty_rows import COLUMNS
from areas.enums import Role
from areas.factories import DutyFactory
from areas.models import Duty
from areas.services import load_duties

TODAY, DAY = timezone.localdate(), timedelta(days=1)


@pytest.fixture
def make_admin(django_user_model):
    return lambda name: django_user_model.objects.create_superuser(name)


@pytest.fixture
def root(make_admin):
    return make_admin("root")


@pytest.fixture
def admin(root):
    client = Client()
    client.force_login(root)
    return client


@pytest.fixture
def town(xingguang):
    return xingguang.get_parent()


def inspection(area, **changes):
    """What the form of a town's inspection sends, as of today and for good."""
    return {
        "area": area.pk,
        "role": Role.TOWN_INSPECTION.value,
        "person_name": "顾建平",
        "user": "",
        "starts_on": TODAY.isoformat(),
        "ends_on": "",
        "phone": "",
    } | changes


def edit(client, duty, **changes):
    """Send the form as it stands, with changes; the duty as it is afterwards."""
    stands = inspection(
        duty.area,
        role=duty.role,
        person_name=duty.person_name,
        user=duty.user.username if duty.user else "",
        starts_on=duty.starts_on.isoformat(),
        ends_on=duty.ends_on.isoformat() if duty.ends_on else "",
    )
    response = client.post(reverse("duty:edit", args=[duty.pk]), stands | changes)
    duty.refresh_from_db()
    return response


def test_nobody_gives_himself_a_duty(admin, town, make_admin):
    refused = admin.post(reverse("duty:add"), inspection(town, user="root"))
    assert "请另一位管理员" in refused.content.decode()
    assert not Duty.objects.exists()

    make_admin("other")
    admin.post(reverse("duty:add"), inspection(town, user="other"))
    assert Duty.objects.filter(user__username="other").exists()


def test_nobody_prolongs_his_own_nor_takes_over_one_without_an_account(admin, town, root):
    own = DutyFactory(area=town, role=Role.TOWN_INSPECTION, user=root, ends_on=TODAY)
    assert "请另一位管理员" in edit(admin, own, ends_on="").content.decode()
    assert own.ends_on == TODAY

    free = DutyFactory(area=town, role=Role.TOWN_INSPECTION, user=None)
    assert "请另一位管理员" in edit(admin, free, user="root").content.decode()
    assert free.user is None


def test_what_began_can_be_ended_and_get_an_account_and_nothing_else(admin, town, make_admin):
    make_admin("gu")
    duty = DutyFactory(area=town, role=Role.TOWN_INSPECTION, person_name="顾建平")
    edit(admin, duty, user="gu", ends_on=TODAY.isoformat(), phone="0573-85000000")
    assert (duty.user.username, duty.ends_on, duty.phone) == ("gu", TODAY, "0573-85000000")

    make_admin("lu")
    edit(admin, duty, user="lu", person_name="陆某", starts_on=(TODAY + DAY).isoformat())
    assert (duty.user.username, duty.person_name, duty.has_begun) == ("gu", "顾建平", True)


def test_what_is_over_is_not_taken_up_again(admin, town):
    duty = DutyFactory(area=town, role=Role.TOWN_INSPECTION, ends_on=TODAY - DAY)
    edit(admin, duty, ends_on="")
    assert duty.ends_on == TODAY - DAY


def test_what_has_not_begun_is_changed_and_deleted(admin, town):
    duty = DutyFactory(area=town, role=Role.TOWN_INSPECTION, starts_on=TODAY + DAY)
    edit(admin, duty, person_name="陆明")
    assert duty.person_name == "陆明"
    admin.post(reverse("duty:delete", args=[duty.pk]))
    assert not Duty.objects.exists()


def test_what_began_is_not_deleted_and_the_screen_says_what_to_do(admin, town):
    duty = DutyFactory(area=town, role=Role.TOWN_INSPECTION, starts_on=TODAY)
    said = admin.post(reverse("duty:delete", args=[duty.pk]), follow=True).content.decode()
    assert "结束日期填今天" in said
    assert Duty.objects.filter(pk=duty.pk).exists()


@pytest.mark.parametrize(
    "address", ["/admin/users/delete/{}/", "/admin/bulk/auth/user/delete/?id={}"]
)
def test_the_account_of_who_served_stays(admin, town, make_admin, address):
    served, never = make_admin("served"), make_admin("never")
    DutyFactory(area=town, role=Role.TOWN_INSPECTION, user=served, ends_on=TODAY - DAY)
    said = admin.post(address.format(served.pk), follow=True)
    assert "账号要留底，没有删除" in said.text
    assert Duty.objects.get().user == served
    admin.post(address.format(never.pk))
    assert not type(never).objects.filter(pk=never.pk).exists()


def test_the_history_of_a_duty_tells_that_a_file_brought_and_changed_it(admin, xingguang):
    def load(ends_on):
        line = f"{xingguang.code},accountant,沈月,2026-01-01,{ends_on}"
        header = "area_code,role,person_name,starts_on,ends_on"
        load_duties(read_csv(f"{header}\n{line}".encode(), COLUMNS))

    def history():
        duty = Duty.objects.get(person_name="沈月")
        return admin.get(reverse("duty:history", args=[duty.pk])).content.decode()

    load("")
    assert "从文件载入了这项任职" in history()
    assert "按文件改了这项任职" not in history()
    load("2026-12-31")
    assert history().count("按文件改了这项任职") == 1
    load("2026-12-31")
    assert history().count("按文件改了这项任职") == 1
