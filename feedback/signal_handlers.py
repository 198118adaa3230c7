"""Publication makes codes."""

from typing import Any

from wagtail.models import Page

from feedback.services import ensure_code


def give_code(instance: Page, **kwargs: Any) -> None:
    """A page whose class says `has_code = True` gets its code at its first publication.

    Wagtail sends the signal for a publication that is only scheduled too: the page is not live yet.
    """
    if instance.live and getattr(instance, "has_code", False):
        ensure_code(instance)
