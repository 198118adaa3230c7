"""Where somebody lands who logs in: a micro-grid member may enter the desk, and not the admin."""

import pytest
from django.contrib.auth.models import User

from areas.accounts import login_link
from areas.enums import Role
from areas.factories import DutyFactory, administrator

SECRET = "a long new one 2026"


@pytest.fixture
def member(grids) -> User:
    user = User.objects.create_user("mei")
    DutyFactory(user=user, area=grids.micro, role=Role.MICRO_GRID_MEMBER)
    return user


def test_the_link_for_a_first_password_ends_at_the_desk(client, member):
    link = client.get(login_link(member)).url
    done = client.post(link, {"new_password1": SECRET, "new_password2": SECRET}, follow=True)
    assert 'href="/admin/login/"' in done.content.decode()
    assert "登录后台" not in done.content.decode()
    assert "登录以后，就到您办事的地方" in done.content.decode()
    said = {"username": member.get_username(), "password": SECRET}
    landed = client.post("/admin/login/", said, follow=True)
    assert landed.redirect_chain == [("/desk/", 302)]
    assert "我手里的" in landed.content.decode()


def test_who_has_the_desk_alone_is_led_there_from_the_admin(client, member):
    client.force_login(member)
    assert client.get("/admin/", follow=True).redirect_chain[-1] == ("/desk/", 302)


def test_who_may_enter_the_admin_goes_there(client, place, make_official):
    client.force_login(make_official(Role.ACCOUNTANT, place.village))
    assert client.get("/admin/login/").url == "/admin/"


@pytest.mark.parametrize("wanted", ["NaN", "0", "a:b", "home", "²", "\x01"])
def test_what_is_no_address_leads_to_the_admin(client, db, wanted):
    client.force_login(administrator())
    answer = client.get("/admin/login/", {"next": wanted})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
