"""PDFs of posters that somebody asked for."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from disclosure.enums import PosterState
from home.private_files import private_storage


class PosterFile(models.Model):
    """One PDF, and how far it is. Whoever asked for it fetches it, within a day.

    `copies` are [page id, token of a posting or ""] in the order of the sheets; `done` of them were
    looked at, `left_out` were not public then. `problem` says why it could not be made. `sending`
    names the form that asked for it, as it was sent; None if none did.
    """

    title = models.CharField("海报", max_length=200)
    size = models.CharField("纸张", max_length=2)
    copies = models.JSONField()
    state = models.CharField(
        "状态", max_length=8, choices=PosterState.choices, default=PosterState.WAITING
    )
    done = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    file = models.FileField("PDF", storage=private_storage, upload_to="posters/", blank=True)
    sending = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "海报文件"
        verbose_name_plural = "海报文件"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.title}（{self.size.upper()}）"
