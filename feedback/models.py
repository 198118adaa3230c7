"""What is scanned, and what residents answer."""

from datetime import timedelta

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from wagtail.models import Page

from areas.models import Area
from feedback.fields import EncryptedTextField
from feedback.managers import TicketManager, TicketPhotoManager
from feedback.row_facts import Fact, ReadableEncoder
from feedback.tokens import format_token
from home.private_files import private_storage

CONTACT_KEPT_FOR = timedelta(days=365)
TEXT_LIMIT = 2000  # characters
CONTACT_LIMIT = 100  # characters
PLACE_LIMIT = 40  # characters; it is printed in one line
PERSON_LIMIT = 20  # characters
REASON_LIMIT = 200  # characters
UNREADABLE = "无法解密（加密用的钥匙换过，旧钥匙没有留下，请找系统管理员）"


class Code(models.Model):
    """The permanent token of a page. It is printed, so it outlives its page.

    `gone_at` is when the page was taken down and `why_gone` why, for good: where the page was
    deleted, `page` is None.
    """

    token = models.CharField("码", max_length=9, unique=True)
    page = models.OneToOneField(
        Page, verbose_name="页面", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    page_title = models.CharField("页面标题", max_length=255)
    village = models.ForeignKey(
        Area, verbose_name="村（社区）", null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField("生成时间", default=timezone.now, editable=False)
    gone_at = models.DateTimeField("撤下时间", null=True, editable=False)
    why_gone = models.CharField("撤下原因", max_length=REASON_LIMIT, blank=True, editable=False)

    # "Usage" of a page in the admin is about editors' links, and costs queries at each publication.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "码"
        verbose_name_plural = "码"

    def __str__(self) -> str:
        return f"{self.printed}（{self.page_title}）"

    @property
    def printed(self) -> str:
        """As printed below the QR code: "C7HK-M3RT-2"."""
        return format_token(self.token)


class Posting(models.Model):
    """One printed copy of a code, with a token of its own and the place where it was to hang.

    It is never deleted: paper cannot be called back. Printed again, it is another posting.
    """

    token = models.CharField("码", max_length=9, unique=True)
    code = models.ForeignKey(Code, models.PROTECT, related_name="postings")
    place = models.CharField("贴在哪里", max_length=PLACE_LIMIT)
    put_up_by = models.CharField("谁去贴", max_length=PERSON_LIMIT)
    put_up_on = models.DateField("哪天贴", default=timezone.localdate)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "张贴"
        verbose_name_plural = "张贴"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.printed}（{self.place}）"

    @property
    def printed(self) -> str:
        """As printed below the QR code: "C7HK-M3RT-2"."""
        return format_token(self.token)


class DailyScans(models.Model):
    """How often the token of a code or of a posting was scanned on a day; no more is kept of it."""

    token = models.CharField("码", max_length=9)
    day = models.DateField("哪天")
    count = models.PositiveBigIntegerField("次数", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token", "day"], name="one_count_per_token_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.token} {self.day}: {self.count}"


class Ticket(models.Model):
    """One piece of feedback, with what it was about as it read that day."""

    page = models.ForeignKey(
        Page, verbose_name="页面", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    page_title = models.CharField("公开事项", max_length=255)
    village = models.ForeignKey(
        Area, verbose_name="村（社区）", on_delete=models.PROTECT, related_name="+"
    )
    row_key = models.CharField("行号", max_length=64, blank=True)
    row_facts = models.JSONField("哪一笔", default=list, blank=True, encoder=ReadableEncoder)
    row_changes = models.TextField("这一笔后来隐去了什么", blank=True)
    text = models.TextField("反映的内容", max_length=TEXT_LIMIT)
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

    def __str__(self) -> str:
        return f"{self.page_title}（{timezone.localtime(self.created_at):%Y-%m-%d %H:%M}）"

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every cell of the row, as it read that day."""
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
        return TicketPhoto.unscoped.filter(ticket=self).count()

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


class TicketPhoto(models.Model):
    """A photo that came with a ticket, or waits for its form to be sent: then there is no ticket.

    `form` is the one-time number of that form, which the form alone knows. `digest` tells by a
    keyed hash that the same photo was sent twice. Of the file that was sent nothing is kept: `jpeg`
    is drawn anew.
    """

    ticket = models.ForeignKey(Ticket, models.CASCADE, null=True, related_name="+")
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
