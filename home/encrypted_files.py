"""Files that nobody can read on the disk, nor in a backup of it."""

from datetime import datetime
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages


class EncryptedStorage(Storage):
    """Keeps files in another storage, encrypted with `settings.FILE_KEYS`.

    The first key encrypts, all of them decrypt. A file is written and read as a whole, in memory:
    one of 20 MB, the most that is taken as a workbook, needs some 110 MB more for a moment. There
    are neither paths nor addresses. `cryptography.fernet.InvalidToken` says that no key fits.

    `within`: the other storage, in the form of an entry of `STORAGES`.
    """

    def __init__(self, within: dict[str, Any]) -> None:
        self.within: Storage = storages.create_storage(within)

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("Encrypted files are written as a whole, by save().")
        with self.within.open(name) as file:
            return ContentFile(_box().decrypt(file.read()), name=name)

    def _save(self, name: str, content: File) -> str:
        return self.within.save(name, ContentFile(_box().encrypt(content.read())))

    def reencrypt(self, name: str) -> str:
        """Keep the file's content once more, by the first key; the name of the new file."""
        with self.within.open(name) as file:
            return self.within.save(name, ContentFile(_box().rotate(file.read())))

    def delete(self, name: str) -> None:
        self.within.delete(name)

    def exists(self, name: str) -> bool:
        return self.within.exists(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        return self.within.listdir(path)

    def size(self, name: str) -> int:
        """In bytes, of what is in it; read to be known."""
        return self.open(name).size

    def get_modified_time(self, name: str) -> datetime:
        return self.within.get_modified_time(name)


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.FILE_KEYS])
