"""All files that lie in private storage, each as the record has it that knows it.

    register_private_files(Upload, "source", "report")  # in AppConfig.ready()

Who is registered first is looked at first: a file that goes from one record to another meanwhile is
met at the second.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import cast

from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models import FileField, Model
from django.db.models.fields.files import FieldFile

from home.encrypted_files import EncryptedStorage

BEING_WRITTEN = timedelta(days=1)
AT_A_TIME = 500
"""Records that are in memory together; while they are gone through others may change."""

_fields: list[tuple[type[Model], str]] = []


def private_storage() -> Storage:
    """Where nothing has a public address."""
    return storages["private"]


def register_private_files(model: type[Model], *fields: str) -> None:
    """Let the files of these fields be kept, and encrypted anew: what nobody registered goes."""
    _fields.extend((model, field) for field in fields if (model, field) not in _fields)


def delete_when_committed(*files: FieldFile) -> None:
    """Delete files from their storage once nothing brings back the records that know them.

    A storage that fails then undoes nothing: `drop_unknown_files` finds what it left.
    """
    for file in files:
        if name := file.name:
            transaction.on_commit(partial(file.storage.delete, name), robust=True)


def private_files() -> Iterator[FieldFile]:
    """Every file that a record knows; one that goes on to another record at least once."""
    for model, field in _fields:
        known = model._base_manager.exclude(**{field: ""}).only(field).order_by("pk")
        last = 0
        while records := list(known.filter(pk__gt=last)[:AT_A_TIME]):
            yield from [getattr(record, field) for record in records]
            last = records[-1].pk


def reencrypt_files() -> int:
    """Encrypt every file by the first of `FILE_KEYS`. Returns how many were.

    May be broken off and called again. `cryptography.fernet.InvalidToken` if no key opens one.
    """
    return sum(map(_reencrypt, private_files()))


def _reencrypt(file: FieldFile) -> bool:
    """False if meanwhile the record went on to another file, or to none."""
    storage, name, field = cast(EncryptedStorage, file.storage), str(file.name), file.field.name
    new = storage.reencrypt(name)
    record = type(file.instance)._base_manager.filter(**{"pk": file.instance.pk, field: name})
    changed = bool(record.update(**{field: new}))
    storage.delete(name if changed else new)
    return changed


def drop_unknown_files(now: datetime) -> int:
    """Delete the files that no record knows, as what broke off or was rolled back leaves them.

    Those of the last day may belong to a record that is only being written. Returns how many.
    """
    # Listed first: no record comes to know them now.
    unknown = set(_files_before(now - BEING_WRITTEN))
    for file in private_files():
        unknown.discard(str(file.name))
    for name in unknown:
        private_storage().delete(name)
    return len(unknown)


def _files_before(moment: datetime) -> Iterator[str]:
    storage = private_storage()
    for model, field in _fields:
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
