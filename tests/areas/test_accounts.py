"""An account is opened from a duty; its holder alone sets the password."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from areas.accounts import accounts_of, open_account, proposed_username
from areas.enums import Role
from areas.factories import AreaFactory, DutyFactory, make_village

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


@pytest.mark.parametrize("weak", ["Ab1!xyz", "1234567890", "password12", "luxueying1"])
def test_what_is_wrong_with_a_password_is_said_in_chinese(admin, duty, weak):
    link = link_in(admin.post(account_of(duty), {"username": "luxueying"}))
    browser = Client()
    address, _ = browser.get(link, follow=True).redirect_chain[-1]
    response = browser.post(address, {"new_password1": weak, "new_password2": weak})
    why = " ".join(response.context["form"].errors["new_password2"])
    assert why
    assert not re.search("[A-Za-z]", why)


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


def test_whose_account_gets_a_new_link_is_told_by_mail(admin, duty, mailoutbox):
    admin.post(account_of(duty), {"username": "luxueying"})
    assert mailoutbox == []  # nobody holds it yet
    User.objects.filter(username="luxueying").update(email="lu@example.org")
    link = link_in(admin.post(account_of(duty)))
    (mail,) = mailoutbox
    assert mail.to == ["lu@example.org"]
    assert "不是您要的，请马上告诉县纪检" in mail.body
    assert link not in mail.body


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


@pytest.fixture
def before(duty):
    """Her other duty, with an account: in the town, since this year."""
    user = User.objects.create_user("xueying")
    town = duty.area.get_parent()
    return DutyFactory(user=user, role=Role.TOWN_INSPECTION, area=town, person_name="陆雪英")


def test_who_has_an_account_is_offered_it_first_and_takes_it(admin, duty, before):
    page = admin.get(account_of(duty)).content.decode()
    assert page.index("就是他，用这个账号") < page.index("另开账号")
    answer = admin.post(account_of(duty), {"same": "xueying"}, follow=True).content.decode()
    duty.refresh_from_db()
    assert duty.user == before.user
    assert "就用账号 xueying" in answer


def test_another_account_is_opened_only_with_a_reason_that_is_kept(admin, duty, before):
    other = {"username": "luxueying"}
    admin.post(account_of(duty), other | {"another_person": " "})
    assert not User.objects.filter(username="luxueying").exists()
    link_in(admin.post(account_of(duty), other | {"another_person": "电话问过，只是同名。"}))
    duty.refresh_from_db()
    assert (duty.user.username, duty.another_person) == ("luxueying", "电话问过，只是同名。")


@pytest.mark.parametrize("username", ["root", "somebody"])
def test_no_account_is_taken_of_who_is_nobody_alike(admin, duty, before, username):
    User.objects.create_user("somebody")
    admin.post(account_of(duty), {"same": username})
    duty.refresh_from_db()
    assert duty.user is None


def test_nobody_gives_himself_another_duty_by_saying_that_he_is_who_holds_it(client, duty, before):
    before.user.is_superuser = True
    before.user.save()
    client.force_login(before.user)
    assert "另一位管理员" in client.post(account_of(duty), {"same": "xueying"}).content.decode()
    duty.refresh_from_db()
    assert duty.user is None


@pytest.mark.parametrize(
    ("name", "phone", "where", "known"),
    [
        ("陆雪英", "", "village", True),
        ("陆 雪英", "", "beside", True),
        ("陆雪英", "", "county", True),
        ("陆雪英", "", "elsewhere", False),
        ("陆雪", "", "village", False),
        ("陆雪", "138-0000 0000", "elsewhere", True),
        ("陆雪", "+86 13800000000", "elsewhere", True),
        ("陆雪", "13800000001", "village", False),
    ],
)
def test_one_person_is_known_by_phone_or_by_name_nearby(duty, name, phone, where, known):
    town = duty.area.get_parent()
    places = {
        "village": duty.area,
        "beside": AreaFactory(parent=town),
        "county": town.get_parent(),
        "elsewhere": make_village(town=AreaFactory(parent=town.get_parent())),
    }
    duty.phone = "13800000000"
    duty.save()
    role = Role.COUNTY_INSPECTION if where == "county" else Role.LIAISON_HEAD
    user = User.objects.create_user("known")
    DutyFactory(user=user, person_name=name, phone=phone, area=places[where], role=role)
    assert accounts_of(duty.holder) == ([user] if known else [])


def test_a_second_account_typed_into_the_duty_needs_a_reason_too(admin, duty, before):
    User.objects.create_user("other")
    edit = reverse("duty:edit", args=[duty.pk])
    sent = {"user": "other", "starts_on": duty.starts_on.isoformat()}
    assert "xueying" in admin.post(edit, sent).content.decode()
    duty.refresh_from_db()
    assert duty.user is None
    admin.post(edit, sent | {"another_person": "只是同名。"})
    assert User.objects.get(username="other").duties.get() == duty
