"""What `check --deploy` finds before anybody else does."""

import secrets

import pytest
from cryptography.fernet import Fernet
from django.core import checks

from config.settings import embedded

SECRETS = {"SECRET_KEY", "ROW_KEY_SECRET", "RECEIPT_SECRET"}


@pytest.fixture
def installation(settings):
    """Settings with nothing to find; each test spoils one."""
    for name in SECRETS:
        setattr(settings, name, secrets.token_urlsafe(50))
    settings.CONTACT_KEYS = [Fernet.generate_key().decode()]
    settings.FILE_KEYS = [Fernet.generate_key().decode()]
    settings.ALLOWED_HOSTS = ["cun.example.org"]
    settings.WAGTAILADMIN_BASE_URL = "https://cun.example.org"
    return settings


def found():
    messages = checks.run_checks(include_deployment_checks=True)
    return [message for message in messages if str(message.id).startswith("config.")]


@pytest.mark.usefixtures("installation")
def test_nothing_is_wrong_with_what_the_readme_says_to_do():
    assert found() == []


@pytest.mark.parametrize("name", sorted(SECRETS))
@pytest.mark.parametrize(
    "value",
    ["check", "s" * 60, "1234567890" * 3, "清廉村居2026", "abcdefghijklmnopqrst"],
    ids=["short", "one character", "digits", "words", "alphabet"],
)
def test_a_secret_that_can_be_guessed_is_named_but_not_told(installation, name, value):
    setattr(installation, name, value)
    (error,) = found()
    assert name in error.msg
    assert value not in f"{error.msg}{error.hint}"


@pytest.mark.parametrize("name", [*sorted(SECRETS), "CONTACT_KEYS", "FILE_KEYS"])
def test_secrets_of_the_demo_are_refused(installation, name):
    setattr(installation, name, getattr(embedded, name))
    (error,) = found()
    assert name in error.msg


def test_an_old_key_that_can_be_guessed_still_reads_what_is_there_and_so_is_refused(installation):
    installation.CONTACT_KEYS = [*installation.CONTACT_KEYS, *embedded.CONTACT_KEYS]
    assert [error.id for error in found()] == ["config.E004"]


@pytest.mark.parametrize("name", ["CONTACT_KEYS", "FILE_KEYS"])
@pytest.mark.parametrize("keys", [[], [""], ["old"], ["钥匙"]])
def test_nothing_can_be_encrypted_without_keys(installation, name, keys):
    setattr(installation, name, keys)
    (error,) = found()
    assert name in error.msg


def test_one_secret_for_two_purposes_is_refused(installation):
    installation.ROW_KEY_SECRET = installation.RECEIPT_SECRET
    assert [error.id for error in found()] == ["config.E003"]


@pytest.mark.parametrize(
    "address",
    [
        "http://cun.example.org",
        "https://cun.example.org/",
        "https://cun.example.org/site",
        "https://other.example.org",
        "cun.example.org",
        "https://",
    ],
)
def test_an_address_that_printed_codes_must_not_begin_with_is_refused(installation, address):
    installation.WAGTAILADMIN_BASE_URL = address
    assert [error.id for error in found()] == ["config.E005"]


def test_the_password_of_the_example_is_refused(installation, monkeypatch):
    monkeypatch.setitem(installation.DATABASES["default"], "PASSWORD", "PASSWORD")
    assert [error.id for error in found()] == ["config.E006"]
