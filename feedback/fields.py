"""A text field that nobody can read in the database."""

from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


class EncryptedTextField(models.TextField):
    """Text, encrypted with `settings.CONTACT_KEYS` (the first encrypts, all of them decrypt).

    Empty text stays empty. It cannot be searched or ordered by: the same text never looks the same.
    Reading raises `cryptography.fernet.InvalidToken` if none of the keys fits.
    """

    def get_prep_value(self, value: Any) -> str | None:
        text = super().get_prep_value(value)
        return _box().encrypt(text.encode()).decode() if text else text

    def from_db_value(self, value: str | None, *args: object) -> str | None:
        return _box().decrypt(value.encode()).decode() if value else value

    def get_lookup(self, lookup_name: str) -> type | None:
        """Only whether it is empty (exact ""): other comparisons would silently find nothing."""
        return super().get_lookup(lookup_name) if lookup_name in ("exact", "isnull") else None


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.CONTACT_KEYS])
