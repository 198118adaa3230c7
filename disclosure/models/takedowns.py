"""What was public and is not any more: the public reads why."""

from typing import ClassVar

from django.conf import settings
from django.db import models

REASON_LENGTH = 200


class Takedown(models.Model):
    """A notice was taken off the site, by whom and why. What is public again keeps them."""

    page = models.ForeignKey("disclosure.DisclosurePage", models.CASCADE, related_name="takedowns")
    reason = models.CharField("为什么撤下", max_length=REASON_LENGTH)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    taken_down_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "撤下"
        verbose_name_plural = "撤下"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.page}：{self.reason}"
