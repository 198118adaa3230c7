"""Guessing passwords and asking for links: who does it too often waits, and nobody else."""

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from home.forms import LOGIN_FAILED, TOO_MANY_WRONG
from home.login_limits import (
    RESETS_OF_ADDRESS,
    RESETS_TO,
    WRONG_OF_ACCOUNT,
    WRONG_OF_ADDRESS,
)
from tests.test_production import run

LOGIN, RESET = "/admin/login/", "/admin/password_reset/"
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
    for _ in range(WRONG_OF_ACCOUNT.most):
        assert LOGIN_FAILED in log_in("wrong").content.decode()
    refused = log_in("right")
    assert refused.status_code == 200
    assert TOO_MANY_WRONG in refused.content.decode()


def test_who_guesses_locks_out_nobody_else(log_in):
    for _ in range(WRONG_OF_ACCOUNT.most + 1):
        log_in("wrong")
    assert log_in("right", address=ELSEWHERE).status_code == 302
    assert log_in("right", username="jianwei").status_code == 302


def test_one_wrong_password_before_the_limit_does_no_harm(log_in):
    for _ in range(WRONG_OF_ACCOUNT.most - 1):
        log_in("wrong")
    assert log_in("right").status_code == 302


def test_one_password_tried_on_every_account_is_stopped_by_the_address(log_in):
    for number in range(WRONG_OF_ADDRESS.most):
        log_in("wrong", username=f"kuaiji-{number}")
    assert TOO_MANY_WRONG in log_in("right").content.decode()
    assert log_in("right", address=ELSEWHERE).status_code == 302


def ask_for_link(email, address=HERE):
    """The page that follows; it tells nobody whether a mail was sent."""
    sent = Client().post(RESET, {"email": email}, REMOTE_ADDR=address, follow=True)
    return sent.status_code, sent.redirect_chain


def test_nobody_s_mailbox_is_filled_with_links(log_in, mailoutbox):
    User.objects.filter(username="kuaiji").update(email="kuaiji@example.org")
    pages = [ask_for_link("Kuaiji@example.org", f"192.0.2.{n}") for n in range(RESETS_TO.most + 2)]
    assert len(mailoutbox) == RESETS_TO.most
    assert all(page == pages[0] for page in pages)


def test_who_asks_for_links_for_everybody_is_stopped(log_in, mailoutbox):
    User.objects.filter(username="kuaiji").update(email="kuaiji@example.org")
    for number in range(RESETS_OF_ADDRESS.most):
        ask_for_link(f"somebody-{number}@example.org")
    ask_for_link("kuaiji@example.org")
    assert mailoutbox == []
    ask_for_link("kuaiji@example.org", ELSEWHERE)
    assert len(mailoutbox) == 1


COUNTED_WITHOUT_CACHE = """
from home.login_limits import WRONG_OF_ADDRESS
WRONG_OF_ADDRESS.count("192.0.2.1")
print(WRONG_OF_ADDRESS.is_reached("192.0.2.1"))
"""


def test_staff_can_log_in_while_the_cache_is_away():
    asked = run("shell", "-v0", "-c", COUNTED_WITHOUT_CACHE)
    assert asked.returncode == 0, asked.stderr
    assert "False" in asked.stdout
