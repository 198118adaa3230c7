"""What lies in private storage says nothing to who takes the disk along."""

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.files.base import ContentFile

from home.encrypted_files import EncryptedStorage

NAME = "陈建国"
FILES = "django.core.files.storage.FileSystemStorage"


@pytest.fixture
def private(tmp_path):
    return EncryptedStorage({"BACKEND": FILES, "OPTIONS": {"location": tmp_path}})


def on_disk(folder):
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_a_file_comes_back_as_it_was_and_its_bytes_on_disk_hold_no_name(private, tmp_path):
    content = f"{NAME}，店面1号".encode() * 1000
    name = private.save("uploads/a.bin", ContentFile(content))

    assert private.open(name).read() == content
    assert private.size(name) == len(content)
    (stored,) = on_disk(tmp_path)
    assert NAME.encode() not in stored
    assert NAME not in name


def test_who_has_the_disk_but_no_key_reads_nothing(private, settings):
    name = private.save("a.bin", ContentFile(NAME.encode()))
    settings.FILE_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(InvalidToken):
        private.open(name)


def test_a_file_that_somebody_changed_on_the_disk_is_not_believed(private, tmp_path):
    name = private.save("a.bin", ContentFile(NAME.encode()))
    stored = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(stored[:-9] + b"AAAAAAA==")
    with pytest.raises(InvalidToken):
        private.open(name)


def test_a_new_key_in_front_leaves_old_files_readable_until_they_are_encrypted_anew(
    private, settings
):
    name = private.save("a.bin", ContentFile(NAME.encode()))
    old, new = settings.FILE_KEYS[0], Fernet.generate_key().decode()
    settings.FILE_KEYS = [new, old]
    assert private.open(name).read() == NAME.encode()

    name = private.reencrypt(name)
    settings.FILE_KEYS = [new]
    assert private.open(name).read() == NAME.encode()
