"""How far a campaign or an event is."""

from datetime import date, datetime
from typing import Self, TypeVar

from django.db.models import TextChoices

When = TypeVar("When", date, datetime)


class Stage(TextChoices):
    COMING = "coming", "还没有开始"
    UNDER_WAY = "under_way", "正在开展"
    OVER = "over", "已经结束"

    @classmethod
    def on(cls, now: When, first: When, last: When) -> Self:
        """That of what goes from `first` to `last`; both are part of it."""
        if now < first:
            return cls("coming")
        return cls("under_way") if now <= last else cls("over")
