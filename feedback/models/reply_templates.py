"""Words that handlers need every day, written once by the county."""

from django.db import models

from feedback.models.tickets import TEXT_LIMIT


class ReplyTemplate(models.Model):
    """A text that is put into the box for the author at a tap, to be completed there."""

    title = models.CharField("叫什么", max_length=20, unique=True)
    text = models.TextField(
        "写给群众看的话", max_length=TEXT_LIMIT, help_text="办的人点了还能改，改好再送出。"
    )
    order = models.PositiveSmallIntegerField("次序", default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "常用答复"
        verbose_name_plural = "常用答复"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title
