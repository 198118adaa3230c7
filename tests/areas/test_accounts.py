"""An account is opened from a duty; its holder alone sets the password."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from areas.accounts import open_account, proposed_username
from areas.enums import Role
from areas.factories import DutyFactory

PASSWORD = "泥鳅过东塘-2026"


@pytest.fixture
def admin(db, client):
    client.force_login(User.objects.create_superuser("root"))
    return client


@pytest.fixture
def duty(db):
    return DutyFactory(person_name="陆雪英")


def account_of(duty):
    return reverse("duty:account", args=[duty.pk])


def link_in(response):
    [link] = re.findall(r'value="(http://[^"]+)"', response.content.decode())
    return link


def set_password(link):
    """What the holder does with the link; his browser, in which he can log in afterwards."""
    browser = Client()
    form = browser.get(link, follow=True)
    address, _ = form.redirect_chain[-1]
    browser.post(address, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    return browser


def test_the_holder_sets_a_password_and_is_in(admin, duty):
    offered = admin.get(account_of(duty)).content.decode()
    assert f"kj{duty.area.code}" in offered
    link = link_in(admin.post(account_of(duty), {"username": "luxueying"}))
    browser = set_password(link)
    assert browser.login(username="luxueying", password=PASSWORD)
    assert browser.get(reverse("wagtailadmin_home")).status_code == 200


def test_a_link_is_good_once(admin, duty):
    link = link_in(admin.post(account_of(duty), {"username": "luxueying"}))
    set_password(link)
    assert Client().get(link, follow=True).context["validlink"] is False


def test_a_new_link_for_who_forgot(admin, duty):
    admin.post(account_of(duty), {"username": "luxueying"})
    user = User.objects.get(username="luxueying")
    user.set_password("old-password-1")
    user.save()
    set_password(link_in(admin.post(account_of(duty))))
    assert not Client().login(username="luxueying", password="old-password-1")
    assert Client().login(username="luxueying", password=PASSWORD)


def test_a_name_that_is_taken_is_refused(admin, duty):
    response = admin.post(account_of(duty), {"username": "root"})
    assert response.context["form"].errors["username"]
    assert not User.objects.exclude(username="root").exists()


def test_the_next_of_one_place_gets_the_next_name(duty):
    User.objects.create_user(f"kj{duty.area.code}")
    assert proposed_username(duty) == f"kj{duty.area.code}-2"


def test_whose_duty_is_over_gets_no_account(admin):
    duty = DutyFactory(ends_on=timezone.localdate() - timedelta(days=1))
    assert "已经结束" in admin.post(account_of(duty), {"username": "nobody"}).content.decode()
    assert not User.objects.filter(username="nobody").exists()


@pytest.mark.parametrize("role", list(Role))
def test_whoever_serves_an_area_may_have_an_account(db, role):
    duty = DutyFactory(role=role)
    assert open_account(duty, proposed_username(duty)).duties.get() == duty


def test_a_clerk_opens_no_accounts(client, duty):
    clerk = User.objects.create_user("clerk")
    DutyFactory(user=clerk)
    client.force_login(clerk)
    client.post(account_of(duty), {"username": "friend"})
    assert not User.objects.filter(username="friend").exists()


def test_the_duty_leads_to_its_account(admin, duty):
    edit = reverse("duty:edit", args=[duty.pk])
    assert account_of(duty) in admin.get(edit).content.decode()
