"""What was done with a ticket, step by step."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from areas.models import Area
from feedback.enums import Step
from feedback.fields import HistoryTextField
from feedback.models.tickets import Ticket
from feedback.words import step_words


class HistoryError(Exception):
    """Somebody tried to rewrite what was done."""


class HistoryQuerySet(models.QuerySet["TicketEvent"]):
    """Neither changes nor deletes: a history that can be mended proves nothing."""

    def update(self, **kwargs: Any) -> int:
        raise HistoryError("Events are never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise HistoryError("Events are never deleted.")


class TicketEvent(models.Model):
    """One step in the history of a ticket: who, what, when, why. Nothing changes or deletes one.

    `by` is the account of who took the step, `by_words` how that person was called that day; both
    are empty for the author and for the clock. `text` is for the author to read; `note` stays
    among those who handle the ticket. `link` is an address on this site at which everybody can see
    what was done.
    """

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="events")
    step = models.CharField("哪一步", max_length=20, choices=Step.choices)
    at = models.DateTimeField("什么时候", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_words = models.CharField("谁", max_length=100, blank=True)
    text = HistoryTextField("给群众看的话", blank=True)
    note = HistoryTextField("内部备注", blank=True)
    link = HistoryTextField(max_length=500, blank=True)
    office = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)

    objects = HistoryQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "办理记录"
        verbose_name_plural = "办理记录"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_step_display()} {timezone.localtime(self.at):%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only a new one is written: a history that can be mended proves nothing."""
        if not self._state.adding:
            raise HistoryError("An event is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise HistoryError("An event is never deleted.")

    @property
    def step_words(self) -> str:
        """What was done, in words for those who handle it."""
        return step_words(Step(self.step))
