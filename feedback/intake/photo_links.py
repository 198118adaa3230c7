"""Addresses of photos: signed, for a while, and those of tickets for one person only."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from feedback.models import TicketPhoto
from feedback.models.tickets import photo_numbered
from feedback.stamps import VALID_FOR

STAFF_LINKS_VALID_FOR = timedelta(minutes=10)

SAID_LINKS_VALID_FOR = timedelta(minutes=10)

_OWN = TimestampSigner(salt="feedback.photo_links.own")
_SAID = TimestampSigner(salt="feedback.photo_links.said")


def own_link(photo: TicketPhoto) -> str:
    """For whoever just added the photo to a form: as long as the form may be sent."""
    return reverse("feedback:photo", args=[_OWN.sign(photo.number)])


def said_link(photo: TicketPhoto) -> str:
    """For whoever has the receipt: a photo that came with a step, from now on for ten minutes."""
    return reverse("feedback:said_photo", args=[_SAID.sign(photo.number)])


def read_said_link(signed: str) -> int:
    """The id of the photo. Raises BadSignature."""
    return _read(_SAID, signed, SAID_LINKS_VALID_FOR)


def read_own_link(signed: str) -> int:
    """The id of the photo. Raises BadSignature."""
    return _read(_OWN, signed, VALID_FOR)


def staff_link(photo: TicketPhoto, user: User, view: str) -> str:
    """The address of `view` for `user` alone, from now on for ten minutes."""
    return reverse(view, args=[photo.ticket_id, signed_for(photo, user)])


def signed_for(photo: TicketPhoto, user: User) -> str:
    """What in an address names the photo, and when and to whom it was given."""
    return _staff(user).sign(photo.number)


def read_staff_link(signed: str, user: User) -> int:
    """The id of the photo. Raises BadSignature, and SignatureExpired, if its minutes are over."""
    return _read(_staff(user), signed, STAFF_LINKS_VALID_FOR)


def _staff(user: User) -> TimestampSigner:
    """What it signed for somebody else is no signature."""
    return TimestampSigner(salt=f"feedback.photo_links.staff.{user.pk}")


def _read(signer: TimestampSigner, signed: str, valid_for: timedelta) -> int:
    number = signer.unsign(signed, max_age=valid_for)
    try:
        return photo_numbered(number)
    except ValueError as error:  # signed by an earlier version of ours
        raise BadSignature from error
