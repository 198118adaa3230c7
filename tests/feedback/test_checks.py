import pytest
from cryptography.fernet import Fernet

from feedback.checks import contact_keys

KEY = Fernet.generate_key().decode()


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ([KEY], []),
        ([KEY, Fernet.generate_key().decode()], []),
        ([], ["feedback.E001"]),
        ([""], ["feedback.E001"]),
        ([KEY, "old"], ["feedback.E001"]),
        (["钥匙"], ["feedback.E001"]),
    ],
)
def test_contacts_need_keys(settings, keys, found):
    settings.CONTACT_KEYS = keys
    assert [error.id for error in contact_keys(None)] == found
