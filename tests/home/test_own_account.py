"""An account tells who did something, so its holder does not write the name in it."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from areas.enums import Role
from areas.factories import DutyFactory
from tests.picturing import picture, saved


@pytest.fixture
def holder(home):
    user = User.objects.create_user("kuaiji", first_name="陆雪英", password="correct-horse")
    DutyFactory(user=user, role=Role.ACCOUNTANT)
    return user


def test_who_has_an_account_sets_his_address_but_not_his_name(holder, client):
    client.force_login(holder)
    address = reverse("wagtailadmin_account")
    shown = client.get(address).content.decode()
    assert "first_name" not in shown
    assert "写错了请找系统管理员" in shown

    said = {
        "name_email-first_name": "沈志强",
        "name_email-last_name": "沈",
        "name_email-email": "lu@example.org",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    client.post(address, said)

    holder.refresh_from_db()
    assert (holder.first_name, holder.last_name) == ("陆雪英", "")
    assert holder.email == "lu@example.org"


def test_nobody_shows_a_picture_of_himself(holder, client):
    """It would be public at an address of its own, with the place where it was taken."""
    client.force_login(holder)
    address = reverse("wagtailadmin_account")
    assert "avatar-avatar" not in client.get(address).content.decode()
    photo = SimpleUploadedFile("a.jpg", saved(picture()), "image/jpeg")
    theme = {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    client.post(address, theme | {"name_email-email": "lu@example.org", "avatar-avatar": photo})
    holder.refresh_from_db()
    assert holder.email == "lu@example.org"
    assert not UserProfile.get_for_user(holder).avatar


def test_nobody_without_a_duty_opens_it(holder, client):
    address = reverse("wagtailadmin_account")
    assert client.get(address).status_code == 302
    client.force_login(User.objects.create_user("nobody"))
    assert client.get(address).status_code == 302
