"""What was answered at the doors, by nobody who is known."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from areas.models import Area
from supervision.doorstep import LONGEST_QUESTION, Said
from supervision.models.rounds import InspectionRoundPage


class DoorstepAnswer(models.Model):
    """One answer: which village, what was asked and in which words, what was said, on which day.

    The question stands in its own words: asked in other words it is another one. `sheet` is the
    one-time number of the form, so that one sent twice is kept once. What `is_held` came from one
    address so often that it is told apart.
    """

    round = models.ForeignKey(InspectionRoundPage, models.CASCADE, related_name="doorstep_answers")
    village = models.ForeignKey(Area, models.PROTECT, verbose_name="村", related_name="+")
    question = models.CharField("问题", max_length=LONGEST_QUESTION)
    said = models.CharField("回答", max_length=8, choices=Said.choices)
    day = models.DateField("哪天")
    sheet = models.CharField(max_length=32, editable=False)
    is_held = models.BooleanField("同一个网络送来太多", default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "入户问的回答"
        verbose_name_plural = "入户问的回答"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "question"], name="one_answer_of_a_sheet")
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.get_said_display()}"
