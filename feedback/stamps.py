"""Stamps: what an anonymous form carries instead of a CSRF cookie.

A stamp is a signed one-time number with the time of its making. It proves that the form came from
us not long ago, and names the sending, so that a form sent twice is known as one. Another one names
the photos that wait for the sending: it stays the same while the form goes back and forth. So does
a third, which holds no number, but says in which edition the form showed its row.
"""

import secrets
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner

VALID_FOR = timedelta(hours=24)

SENDING = "feedback.stamp"
PHOTOS = "feedback.photos"
SEEN = "feedback.seen"


class WrongStampError(ValueError):
    """The stamp is missing, older than a day, or not one of ours."""


def new_number() -> str:
    """32 characters that nobody guesses."""
    return secrets.token_urlsafe(24)


def new_stamp(what_for: str = SENDING, number: str = "") -> str:
    """A fresh stamp for a form, with a number of its own unless `number` says which."""
    return TimestampSigner(salt=what_for).sign(number or new_number())


def read_stamp(stamp: str, what_for: str = SENDING) -> str:
    """The one-time number in `stamp`, 32 characters. Raises WrongStampError."""
    try:
        return TimestampSigner(salt=what_for).unsign(stamp, max_age=VALID_FOR)
    except BadSignature as error:
        raise WrongStampError from error
