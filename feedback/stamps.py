"""Stamps: what an anonymous form carries instead of a CSRF cookie.

A stamp is a signed one-time number with the time of its making. It proves that the form came from
us not long ago, and names the sending, so that a form sent twice is known as one.
"""

import secrets
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner

VALID_FOR = timedelta(hours=24)

_SALT = "feedback.stamp"


class WrongStampError(ValueError):
    """The stamp is missing, older than a day, or not one of ours."""


def new_stamp() -> str:
    """A fresh stamp for a form."""
    return TimestampSigner(salt=_SALT).sign(secrets.token_urlsafe(24))


def read_stamp(stamp: str) -> str:
    """The one-time number in `stamp`, 32 characters. Raises WrongStampError."""
    try:
        return TimestampSigner(salt=_SALT).unsign(stamp, max_age=VALID_FOR)
    except BadSignature as error:
        raise WrongStampError from error
