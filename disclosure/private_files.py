"""All files that lie in private storage, each as the record has it that knows it."""

from collections.abc import Iterator
from typing import cast

from django.db.models import Model
from django.db.models.fields.files import FieldFile

from disclosure.models import LedgerBatch, Upload
from home.encrypted_files import EncryptedStorage

FIELDS: tuple[tuple[type[Model], str], ...] = (
    (LedgerBatch, "source"),
    (Upload, "source"),
    (Upload, "report"),
    (Upload, "marked"),
)


def private_files() -> Iterator[FieldFile]:
    """Every file that a record knows."""
    for model, field in FIELDS:
        records = model._default_manager.exclude(**{field: ""}).only(field)
        yield from (getattr(record, field) for record in records.iterator())


def reencrypt_files() -> int:
    """Encrypt every file by the first of `FILE_KEYS`. Returns how many were.

    May be broken off and called again. `cryptography.fernet.InvalidToken` if no key opens one.
    """
    return sum(map(_reencrypt, list(private_files())))


def _reencrypt(file: FieldFile) -> bool:
    """False if meanwhile the record went on to another file, or to none."""
    storage, name, field = cast(EncryptedStorage, file.storage), str(file.name), file.field.name
    new = storage.reencrypt(name)
    record = type(file.instance)._default_manager.filter(**{"pk": file.instance.pk, field: name})
    changed = bool(record.update(**{field: new}))
    storage.delete(name if changed else new)
    return changed
