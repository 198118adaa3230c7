"""The verbs with which rounds and their progress notices are asked for."""

from __future__ import annotations

from django.db.models import F
from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class RoundQuerySet(PageQuerySet):
    def everybodys(self) -> RoundQuerySet:
        """Those that everybody may read now, the latest first."""
        public: RoundQuerySet = self.live().public()
        return public.order_by(F("starts_on").desc(), "-pk")


class ProgressQuerySet(PageQuerySet):
    def everybodys(self) -> ProgressQuerySet:
        """Those that everybody may read now, the latest first."""
        public: ProgressQuerySet = self.live().public()
        return public.order_by(F("as_of").desc(), "-pk")


RoundManager = PageManager.from_queryset(RoundQuerySet)
ProgressManager = PageManager.from_queryset(ProgressQuerySet)
