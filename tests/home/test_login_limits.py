"""Guessing a password: after ten wrong ones, who guesses waits, and nobody else."""

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from home.forms import LOGIN_FAILED, TOO_MANY_WRONG
from home.login_limits import MOST_WRONG
from tests.test_production import run

LOGIN = "/admin/login/"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def log_in(home):
    """Tries a password of the account `kuaiji` from an address; gives the answer."""
    cache.clear()
    for name in ("kuaiji", "jianwei"):
        User.objects.create_superuser(name, password="right")

    def attempt(password, address=HERE, username="kuaiji"):
        sent = {"username": username, "password": password}
        return Client().post(LOGIN, sent, REMOTE_ADDR=address)

    return attempt


def test_ten_wrong_passwords_are_enough(log_in):
    for _ in range(MOST_WRONG):
        assert LOGIN_FAILED in log_in("wrong").content.decode()
    refused = log_in("right")
    assert refused.status_code == 200
    assert TOO_MANY_WRONG in refused.content.decode()


def test_who_guesses_locks_out_nobody_else(log_in):
    for _ in range(MOST_WRONG + 1):
        log_in("wrong")
    assert log_in("right", address=ELSEWHERE).status_code == 302
    assert log_in("right", username="jianwei").status_code == 302


def test_one_wrong_password_before_the_limit_does_no_harm(log_in):
    for _ in range(MOST_WRONG - 1):
        log_in("wrong")
    assert log_in("right").status_code == 302


COUNTED_WITHOUT_CACHE = """
from home.login_limits import Guesser
guesser = Guesser("kuaiji", "192.0.2.1")
guesser.note_wrong()
print(guesser.must_wait)
"""


def test_staff_can_log_in_while_the_cache_is_away():
    asked = run("shell", "-v0", "-c", COUNTED_WITHOUT_CACHE)
    assert asked.returncode == 0, asked.stderr
    assert "False" in asked.stdout
