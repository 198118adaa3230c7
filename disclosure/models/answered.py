"""That a correction answers what a resident said."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from disclosure.models.batches import LedgerBatch
from feedback.managers import Viewer
from feedback.models import Ticket


class AnsweredTicket(models.Model):
    """A ticket that a correction answers. It goes with a correction that is taken back."""

    batch = models.ForeignKey(LedgerBatch, models.CASCADE, related_name="answered")
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="+")
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "ticket"], name="one_answer_per_ticket")
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} → {self.ticket_id}"


def tickets_answered_by(batch: LedgerBatch, viewer: Viewer) -> models.QuerySet[Ticket]:
    """The tickets that a correction answers, as far as `viewer` may see them."""
    return Ticket.objects.visible_to(viewer).filter(pk__in=batch.answered.values("ticket"))
