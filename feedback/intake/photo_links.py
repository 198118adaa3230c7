"""Addresses of photos: signed, for a while, and those of tickets for one person only."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from feedback.models import TicketPhoto
from feedback.stamps import VALID_FOR

STAFF_LINKS_VALID_FOR = timedelta(minutes=10)

SAID_LINKS_VALID_FOR = timedelta(minutes=10)

_OWN = TimestampSigner(salt="feedback.photo_links.own")
_SAID = TimestampSigner(salt="feedback.photo_links.said")
_STAFF = TimestampSigner(salt="feedback.photo_links.staff")


def own_link(photo: TicketPhoto) -> str:
    """For whoever just added the photo to a form: as long as the form may be sent."""
    return reverse("feedback:photo", args=[_OWN.sign(str(photo.pk))])


def said_link(photo: TicketPhoto) -> str:
    """For whoever has the receipt: a photo that came with a step, from now on for ten minutes."""
    return reverse("feedback:said_photo", args=[_SAID.sign(str(photo.pk))])


def read_said_link(signed: str) -> int:
    """The id of the photo. Raises BadSignature."""
    return int(_SAID.unsign(signed, max_age=SAID_LINKS_VALID_FOR))


def read_own_link(signed: str) -> int:
    """The id of the photo. Raises BadSignature."""
    return int(_OWN.unsign(signed, max_age=VALID_FOR))


def staff_link(photo: TicketPhoto, user: User, view: str) -> str:
    """The address of `view` for `user` alone, from now on for ten minutes."""
    return reverse(view, args=[photo.ticket_id, signed_for(photo, user)])


def signed_for(photo: TicketPhoto, user: User) -> str:
    """What in an address names the photo, and to whom and when it was given."""
    return _STAFF.sign(f"{photo.pk}-{user.pk}")


def read_staff_link(signed: str, user: User) -> int:
    """The id of the photo. Raises BadSignature, and SignatureExpired, if its minutes are over."""
    photo_id, _, user_id = _STAFF.unsign(signed, max_age=STAFF_LINKS_VALID_FOR).partition("-")
    if user_id != str(user.pk):
        raise BadSignature("The link was given to somebody else.")
    return int(photo_id)
