"""What everybody may read of a ticket whose author agrees."""

import re
from secrets import token_hex

from django.db import models
from django.utils import timezone
from django.utils.text import Truncator

from areas.models import Area
from feedback.enums import Kind, State
from feedback.models.history import TicketEvent
from feedback.models.tickets import TEXT_LIMIT, Ticket, TicketPhoto
from feedback.rules.publishing import why_not_public
from feedback.words import ME_TOO, met_words, state_words

PUBLIC_TOKEN = re.compile("[0-9a-f]{16}")


def new_public_token() -> str:
    """16 hexadecimal digits that follow from nothing of the ticket."""
    return token_hex(8)


class PublishedTicketQuerySet(models.QuerySet["PublishedTicket"]):
    def public(self) -> "PublishedTicketQuerySet":
        """What anybody may read now: the one gate, as `why_not_public` says, so that whatever
        becomes of a ticket it is gone at once.
        """
        agreed = self.filter(taken_down_at=None, ticket__agrees_to_publishing=True)
        accusing = models.Q(ticket__kind=Kind.ACCUSATION) | models.Q(ticket__once_accused=True)
        return agreed.exclude(accusing).exclude(ticket__state=State.DUPLICATE)

    def of(self, area: Area) -> "PublishedTicketQuerySet":
        """Those of the villages in `area`, the newest first, with all that lists say of them."""
        found = self.filter(ticket__village__path__startswith=area.path)
        return found.with_tickets().order_by("-published_at", "-pk")

    def with_tickets(self) -> "PublishedTicketQuerySet":
        """With their tickets, category and village; contacts deferred."""
        joined = self.select_related("ticket__category", "ticket__village")
        return joined.defer("ticket__contact")


class PublishedTicket(models.Model):
    """The words of a ticket as everybody reads them, without personal data, at an address of its
    own.

    `token` names it in addresses and in open data. `photo` is of the result, and was released;
    what its author sent never is. `why_down` is read by everybody; it is empty where the author
    took the ticket back. `me_too` counts who met the same, and keeps nothing else of them.
    """

    ticket = models.OneToOneField(Ticket, models.PROTECT, related_name="+")
    token = models.CharField(max_length=16, unique=True, editable=False, default=new_public_token)
    text = models.TextField("给大家看的话", max_length=TEXT_LIMIT)
    photo = models.ForeignKey(TicketPhoto, models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField("什么时候放上去", default=timezone.now, db_index=True)
    taken_down_at = models.DateTimeField("什么时候拿下来", null=True)
    why_down = models.TextField("为什么拿下来", blank=True)
    me_too = models.PositiveIntegerField("几个人也遇到", default=0)

    objects = PublishedTicketQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "给大家看的民情件"
        verbose_name_plural = "给大家看的民情件"

    def __str__(self) -> str:
        return self.token

    @property
    def state_words(self) -> str:
        """How far it has come, in words for everybody."""
        return state_words(State(self.ticket.state))

    @property
    def me_too_button(self) -> str:
        """What somebody taps who would say the same."""
        return ME_TOO[Kind(self.ticket.kind)]

    @property
    def met(self) -> str:
        """How many would say the same, in words; empty for none."""
        return met_words(Kind(self.ticket.kind), self.me_too)

    @property
    def excerpt(self) -> str:
        """The beginning of the text, for lists."""
        return Truncator(self.text).chars(60)

    @property
    def is_public(self) -> bool:
        """As `PublishedTicketQuerySet.public`."""
        return self.taken_down_at is None and not why_not(self.ticket)


class PublishedWords(models.Model):
    """The words of one step, as somebody confirmed them for everybody."""

    published = models.ForeignKey(PublishedTicket, models.CASCADE, related_name="words")
    event = models.OneToOneField(TicketEvent, models.PROTECT, related_name="+")
    text = models.TextField("给大家看的话", max_length=TEXT_LIMIT)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "给大家看的办理记录"
        verbose_name_plural = "给大家看的办理记录"

    def __str__(self) -> str:
        return self.text


def why_not(ticket: Ticket) -> str:
    """Why nobody may publish the ticket, in words for the desk; empty if that may be done."""
    return why_not_public(
        Kind(ticket.kind),
        State(ticket.state),
        agrees=ticket.agrees_to_publishing,
        once_accused=ticket.once_accused,
    )
