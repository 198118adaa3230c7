"""What residents say, and everything that was done with it."""

from datetime import timedelta

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from wagtail.models import Page

from areas.enums import Level
from areas.models import Area
from feedback.enums import Kind, State, Urgency
from feedback.fields import (
    UNREADABLE,
    EncryptedTextField,
    LockedText,
    TicketFactsField,
    TicketPageKey,
    TicketTextField,
)
from feedback.managers import TicketManager, TicketPhotoManager
from feedback.models.categories import Category
from feedback.numbers import number_of, pk_of
from feedback.row_facts import Fact
from feedback.rules.deadlines import end_of
from feedback.words import office_words, state_words
from home.private_files import private_storage

CONTACT_KEPT_FOR = timedelta(days=365)
TEXT_LIMIT = 2000  # characters
CONTACT_LIMIT = 100  # characters
_PHOTOS = "feedback.photos"


class Ticket(models.Model):
    """One piece of feedback, with what it was about as it read that day, and how far it has come.

    `title` is the page's; empty where it came from a place, whose door it does not keep. Of what
    accuses somebody the database tells neither what it says nor about which page or row it is.

    `office` is the area whose people have it now. Nobody serving an area below the level
    `seen_from` sees it; an accusation says by `about` which level it is about, and its `area` is a
    village at the smallest. `due_on` is the last day on which an answer is in time, counted from
    `clock_since`; `settled_at` is when it was answered, refused or closed. What is
    `duplicate_of` another is handled in that, which is none of a third. What `is_held` came with
    many others from one place: somebody looks at it before anybody is told of it.

    With `agrees_to_publishing` its author lets everybody read it, without personal data
    (`PublishedTicket`); of what `once_accused` somebody nobody publishes anything, whatever became
    of it.
    """

    page = TicketPageKey(
        Page, verbose_name="页面", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    page_number = TicketTextField("页面的号", blank=True)
    title = TicketTextField("公开事项", max_length=255, blank=True)
    village = models.ForeignKey(
        Area, verbose_name="村（社区）", on_delete=models.PROTECT, related_name="+"
    )
    row_key = TicketTextField("行号", max_length=64, blank=True)
    row_facts = TicketFactsField("哪一笔", default=list, blank=True)
    row_changes = TicketTextField("这一笔后来隐去了什么", blank=True)
    kind = models.CharField("哪一种", max_length=16, choices=Kind.choices)
    category = models.ForeignKey(Category, models.PROTECT, verbose_name="哪一类", related_name="+")
    about = models.CharField("反映哪一级", max_length=16, choices=Level.choices, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="地方", related_name="+")
    seen_from = models.CharField("从哪一级起看得到", max_length=16, choices=Level.choices)
    office = models.ForeignKey(Area, models.PROTECT, verbose_name="在谁手里", related_name="+")
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="谁在办",
        null=True,
        related_name="+",
    )
    state = models.CharField(
        "办到哪里", max_length=16, choices=State.choices, default=State.RECEIVED
    )
    urgency = models.CharField("缓急", max_length=16, choices=Urgency.choices)
    clock_since = models.DateTimeField("从什么时候算起", default=timezone.now)
    days = models.PositiveSmallIntegerField("几天内答复")
    in_working_days = models.BooleanField("按工作日算", default=False)
    due_on = models.DateField("最迟哪天答复")
    settled_at = models.DateTimeField("什么时候办完", null=True)
    is_satisfied = models.BooleanField("群众满意", null=True)
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, verbose_name="和哪一件相同", null=True, related_name="+"
    )
    is_held = models.BooleanField("先看一看", default=False)
    agrees_to_publishing = models.BooleanField("群众同意给大家看", default=False)
    once_accused = models.BooleanField("反映过干部", default=False, editable=False)
    relayed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="谁代填",
        null=True,
        related_name="+",
    )
    text = TicketTextField("反映的内容", max_length=TEXT_LIMIT)
    contact = EncryptedTextField("联系方式", blank=True)
    receipt_hash = models.CharField(max_length=64, unique=True, editable=False)
    stamp = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("收到时间", default=timezone.now, db_index=True)

    objects = TicketManager()
    unscoped: models.Manager["Ticket"] = models.Manager()

    # Else the page's "usage" in the admin would tell the accused that there is a ticket.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "民情件"
        verbose_name_plural = "民情件"
        ordering = ["-created_at", "-pk"]
        indexes = [  # what is not settled is open
            models.Index(fields=["office", "settled_at", "due_on"], name="ticket_desk"),
            models.Index(fields=["settled_at", "due_on"], name="ticket_open"),
            models.Index(fields=["due_on"], condition=Q(is_held=True), name="ticket_held"),
        ]

    def __str__(self) -> str:
        return f"{self.title}（{timezone.localtime(self.created_at):%Y-%m-%d %H:%M}）"

    @property
    def about_page(self) -> int | None:
        """The number of the page that it is about, whether that is there or not."""
        return self.page_id or (int(self.page_number) if self.page_number.isdecimal() else None)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every cell of the row, as it read that day."""
        if isinstance(self.row_facts, LockedText):
            return (Fact("", self.row_facts),)
        return tuple(Fact(*pair) for pair in self.row_facts)

    @property
    def which_row(self) -> str:
        """The row by its first cells, for lists; empty where it is about the whole page."""
        return "，".join(fact.words for fact in self.facts[:2])

    @property
    def excerpt(self) -> str:
        """The beginning of the text, for lists."""
        return Truncator(self.text).chars(60)

    @property
    def photo_count(self) -> int:
        """How many photos came with it: anybody with the receipt may know that."""
        return TicketPhoto.unscoped.filter(ticket=self, event=None).count()

    @property
    def readable_contact(self) -> str:
        """The contact as it was left; empty once the time is over for which it may be kept.

        A contact whose key is gone is said to be unreadable: what was reported still is.
        """
        if self.created_at < timezone.now() - CONTACT_KEPT_FOR:
            return ""
        try:
            return self.contact
        except InvalidToken:
            return UNREADABLE

    @property
    def is_kept_from_village(self) -> bool:
        """Whether nobody who serves the village sees it."""
        return Level(self.seen_from).rank < Level.VILLAGE.rank

    @property
    def with_whom(self) -> str:
        """Who has it now, in words."""
        return office_words(self.office)

    @property
    def state_words(self) -> str:
        """How far it has come, in words for others than its author."""
        return state_words(State(self.state))

    @property
    def is_overdue(self) -> bool:
        """Nobody answered in time, and nobody waits for its author."""
        return State(self.state).clock_runs and timezone.now() >= end_of(self.due_on)


class TicketPhoto(models.Model):
    """A photo that came with a ticket, or waits for its form to be sent: then there is no ticket.

    `form` is the one-time number of that form, which the form alone knows. `digest` tells by a
    keyed hash that the same photo was sent twice. Of the file that was sent nothing is kept: `jpeg`
    is drawn anew. One that came later came with an `event`: an answer, or a proof.
    """

    ticket = models.ForeignKey(Ticket, models.CASCADE, null=True, related_name="+")
    event = models.ForeignKey(
        "feedback.TicketEvent", models.PROTECT, null=True, related_name="photos"
    )
    form = models.CharField(max_length=64, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    jpeg = models.FileField("照片", storage=private_storage, upload_to="photos/")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    created_at = models.DateTimeField("收到时间", default=timezone.now, db_index=True)

    objects = TicketPhotoManager()
    unscoped: models.Manager["TicketPhoto"] = models.Manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "照片"
        verbose_name_plural = "照片"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["form", "digest"], name="one_photo_of_a_kind_per_form")
        ]

    def __str__(self) -> str:
        return f"{self.width} × {self.height}"

    @property
    def number(self) -> str:
        """What names it in addresses and forms."""
        return number_of(self.pk, _PHOTOS)


def photo_numbered(number: str) -> int:
    """The `pk` of the photo. ValueError for what nobody ever gave out."""
    return pk_of(number, _PHOTOS)
