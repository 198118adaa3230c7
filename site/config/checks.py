"""What `manage.py check --deploy` finds in the values that an installation was given.

Whoever knows a secret forges what it signs: a log-in, the key of a row, a receipt. So no secret may
be one that stands in a public repository, or one that somebody thought up.
"""

from base64 import urlsafe_b64decode
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import log2
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.http.request import validate_host

SECRETS = ("SECRET_KEY", "ROW_KEY_SECRET", "RECEIPT_SECRET")
KEYS = ("CONTACT_KEYS", "FILE_KEYS")
PUBLIC_MARK = "embedded"  # in every secret of `config.settings.embedded`
ENOUGH_BITS = 100
EXAMPLE_PASSWORD = "PASSWORD"  # in the DATABASE_URL of .env.example

NEW_SECRET = 'Make one: python -c "import secrets; print(secrets.token_urlsafe(50))"'
NEW_KEY = "Make one with cryptography.fernet.Fernet.generate_key(), and put it in front."


def check_keys(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Contacts and files can be encrypted: there are keys, and nothing but keys."""
    return [
        Error(f"{name} must hold Fernet keys and nothing else.", hint=NEW_KEY, id="config.E007")
        for name in KEYS
        if not (getattr(settings, name) and all(map(is_key, getattr(settings, name))))
    ]


def check_secrets(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Every secret is random, and each its own."""
    secrets = {name: getattr(settings, name) for name in SECRETS}
    return [*_weak(secrets), *_shared(secrets), *_typed_keys()]


def _weak(secrets: dict[str, str]) -> Iterator[CheckMessage]:
    for name, value in secrets.items():
        if PUBLIC_MARK in value:
            yield Error(
                f"{name} is a value that everybody knows.", hint=NEW_SECRET, id="config.E001"
            )
        elif bits(value) < ENOUGH_BITS:
            yield Error(f"{name} can be guessed.", hint=NEW_SECRET, id="config.E002")


def _shared(secrets: dict[str, str]) -> Iterator[CheckMessage]:
    for (one, value), (other, same) in combinations(secrets.items(), 2):
        if value == same:
            yield Error(f"{one} and {other} are the same.", hint=NEW_SECRET, id="config.E003")


def _typed_keys() -> Iterator[CheckMessage]:
    for name in KEYS:
        if any(map(is_typed, getattr(settings, name))):
            yield Error(f"{name} holds a key that can be guessed.", hint=NEW_KEY, id="config.E004")


def bits(secret: str) -> float:
    """At most so many bits are in `secret`, going by how often each of its characters occurs."""
    return sum(-count * log2(count / len(secret)) for count in Counter(secret).values())


def is_key(key: str) -> bool:
    """Whether `key` is a Fernet key: 32 bytes in base64."""
    try:
        Fernet(key)
    except ValueError:
        return False
    return True


def is_typed(key: str) -> bool:
    """Whether a Fernet key is text that somebody typed, not what a generator gave.

    Of 10^13 random keys of 32 bytes, one is printable. What is no key at all is another check's.
    """
    return is_key(key) and all(32 <= byte < 127 for byte in urlsafe_b64decode(key))


def check_address(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """BASE_URL is an origin that this site answers: printed codes begin with it for years."""
    address = settings.WAGTAILADMIN_BASE_URL
    parts = urlsplit(address)
    is_origin = parts.scheme == "https" and address == f"https://{parts.netloc}"
    if is_origin and validate_host(parts.hostname or "", settings.ALLOWED_HOSTS):
        return []
    return [
        Error(
            "BASE_URL is no address of this site.",
            hint="https:// and one of ALLOWED_HOSTS, nothing behind it, not even a slash.",
            id="config.E005",
        )
    ]


def check_database_password(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """DATABASE_URL is not as the example has it."""
    if settings.DATABASES["default"].get("PASSWORD") != EXAMPLE_PASSWORD:
        return []
    hint = "Write into DATABASE_URL what POSTGRES_PASSWORD says."
    return [Error("DATABASE_URL has the password of the example.", hint=hint, id="config.E006")]
