"""Nobody stays logged in at a computer that others use after him."""

import time

import pytest
from django.contrib.auth.models import User

from areas.enums import Role
from areas.factories import DutyFactory
from home.staff_sessions import SINCE

HOUR = 3600


@pytest.fixture
def staff(client, home):
    client.force_login(User.objects.create_superuser("lu", password="x" * 20))
    return client


def log_in_earlier(client, hours):
    session = client.session
    session[SINCE] = int(time.time() - hours * HOUR)
    session.save()


def test_a_working_day_is_long_enough(staff):
    log_in_earlier(staff, 7.9)
    assert staff.get("/admin/").status_code == 200


def test_after_eight_hours_one_logs_in_again_whatever_one_did_since(staff):
    log_in_earlier(staff, 7.9)
    staff.get("/admin/")
    log_in_earlier(staff, 8.1)

    asked = staff.get("/admin/pages/", follow=True)

    assert asked.redirect_chain == [("/admin/login/?next=/admin/pages/", 302)]
    assert "登录满 8 小时" in asked.content.decode()
    assert staff.get("/admin/").status_code == 302


def test_the_desk_ends_it_too_and_says_so(client, home):
    inspector = User.objects.create_user("gu")
    DutyFactory(user=inspector, role=Role.TOWN_INSPECTION)
    client.force_login(inspector)
    log_in_earlier(client, 7.9)
    assert client.get("/desk/").status_code == 200
    log_in_earlier(client, 8.1)

    asked = client.get("/desk/", follow=True)

    assert asked.redirect_chain == [("/desk/login/", 302)]
    assert "登录满 8 小时" in asked.content.decode()
    assert client.get("/desk/").status_code == 302


def test_the_browser_forgets_when_it_is_closed_whatever_the_form_says(client, home):
    User.objects.create_superuser("lu", password="correct-horse")
    form = client.get("/admin/login/").content.decode()
    assert 'name="remember"' not in form

    said = {"username": "lu", "password": "correct-horse", "remember": "on"}
    cookie = client.post("/admin/login/", said).cookies["sessionid"]

    assert not cookie["max-age"]
    assert not cookie["expires"]
    assert client.get("/admin/").status_code == 200
