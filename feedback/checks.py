"""What Django must find before it starts, so that no resident finds it first."""

from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error


def contact_keys(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Contacts can be encrypted: each of `CONTACT_KEYS`, of which there is one, is a key."""
    if settings.CONTACT_KEYS and all(map(_is_key, settings.CONTACT_KEYS)):
        return []
    return [
        Error(
            "CONTACT_KEYS must hold Fernet keys and nothing else.",
            hint="Make one with cryptography.fernet.Fernet.generate_key().",
            id="feedback.E001",
        )
    ]


def _is_key(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True
