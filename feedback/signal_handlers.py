"""Publication makes codes; a page that goes leaves its code behind, and a photo nothing."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page

from feedback.models import TicketPhoto
from feedback.services import ensure_code, mark_gone
from home.private_files import delete_when_committed


def give_code(instance: Page, **kwargs: Any) -> None:
    """A page whose class says `has_code = True` gets its code at its first publication.

    Wagtail sends the signal for a publication that is only scheduled too: the page is not live yet.
    """
    if instance.live and getattr(instance, "has_code", False):
        ensure_code(instance)


def say_gone(instance: Page, **kwargs: Any) -> None:
    """Wagtail takes a public page down also before it deletes it. A page whose class has a
    `why_gone` is asked for the reason."""
    mark_gone(instance, timezone.now(), why=getattr(instance.specific, "why_gone", ""))


def forget_file(instance: TicketPhoto, **kwargs: Any) -> None:
    """A photo that was taken off, or whose ticket is deleted, goes from the disk as well."""
    delete_when_committed(instance.jpeg)
