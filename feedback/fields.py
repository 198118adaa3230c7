"""Text fields that nobody can read in the database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Cast

if TYPE_CHECKING:
    from feedback.models import Ticket

UNREADABLE = "无法解密（加密用的钥匙换过，旧钥匙没有留下，请找系统管理员）"

_SEAL = "encrypted:"
_LEAST_SEALED = 1024  # bytes
_RAW = models.TextField()


class LockedText(str):
    """What no key opens: it reads as `UNREADABLE`, and is `stored` again as it was."""

    stored: str

    def __new__(cls, stored: str) -> LockedText:
        text = super().__new__(cls, UNREADABLE)
        text.stored = stored
        return text


class EncryptedTextField(models.TextField):
    """Text, encrypted with `settings.CONTACT_KEYS` (the first encrypts, all of them decrypt).

    Empty text stays empty. It cannot be searched or ordered by: the same text never looks the same.
    Reading raises `cryptography.fernet.InvalidToken` if none of the keys fits.
    """

    def get_prep_value(self, value: Any) -> str | None:
        text = super().get_prep_value(value)
        return encrypted(text) if text else text

    def from_db_value(self, value: str | None, *args: object) -> str | None:
        return _box().decrypt(value.encode()).decode() if value else value

    def rotated(self, stored: str) -> str:
        """What is stored, encrypted by the first key; as it is where it is not encrypted."""
        return _box().rotate(stored.encode()).decode()

    def get_lookup(self, lookup_name: str) -> type | None:
        """Only whether it is empty (exact ""): other comparisons would silently find nothing."""
        return super().get_lookup(lookup_name) if lookup_name in ("exact", "isnull") else None


class HistoryTextField(EncryptedTextField):
    """Encrypted words that nobody may lose: without their key everything around them is read."""

    def get_prep_value(self, value: Any) -> str | None:
        return value.stored if isinstance(value, LockedText) else super().get_prep_value(value)

    def from_db_value(self, value: str | None, *args: object) -> str | None:
        try:
            return super().from_db_value(value)
        except InvalidToken:
            return LockedText(value or "")


class TicketTextField(models.TextField):
    """What a ticket says, and about what: encrypted as soon as it accuses somebody, and searched
    while it does not (`PLAIN`).

    Sealed, nothing tells it from another: the empty is sealed as well, and the short made longer,
    for a row of a public table could be known by its length. Blanks at its end are lost.
    Only what is saved by its instance is sealed: `update` would store it as it is.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = super().pre_save(model_instance, add)
        if isinstance(value, LockedText):
            return value.stored
        text, ticket = self.written(value), cast("Ticket", model_instance)
        is_sealed = _accuses(ticket) or text.startswith(_SEAL)
        return _SEAL + encrypted(_padded(text)) if is_sealed else text

    def from_db_value(self, value: str | None, *args: object) -> Any:
        if not (value and value.startswith(_SEAL)):
            return self.read(value)
        try:
            opened = _box().decrypt(value.removeprefix(_SEAL).encode()).decode()
        except InvalidToken:
            return LockedText(value)
        return self.read(opened.rstrip(" "))

    def written(self, value: Any) -> str:
        """As a text."""
        return str(value)

    def read(self, text: str | None) -> Any:
        """The value of a text."""
        return text

    def rotated(self, stored: str) -> str:
        """As `EncryptedTextField.rotated`."""
        if not stored.startswith(_SEAL):
            return stored
        return _SEAL + _box().rotate(stored.removeprefix(_SEAL).encode()).decode()


class TicketFactsField(TicketTextField):
    """Pairs of words, as `Fact`. In the database they read as they do on the screen."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def written(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    def read(self, text: str | None) -> Any:
        return json.loads(text) if text else []


class TicketPageKey(models.ForeignKey):
    """The page that a ticket is about. What accuses somebody has none, for a key cannot be sealed:
    its `page_number` tells it.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        ticket = cast("Ticket", model_instance)
        if _accuses(ticket) and ticket.page_id:
            ticket.page_number, ticket.page = str(ticket.page_id), None
        return super().pre_save(model_instance, add)


def encrypted(text: str) -> str:
    """As the first key makes it."""
    return _box().encrypt(text.encode()).decode()


def reencrypt_texts() -> int:
    """Encrypt every text by the first of `CONTACT_KEYS`. Returns how many were.

    May be broken off and called again. `cryptography.fernet.InvalidToken` if no key opens one.
    """
    return sum(
        _reencrypt(model, field)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, EncryptedTextField | TicketTextField)
    )


def _reencrypt(model: type[models.Model], field: EncryptedTextField | TicketTextField) -> int:
    rows = model._base_manager.annotate(stored=Cast(F(field.name), _RAW)).exclude(stored="")
    changed = 0
    for pk, before in list(rows.filter(stored__isnull=False).values_list("pk", "stored")):
        after = field.rotated(before)
        if after != before:
            now = rows.filter(pk=pk, stored=before)  # somebody may just have written another
            changed += now.update(**{field.name: Value(after, _RAW)})
    return changed


def _accuses(ticket: Ticket) -> bool:
    """Or did; else it is `PLAIN`."""
    return bool(ticket.about or ticket.once_accused)


def _padded(text: str) -> str:
    """With blanks behind it, to 1024 bytes or twice as many as often as that takes."""
    length, wanted = len(text.encode()), _LEAST_SEALED
    while wanted < length:
        wanted *= 2
    return text + " " * (wanted - length)


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.CONTACT_KEYS])
