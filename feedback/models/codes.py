"""What is printed and scanned."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from areas.enums import Level
from areas.models import Area
from feedback.enums import Hanging, Stands
from feedback.tokens import format_token

PLACE_LIMIT = 40  # characters; it is printed in one line
PERSON_LIMIT = 20  # characters
REASON_LIMIT = 200  # characters


class Code(models.Model):
    """The permanent token of a page or of a place. It is printed, so it outlives what it is of.

    A place is a door, a notice board or a grid: `area` is the smallest area that it lies in,
    `title` what people call it there. A page's `title` is its own, and its `slug` the last part of
    its address. `gone_at` is when the page was taken down and `why_gone` why, for good: where the
    page was deleted, `page` is None.
    """

    token = models.CharField("码", max_length=9, unique=True)
    page = models.OneToOneField(
        Page, verbose_name="页面", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    stands_for = models.CharField(
        "是什么的码", max_length=8, choices=Stands.choices, default=Stands.PAGE
    )
    area = models.ForeignKey(
        Area, verbose_name="网格", null=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField("名称", max_length=255)
    slug = models.CharField("网址", max_length=255, blank=True, editable=False)
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
        constraints = [
            models.UniqueConstraint(
                fields=["area", "stands_for", "title"],
                name="place_once",
                violation_error_message="这个地方已经有码了。",
            ),
            models.CheckConstraint(
                name="place_lies_somewhere",
                condition=models.Q(stands_for=Stands.PAGE)
                | models.Q(area__isnull=False, village__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.printed}（{self.title}）"

    @property
    def is_of_place(self) -> bool:
        """Whether it hangs for a place, and not for a page."""
        return self.stands_for != Stands.PAGE

    @property
    def called(self) -> str:
        """What it leads to, in sentences; known also where the page was deleted."""
        of_village = self.village is not None and self.village.level == Level.VILLAGE
        return "这份公示" if of_village else "这一页"

    @property
    def printed(self) -> str:
        """As printed below the QR code: "C7HK-M3RT-2"."""
        return format_token(self.token)


class Posting(models.Model):
    """One printed copy of a code, with a token of its own and the place where it was to hang.

    It is never deleted: paper cannot be called back. Printed again, it is another posting.
    `hanging` and `seen_on` tell what it was like when somebody last looked, and when.
    """

    token = models.CharField("码", max_length=9, unique=True)
    code = models.ForeignKey(Code, models.PROTECT, related_name="postings")
    place = models.CharField("贴在哪里", max_length=PLACE_LIMIT)
    put_up_by = models.CharField("谁去贴", max_length=PERSON_LIMIT)
    put_up_on = models.DateField("哪天贴", default=timezone.localdate)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    printing = models.ForeignKey(
        "SignPrinting", models.PROTECT, null=True, editable=False, related_name="postings"
    )
    hanging = models.CharField(
        "怎么样", max_length=8, choices=Hanging.choices, default=Hanging.HANGS, editable=False
    )
    seen_on = models.DateField("哪天看过", null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "张贴"
        verbose_name_plural = "张贴"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.printed}（{self.place}）"

    @property
    def is_off(self) -> bool:
        """Whether it was noted that it does not hang any more."""
        return self.hanging == Hanging.RETIRED

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
