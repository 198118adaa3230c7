"""What production settings promise, tried in processes of their own."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "only-a-test-" + "0" * 50,
    "ROW_KEY_SECRET": "test",
    "RECEIPT_SECRET": "test",
    "CONTACT_KEYS": "ZW1iZWRkZWQtb25seS1jb250YWN0LWtleS0wMDAwMDA=",
    "FILE_KEYS": "ZW1iZWRkZWQtb25seS1maWxlLWtleS0wMDAwMDAwMDA=",
    "ALLOWED_HOSTS": "example.org",
    "BASE_URL": "https://example.org",
    "DATABASE_URL": "sqlite://:memory:",
    "REDIS_URL": "redis://127.0.0.1:1/0",  # where nobody listens
    "EMAIL_URL": "smtp://localhost?_default_from_email=site@example.org",
}

HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def run(*command, **environment):
    """manage.py under production settings; what is given as empty, no `.env` fills in."""
    return subprocess.run(
        [sys.executable, settings.ROOT / "manage.py", *command],
        env={"PATH": os.environ["PATH"]} | ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_pages_outlive_redis():
    asked = run("shell", "-v0", "-c", "from django.core.cache import cache; print(cache.get('a'))")

    assert asked.returncode == 0, asked.stderr
    assert "None" in asked.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "ROW_KEY_SECRET", "RECEIPT_SECRET", "REDIS_URL"])
def test_refuses_to_start_without_a_secret_and_names_it(name):
    refused = run("check", **{name: ""})

    assert refused.returncode != 0
    assert name in refused.stderr


def test_the_image_can_collect_static_files_without_the_real_secrets():
    build = (settings.ROOT / "Dockerfile").read_text().split("RUN SECRET_KEY")[1].split("python")[0]
    made_up = dict(re.findall(r"([A-Z_]+)=(\S+)", f"SECRET_KEY{build}"))
    only_these = dict.fromkeys(ENVIRONMENT.keys() - made_up.keys(), "")
    only_these["DJANGO_SETTINGS_MODULE"] = ENVIRONMENT["DJANGO_SETTINGS_MODULE"]

    built = run("check", "--tag", "staticfiles", **only_these | made_up)

    assert built.returncode == 0, built.stderr


def test_the_demo_and_its_logins_do_not_exist():
    refused = run("demo_logins")

    assert refused.returncode != 0
    assert "Unknown command" in refused.stderr


def test_style_sheets_name_only_files_that_exist(tmp_path, settings):
    """collectstatic, as production does it, fails where one is missing."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": HASHED}}

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()
