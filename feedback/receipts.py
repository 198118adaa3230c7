"""Receipts: the 16 digits with which somebody who has no account comes back to a ticket.

Fifteen digits and a Damm check digit, which catches every single wrong digit and every swap of
neighbours. They follow from the form's one-time stamp and a secret, so a form that is sent twice
shows the same receipt, though only a keyed hash of it is stored.
"""

import hmac
import re

from django.conf import settings
from stdnum import damm

from feedback.typed_codes import plain

LENGTH = 16

_LABEL = re.compile(r"^.*回执号码?[是为]?:?")


class WrongReceiptError(ValueError):
    """This cannot be a receipt; the message says why and what to do, in words for the screen."""


def receipt_for(stamp: str) -> str:
    """The receipt, 16 digits, of the form that carried `stamp`."""
    body = f"{int.from_bytes(_keyed('receipt', stamp)) % 10**15:015}"
    return body + damm.calc_check_digit(body)


def check_receipt(text: str) -> str:
    """The 16 digits that `text` means. Full-width digits, spaces and hyphens do not matter, nor the
    label that was copied along with them.

    Raises WrongReceiptError.
    """
    digits = _LABEL.sub("", plain(text))
    if not digits:
        raise WrongReceiptError("请输入回执号，一共 16 位数字。")
    if not (digits.isascii() and digits.isdigit()):
        raise WrongReceiptError("回执号只有数字。请对照您记下的号码再看一看。")
    if len(digits) != LENGTH:
        raise WrongReceiptError(
            f"回执号一共 16 位数字，您输入了 {len(digits)} 位。请对照您记下的号码再看一看。"
        )
    if not damm.is_valid(digits):
        raise WrongReceiptError(
            "有一位数字输错了，或者前后颠倒了。请对照您记下的号码，四位四位再看一看。"
        )
    return digits


def looks_like_receipt(text: str) -> bool:
    """Whether `text` was meant for a receipt, right or wrong: so many digits, give or take one."""
    digits = _LABEL.sub("", plain(text))
    return digits.isascii() and digits.isdigit() and abs(len(digits) - LENGTH) <= 1


def format_receipt(receipt: str) -> str:
    """As shown: "1234 5678 9012 3456"."""
    return " ".join(receipt[start : start + 4] for start in range(0, LENGTH, 4))


def receipt_hash(receipt: str) -> str:
    """What is stored of `receipt`: 64 hexadecimal digits that nobody can turn back."""
    return _keyed("hash", receipt).hex()


def _keyed(purpose: str, text: str) -> bytes:
    return hmac.digest(settings.RECEIPT_SECRET.encode(), f"{purpose}:{text}".encode(), "sha256")
