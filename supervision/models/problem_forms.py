"""The list by which rounds are inspected: in which forms problems show."""

from typing import ClassVar

from django.db import models

MOST_CHARACTERS = {"aspect": 60, "form": 120}


class ProblemForm(models.Model):
    """One form in which a problem shows, and the aspect that it belongs to."""

    aspect = models.CharField(
        "方面", max_length=MOST_CHARACTERS["aspect"], help_text="例如：群众身边腐败问题"
    )
    form = models.CharField(
        "问题表现",
        max_length=MOST_CHARACTERS["form"],
        unique=True,
        help_text="例如：集体资产出租没有公开",
    )

    class Meta:
        verbose_name = "问题表现形式"
        verbose_name_plural = "问题表现形式"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.form


def aspects() -> dict[str, str]:
    """By each form the aspect that it belongs to."""
    return dict(ProblemForm.objects.values_list("form", "aspect"))
