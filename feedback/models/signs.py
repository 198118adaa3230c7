"""Signs of places: printed together, and looked after."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from areas.models import Area
from feedback.enums import Hanging, PrintState
from feedback.models.codes import REASON_LIMIT, Posting
from home.private_files import private_storage


class SignPrinting(models.Model):
    """The signs that were printed together for an area: their postings, and the PDF for a day.

    `sending` names the form that asked for them, as it was sent; `problem` says why there is no
    PDF.
    """

    area = models.ForeignKey(Area, models.PROTECT, verbose_name="哪里", related_name="+")
    sending = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(
        "PDF", max_length=8, choices=PrintState.choices, default=PrintState.WAITING
    )
    problem = models.CharField(max_length=300, blank=True)
    file = models.FileField("PDF", storage=private_storage, upload_to="signs/", blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField("什么时候", default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "门牌打印"
        verbose_name_plural = "门牌打印"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.area.short_name}门牌（{timezone.localtime(self.asked_at):%Y-%m-%d %H:%M}）"


class PostingCheck(models.Model):
    """Somebody looked at a posting: on which day, what it was like, and a photo if there is one."""

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="checks")
    found = models.CharField("怎么样", max_length=8, choices=Hanging.choices)
    day = models.DateField("哪天", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by_words = models.CharField("谁", max_length=100)
    note = models.CharField("备注", max_length=REASON_LIMIT, blank=True)
    photo = models.FileField("照片", storage=private_storage, upload_to="sign-photos/", blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "巡看"
        verbose_name_plural = "巡看"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_found_display()} {self.day:%Y-%m-%d}"
