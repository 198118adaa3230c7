"""The project starts, Django finds nothing wrong with it, and production needs its secrets."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from config.settings import embedded

SITE = Path(__file__).parents[1] / "site"
PRODUCTION = {
    "SECRET_KEY": "s" * 60,
    "ROW_KEY_SECRET": "r" * 60,
    "RECEIPT_SECRET": "q" * 60,
    "CONTACT_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "FILE_KEYS": "OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2NTQzMjEwOTg=",
    "ALLOWED_HOSTS": "example.org",
    "BASE_URL": "https://example.org",
    "DATABASE_URL": "sqlite:///never-opened.sqlite3",
    "REDIS_URL": "redis://localhost:6379/0",
    "EMAIL_URL": "submission://site%40example.org:password@example.org",
}


def start_production(shown="DEBUG", **environment):
    """Imports the production settings, nothing else, and prints one of them."""
    return subprocess.run(
        [sys.executable, "-c", f"from config.settings import production as p; print(p.{shown})"],
        cwd=SITE,
        env={"PATH": os.environ["PATH"], **PRODUCTION, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_system_checks_pass():
    call_command("check", fail_level="WARNING")


def test_production_starts_with_its_secrets():
    assert start_production().stdout == "False\n"


@pytest.mark.parametrize("name", sorted(PRODUCTION))
def test_production_does_not_start_without(name):
    refused = start_production(**{name: ""})
    assert refused.returncode != 0
    assert f"Set {name} in the environment or in" in refused.stderr


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("consolemail://", "submission:// or smtp://"),
        ("smtp+tls://user:password@example.org", "submission:// or smtp://"),
        ("dummy://", "submission:// or smtp://"),
        ("smtp://example.org", "_default_from_email"),
    ],
)
def test_production_does_not_start_where_no_mail_would_arrive(url, words):
    refused = start_production(EMAIL_URL=url)
    assert refused.returncode != 0
    assert words in refused.stderr


def test_a_connection_that_the_database_has_closed_is_opened_anew():
    shown = start_production("DATABASES['default']['CONN_HEALTH_CHECKS']")
    assert shown.stdout == "True\n"


def test_mail_goes_out_encrypted_from_the_account_it_is_sent_by():
    shown = start_production("EMAIL_PORT, p.EMAIL_USE_TLS, p.DEFAULT_FROM_EMAIL, p.EMAIL_TIMEOUT")
    assert shown.stdout == "587 True site@example.org 10\n"


def test_the_demo_is_no_part_of_production():
    """Its logins have a password that everybody knows."""
    started = start_production("INSTALLED_APPS")
    assert "'feedback'" in started.stdout
    assert "'demo'" not in started.stdout


FAILING_VIEW = """
import django; django.setup()
from django.test import Client
from django.urls import path
import config.urls
def fail(request): raise ValueError("told on the console")
config.urls.urlpatterns.insert(0, path("fail/", fail))
client = Client(headers={"host": "localhost"}, raise_request_exception=False)
print(client.get("/fail/").status_code)
"""


def run_embedded(script, **environment):
    """What `script` prints under the settings of `make run`."""
    return subprocess.run(
        [sys.executable, "-c", script],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{SITE}:{SITE.parent}",
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_deleted_does_not_lie_on_in_the_file_of_the_embedded_site(tmp_path):
    """Some builds of SQLite leave it there."""
    file = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(file)) as link:
        link.execute("PRAGMA secure_delete=OFF")
        link.executescript(embedded.DATABASES["default"]["OPTIONS"]["init_command"])
        link.execute("CREATE TABLE said (words)")
        link.execute("INSERT INTO said VALUES (?)", ["gift" * 50])
        link.commit()
        link.execute("DELETE FROM said")
        link.commit()
    assert b"gift" not in file.read_bytes()


def test_errors_of_the_embedded_site_are_told_on_the_console():
    shown = run_embedded(FAILING_VIEW)
    assert shown.stdout == "500\n"
    assert "told on the console" in shown.stderr


ANSWERED_HOSTS = """
import django; django.setup()
from django.test import Client
for host in ("localhost:8000", "127.0.0.1", "[::1]:80", "192.168.1.20:8000", "evil.example"):
    print(Client().get("/display.css", headers={"host": host}).status_code, end=" ")
"""


@pytest.mark.parametrize(
    ("base_url", "statuses"),
    [("", "200 200 200 400 400 "), ("http://192.168.1.20:8000", "200 200 200 200 400 ")],
)
def test_the_embedded_site_answers_to_its_own_names_only(base_url, statuses):
    given = {"BASE_URL": base_url} if base_url else {}
    assert run_embedded(ANSWERED_HOSTS, **given).stdout == statuses


def test_nobody_else_on_the_machine_reads_the_embedded_database():
    assert settings.VAR.stat().st_mode & 0o777 == 0o700
