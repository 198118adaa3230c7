"""What dev and test share: SQLite, local folders, secrets that are known and so worthless."""

from typing import Any

from .base import *  # noqa: F403
from .base import STATIC_ROOT, VAR

VAR.mkdir(exist_ok=True)
VAR.chmod(0o700)  # the database and the workbooks are nobody else's on this machine
STATIC_ROOT.mkdir(exist_ok=True)  # nothing is collected here, but it is looked at

SECRET_KEY = "embedded-only-never-in-production-" + "0" * 32
ROW_KEY_SECRET = "embedded-row-keys"
RECEIPT_SECRET = "embedded-receipts"
CONTACT_KEYS = ["ZW1iZWRkZWQtb25seS1jb250YWN0LWtleS0wMDAwMDA="]
FILE_KEYS = ["ZW1iZWRkZWQtb25seS1maWxlLWtleS0wMDAwMDAwMDA="]

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "db.sqlite3",
        "OPTIONS": {
            # What was deleted, or encrypted since, is not to lie on in the file.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            " PRAGMA secure_delete=ON;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
}

ROOT_URLCONF = "config.embedded_urls"  # no nginx serves what was uploaded
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# The demo county and its logins exist only here: production does not even install the app, and
# finds no password in a database that was copied from here. The second reads what is older.
INSTALLED_APPS = ["demo", *INSTALLED_APPS]  # noqa: F405
PASSWORD_HASHERS = [
    "demo.hashers.DemoPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
