"""Whatever changes what is public is written down, in the transaction of the change."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from areas.models import Area
from feedback.models import Category, PublishedTicket, Ticket
from search.documents.disclosure import Notices
from search.documents.feedback import Tickets
from search.documents.sources import source_of
from search.outbox import note


def note_page(instance: Page, **kwargs: Any) -> None:
    """A page was published, taken down or deleted. What is only scheduled changes nothing yet, but
    for a page that was public till now."""
    source = source_of(instance.specific_class)
    if source:
        note(source.name, [instance.pk])


def note_tree(instance: Page, **kwargs: Any) -> None:
    """A page moved, or has another name or address: those below say where they are, too."""
    below = Page.objects.filter(path__startswith=instance.path).select_related("content_type")
    by_source: dict[str, list[int]] = {}
    for page in below:
        if source := source_of(page.specific_class):
            by_source.setdefault(source.name, []).append(page.pk)
    for name, pks in by_source.items():
        note(name, pks)


def note_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    """A page, with all below it, is not for everybody any more, or is again."""
    note_tree(instance.page)


def note_notices(pages: Iterable[int], **kwargs: Any) -> None:
    note(Notices.name, pages)


def note_ticket(ticket: Ticket, **kwargs: Any) -> None:
    """Only of one that was published once: nobody else's steps are anybody's business."""
    _note_tickets(Q(ticket=ticket))


def note_category(instance: Category, **kwargs: Any) -> None:
    _note_tickets(Q(ticket__category=instance))


def note_areas(areas: Iterable[Area], **kwargs: Any) -> None:
    """Places have other names: what was said there says them."""
    for area in areas:
        _note_tickets(Q(ticket__village__path__startswith=area.path))


def note_area(instance: Area, created: bool, **kwargs: Any) -> None:
    if not created:
        note_areas([instance])


def _note_tickets(of: Q) -> None:
    note(Tickets.name, PublishedTicket.objects.filter(of).values_list("pk", flat=True))
