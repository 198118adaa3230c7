"""How far a campaign is."""

from datetime import date
from typing import Self

from django.db.models import TextChoices


class Stage(TextChoices):
    COMING = "coming", "还没有开始"
    UNDER_WAY = "under_way", "正在开展"
    OVER = "over", "已经结束"

    @classmethod
    def on(cls, day: date, starts_on: date, ends_on: date) -> Self:
        """That of a campaign on `day`; its first and its last day are both part of it."""
        if day < starts_on:
            return cls("coming")
        return cls("under_way") if day <= ends_on else cls("over")
