"""Publication makes codes; a page that goes leaves its code behind."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page

from feedback.services import ensure_code, mark_gone


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
