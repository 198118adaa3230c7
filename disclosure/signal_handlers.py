"""What publication of a notice brings about."""

from typing import Any

from disclosure.models import DisclosurePage
from disclosure.services import mark_published


def remember_publication(instance: DisclosurePage, **kwargs: Any) -> None:
    """The batch on show is public from now on: it can be corrected, no longer undone."""
    mark_published(instance)
