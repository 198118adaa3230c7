"""Photos that come with what residents say: taken in one by one, kept, and swept."""

from contextlib import suppress
from datetime import datetime, timedelta
from secrets import token_hex

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from feedback.models import Ticket, TicketPhoto
from feedback.models.tickets import photo_numbered
from feedback.stamps import VALID_FOR
from home.pictures import Picture, read_picture

LONGEST_WITH_PHOTO = 64 * 1024 * 1024
"""Bytes: of a photo of more than 20 MB the form says so, and keeps the words that came with it."""

MOST_OF_A_FORM = 6
MOST_A_DAY = 5000
"""From everybody together, some 5 GB: no one can fill the disk in a night."""

FULL = f"一次最多加 {MOST_OF_A_FORM} 张照片。还有要给的，请先送出这一件，再另外说一件。"
TOO_MANY_TODAY = "今天网站收到的照片太多，先不收了。您可以先把话送出，明天再加照片。"


class PhotoRefusedError(ValueError):
    """A photo that is one too many; the message says to its sender what to do."""


def keep_photo(form: str, content: bytes, sender: str) -> bool:
    """Keep a photo until its form is sent. The same one sent twice is kept once.

    Returns whether it is one more. Of one `sender` no two are looked at together.

    Raises PhotoRefusedError, and NotAPictureError.
    """
    picture = read_picture(content, sender)
    digest = salted_hmac("feedback.photo", picture.jpeg, algorithm="sha256").hexdigest()
    return _kept(form, digest, picture)


@transaction.atomic
def _kept(form: str, digest: str, picture: Picture) -> bool:
    _take_turns(form)
    if TicketPhoto.unscoped.filter(form=form, digest=digest).exists():
        return False
    if count_of_form(form) >= MOST_OF_A_FORM:
        raise PhotoRefusedError(FULL)
    if _kept_since(timezone.now() - timedelta(days=1)) >= MOST_A_DAY:
        raise PhotoRefusedError(TOO_MANY_TODAY)
    _, is_new = TicketPhoto.unscoped.get_or_create(
        form=form,
        digest=digest,
        defaults={
            "jpeg": ContentFile(picture.jpeg, f"{token_hex(16)}.jpg"),
            "width": picture.width,
            "height": picture.height,
        },
    )
    return is_new


def _take_turns(form: str) -> None:
    """Wait until nobody else adds a photo to the form, so that each is counted before the next.

    The first of them stands for the form, of which the database knows nothing else before it is
    sent. While there is none, far fewer come at once than are too many (`home.picture_line`).
    """
    TicketPhoto.unscoped.select_for_update().filter(form=form).first()


def count_of_form(form: str) -> int:
    """How many were added to a form and not taken off, whether it was sent or not."""
    return TicketPhoto.unscoped.filter(form=form).count()


def waiting_photos(form: str) -> list[TicketPhoto]:
    """Those that were added to a form which was not sent yet, as they were added."""
    return list(TicketPhoto.unscoped.filter(form=form, ticket=None))


def photos_of(ticket: Ticket) -> list[TicketPhoto]:
    """Those that it came with, for those who may see the ticket."""
    return list(TicketPhoto.unscoped.filter(ticket=ticket, event=None))


def later_photos(ticket: Ticket) -> dict[int, list[TicketPhoto]]:
    """Those that came with its steps, by the number of the step."""
    by_step: dict[int, list[TicketPhoto]] = {}
    for photo in TicketPhoto.unscoped.filter(ticket=ticket, event__isnull=False):
        by_step.setdefault(photo.event_id or 0, []).append(photo)
    return by_step


def take_off(form: str, number: str) -> None:
    """Delete a photo that waits with that form; of any other nothing happens."""
    with suppress(ValueError):
        TicketPhoto.unscoped.filter(form=form, ticket=None, pk=photo_numbered(number)).delete()


def drop_photos(form: str) -> None:
    """Delete what waits with a form of which nothing may be kept."""
    TicketPhoto.unscoped.filter(form=form, ticket=None).delete()


def give_to_ticket(form: str, ticket: Ticket) -> None:
    """The form was sent: its photos are the ticket's."""
    TicketPhoto.unscoped.filter(form=form, ticket=None).update(ticket=ticket)


def drop_waiting_photos(now: datetime) -> int:
    """Delete photos whose form can no longer be sent. Returns how many."""
    over = TicketPhoto.unscoped.filter(ticket=None, created_at__lt=now - VALID_FOR)
    return over.delete()[0]


def _kept_since(moment: datetime) -> int:
    return TicketPhoto.unscoped.filter(created_at__gt=moment).count()
