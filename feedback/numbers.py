"""Numbers in addresses and forms that tell neither how many there are nor which came before."""

from base64 import b32decode, b32encode
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB
from django.conf import settings

_BLOCK = 16  # bytes
_PADDING = "=" * 6


def number_of(pk: int, kind: str) -> str:
    """26 letters and digits for the `pk` of one kind of thing, always the same: one block under a
    key of ours.
    """
    block = _cipher(kind).encryptor().update(pk.to_bytes(_BLOCK))
    return b32encode(block).decode().rstrip("=").lower()


def pk_of(number: str, kind: str) -> int:
    """The `pk` of `number_of`. ValueError for what nobody ever gave out."""
    block = b32decode(number.upper() + _PADDING)  # what is no base 32 is a ValueError as well
    pk = int.from_bytes(_cipher(kind).decryptor().update(block))
    if len(block) != _BLOCK or pk >= 2**63:
        raise ValueError("Nobody gave this number out.")
    return pk


def _cipher(kind: str) -> Cipher[ECB]:
    """Of RECEIPT_SECRET, which never changes: a link in an old mail is to lead somewhere.

    ECB, because there is only ever one block, and a number is to be the same each time.
    """
    key = sha256(kind.encode() + settings.RECEIPT_SECRET.encode()).digest()
    return Cipher(AES(key), ECB())
