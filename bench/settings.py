"""As the embedded default, on a database and folders that are thrown away."""

import os
from pathlib import Path

from config.settings.embedded import *  # noqa: F403

FOLDER = Path(os.environ["BENCH_FOLDER"])
DATABASES["default"]["NAME"] = FOLDER / "bench.sqlite3"  # noqa: F405
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
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WAGTAILADMIN_BASE_URL = "http://testserver"
