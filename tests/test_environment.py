"""What `.env` says reaches every entry point, in real processes of an installation of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_settings import PRODUCTION

ROOT = Path(__file__).parents[1]
SHOW = """
import config.{entry}
from django.conf import settings
print(settings.SETTINGS_MODULE, settings.ALLOWED_HOSTS)
"""
COMMAND = [
    *("manage.py", "shell", "--no-imports", "-c"),
    "from django.conf import settings; print(settings.SETTINGS_MODULE, settings.ALLOWED_HOSTS)",
]
ENTRIES = {
    "manage.py": COMMAND,
    "WSGI": ["-c", SHOW.format(entry="wsgi")],
    "ASGI": ["-c", SHOW.format(entry="asgi")],
}
entries = pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)


@pytest.fixture
def start(tmp_path):
    """Runs Python in a copy of the configuration, beside which `.env` says `told`."""
    shutil.copy(ROOT / "manage.py", tmp_path)
    shutil.copytree(ROOT / "site", tmp_path / "site")

    def start(command, *, told, **environment):
        lines = [f"{name}={value}" for name, value in told.items()]
        (tmp_path / ".env").write_text("\n".join(lines))
        return subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{tmp_path / 'site'}:{ROOT}"}
            | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return start


@entries
def test_the_settings_and_values_of_the_file_are_used(start, entry):
    told = PRODUCTION | {"DJANGO_SETTINGS_MODULE": "config.settings.production"}

    assert start(entry, told=told).stdout == "config.settings.production ['example.org']\n"


@entries
def test_the_environment_comes_before_the_file(start, entry):
    told = PRODUCTION | {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    given = {"DJANGO_SETTINGS_MODULE": "config.settings.production", "ALLOWED_HOSTS": "a, b"}

    assert start(entry, told=told, **given).stdout == "config.settings.production ['a', 'b']\n"


def test_without_a_word_the_command_line_is_embedded_and_the_server_production(start):
    assert start(COMMAND, told={}).stdout.startswith("config.settings.dev ")
    assert start(ENTRIES["WSGI"], told=PRODUCTION).stdout.startswith("config.settings.production ")


def test_no_file_leads_tests_to_the_database_of_the_site(start):
    asked = "from django.conf import settings; print(settings.DATABASES['default']['ENGINE'])"
    told = {"DATABASE_URL": "postgres://village:PASSWORD@database:5432/village"}
    given = {"DJANGO_SETTINGS_MODULE": "config.settings.test"}

    shown = start([*COMMAND[:-1], asked], told=told, **given)

    assert shown.stdout == "django.db.backends.sqlite3\n"
