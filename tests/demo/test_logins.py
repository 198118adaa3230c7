"""The password in the README opens a demo, and nothing that comes out of one."""

from io import StringIO

import pytest
from django.conf import global_settings
from django.contrib.auth import authenticate
from django.core.management import call_command

from areas.enums import Level, Role
from areas.factories import AreaFactory, make_area
from config.settings import embedded
from demo.logins import LOGINS, PASSWORD, make_logins
from demo.management.commands import bring_up
from home.factories import HomePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_accounts(settings):
    """The accounts, made as `make run` makes them."""
    settings.PASSWORD_HASHERS = embedded.PASSWORD_HASHERS
    county = AreaFactory(parent=make_area(Level.CITY), name="平湖市")
    town = AreaFactory(parent=county, name="新埭镇")
    village = AreaFactory(parent=town, name="星光村村民委员会")
    grid = AreaFactory(parent=village, name="第一网格")
    micro_grid = AreaFactory(parent=grid, name="第一微网格")
    places = {area.short_name: area for area in (county, town, village, grid, micro_grid)}
    make_logins(places)


def let_in():
    return [
        one.username for one in LOGINS if authenticate(username=one.username, password=PASSWORD)
    ]


@pytest.mark.usefixtures("demo_accounts")
def test_everybody_gets_into_the_demo():
    assert let_in() == [login.username for login in LOGINS]


@pytest.mark.usefixtures("demo_accounts")
def test_a_real_site_lets_nobody_in_from_the_database_of_a_demo(settings):
    let_in()  # logging in renews what is stored of a password, if it is stored in an old way
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    assert let_in() == []


def test_every_role_has_a_login():
    assert {login.role for login in LOGINS if login.role} == set(Role)


@pytest.mark.usefixtures("demo_accounts")
def test_the_logins_are_printed_with_the_ways_in():
    told = StringIO()
    call_command("demo_logins", stdout=told)
    assert "/desk/" in told.getvalue()
    assert all(login.username in told.getvalue() for login in LOGINS)


@pytest.mark.usefixtures("demo_accounts")
def test_the_start_tells_where_to_go_and_nothing_else_on_standard_output(monkeypatch):
    monkeypatch.setattr(bring_up, "DUE", ())
    HomePageFactory()  # a site that has been seeded
    started, alone = StringIO(), StringIO()
    call_command("bring_up", stdout=started)
    call_command("demo_logins", stdout=alone)
    assert started.getvalue() == alone.getvalue()
