"""The site of a server that is killed: as in tests, on the database that the test has filled."""

import os

from config.settings.test import *  # noqa: F403

DATABASES["default"]["NAME"] = os.environ["KILLED_DATABASE"]  # noqa: F405
ELASTICSEARCH_URL = os.environ.get("KILLED_ELASTICSEARCH", "")
