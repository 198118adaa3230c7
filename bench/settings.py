"""As the embedded default, on a database and folders that are thrown away."""

import os
from pathlib import Path

from config.environment import env
from config.settings.embedded import *  # noqa: F403

FOLDER = Path(os.environ["BENCH_FOLDER"])
DATABASES["default"]["NAME"] = FOLDER / "bench.sqlite3"  # noqa: F405
if env.str("TEST_DATABASE_URL", ""):  # a bench that needs PostgreSQL
    url = env.dj_db_url("TEST_DATABASE_URL")
    DATABASES["default"] = url | {"NAME": "postgres"}  # noqa: F405 - which is empty
PRIVATE_ROOT = FOLDER / "private"
STORAGES["private"] = {  # noqa: F405
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
}
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
SERVED_AREA = "3304"  # the whole city: 1,202 villages
ALLOWED_HOSTS = ["*"]
BACKEND = "django_tasks.backends.immediate.ImmediateBackend"
if env.str("TEST_DATABASE_URL", ""):
    BACKEND = "django_tasks_db.DatabaseBackend"
TASKS = {"default": {"BACKEND": BACKEND}}
SEARCH_SHIPS_IN_BACKGROUND = False
WAGTAILADMIN_BASE_URL = "http://testserver"
