"""For pytest: as the embedded default, but quick and silent; on TEST_DATABASE_URL's server if set.

Never on that of DATABASE_URL: it may be the one where people's data are.
"""

from config.environment import env

from .embedded import *  # noqa: F403
from .embedded import DATABASES

if env.str("TEST_DATABASE_URL", ""):
    DATABASES["default"] = env.dj_db_url("TEST_DATABASE_URL")
else:
    # Beside Playwright's loop a test has a connection of its own to the database in memory: while
    # the server still reads a table for the last page, the test could not write to it.
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA read_uncommitted=ON;"

ELASTICSEARCH_URL = ""  # tests that want one ask for it: `elasticsearch_url` in tests/conftest.py
ALLOWED_HOSTS = ["*"]
WAGTAILADMIN_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}  # noqa: F405
STORAGES["private"]["OPTIONS"] = {"within": STORAGES["default"]}  # noqa: F405
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
SEARCH_SHIPS_IN_BACKGROUND = False
