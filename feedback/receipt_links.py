"""The address at which a receipt is shown after its form was sent: signed, and soon over.

It holds the one-time number of the form, from which the receipt follows by a secret, and never the
receipt. Read again it shows the same, so that going back finds it.
"""

from datetime import timedelta

from django.core.signing import TimestampSigner
from django.urls import reverse

SHOWN_FOR = timedelta(minutes=10)

_SIGNER = TimestampSigner(salt="feedback.receipt_links")


def receipt_link(number: str) -> str:
    """Where the receipt of the form with this one-time number is shown, from now on for minutes."""
    return reverse("feedback:received", args=[_SIGNER.sign(number)])


def read_receipt_link(signed: str) -> str:
    """The one-time number. Raises BadSignature, and SignatureExpired, if its minutes are over."""
    return _SIGNER.unsign(signed, max_age=SHOWN_FOR)
