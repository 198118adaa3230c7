"""The embedded default for a process of its own, on a database and files in SEPARATE_FOLDER."""

import os
from pathlib import Path

from config.settings.embedded import *  # noqa: F403

FOLDER = Path(os.environ["SEPARATE_FOLDER"])
DATABASES["default"]["NAME"] = FOLDER / "db.sqlite3"  # noqa: F405
STORAGES["private"]["OPTIONS"]["within"]["OPTIONS"]["location"] = FOLDER / "private"  # noqa: F405
WAGTAILADMIN_BASE_URL = "http://testserver"
