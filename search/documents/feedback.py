"""Tickets that everybody may read, in the words that were confirmed for everybody."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils import timezone

from feedback.models import PublishedTicket
from search.documents.base import Kind, record_of
from search.engines.base import Document


class Tickets:
    """What was said, and what was answered; nothing of its author."""

    name = "ticket"
    model = PublishedTicket

    def documents(self, pk: int) -> Iterator[Document]:
        published = PublishedTicket.objects.public().with_tickets().filter(pk=pk).first()
        if published is None:
            return
        ticket = published.ticket
        answers = published.words.order_by("event_id").values_list("text", flat=True)
        said_on = timezone.localdate(ticket.created_at)
        where = ticket.village.full_name
        yield Document(
            key=record_of(self.name, pk),
            kind=Kind.TICKET,
            title=f"{ticket.get_kind_display()}：{ticket.category.name}（{where}）",
            body="\n".join([published.text, *answers]),
            address=reverse("feedback:published", args=[published.token]),
            place=ticket.village.code,
            year=said_on.year,
            day=said_on,
        )

    def public(self) -> Iterable[int]:
        return list(PublishedTicket.objects.public().order_by("pk").values_list("pk", flat=True))
