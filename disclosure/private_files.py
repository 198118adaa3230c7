"""All files that lie in private storage, each as the record has it that knows it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import cast

from django.db.models import FileField, Model
from django.db.models.fields.files import FieldFile

from disclosure.models import LedgerBatch, Upload
from disclosure.models.batches import private_storage
from home.encrypted_files import EncryptedStorage

FIELDS: tuple[tuple[type[Model], str], ...] = (
    (Upload, "source"),
    (Upload, "report"),
    (Upload, "marked"),
    (LedgerBatch, "source"),  # after those of uploads: one accepted meanwhile is met here, then
)
BEING_WRITTEN = timedelta(days=1)


def private_files() -> Iterator[FieldFile]:
    """Every file that a record knows; one that goes from an upload to its batch at least once."""
    for model, field in FIELDS:
        records = model._default_manager.exclude(**{field: ""}).only(field)
        yield from [getattr(record, field) for record in records]


def reencrypt_files() -> int:
    """Encrypt every file by the first of `FILE_KEYS`. Returns how many were.

    May be broken off and called again. `cryptography.fernet.InvalidToken` if no key opens one.
    """
    return sum(map(_reencrypt, private_files()))


def _reencrypt(file: FieldFile) -> bool:
    """False if meanwhile the record went on to another file, or to none."""
    storage, name, field = cast(EncryptedStorage, file.storage), str(file.name), file.field.name
    new = storage.reencrypt(name)
    record = type(file.instance)._default_manager.filter(**{"pk": file.instance.pk, field: name})
    changed = bool(record.update(**{field: new}))
    storage.delete(name if changed else new)
    return changed


def drop_unknown_files(now: datetime) -> int:
    """Delete the files that no record knows, as what broke off or was rolled back leaves them.

    Those of the last day may belong to a record that is only being written. Returns how many.
    """
    old = set(_files_before(now - BEING_WRITTEN))  # listed first: no record comes to know them now
    unknown = old - {str(file.name) for file in private_files()}
    for name in unknown:
        private_storage().delete(name)
    return len(unknown)


def _files_before(moment: datetime) -> Iterator[str]:
    storage = private_storage()
    for model, field in FIELDS:
        folder = cast(FileField, model._meta.get_field(field)).upload_to
        for file in _listed(str(folder)):
            if storage.get_modified_time(name := f"{folder}{file}") < moment:
                yield name


def _listed(folder: str) -> list[str]:
    """The files in a folder of private storage; none where nothing was ever kept there."""
    try:
        return private_storage().listdir(folder)[1]
    except FileNotFoundError:
        return []
