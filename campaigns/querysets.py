"""The verbs with which campaigns are asked for."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from areas.models import Area


class CampaignQuerySet(PageQuerySet):
    def everybodys(self) -> CampaignQuerySet:
        """Those that everybody may read now, the latest first."""
        public: CampaignQuerySet = self.live().public()
        return public.order_by(F("starts_on").desc(), "-pk")

    def within(self, area: Area) -> CampaignQuerySet:
        """Those of `area` and of all places in it."""
        return self.filter(area__path__startswith=area.path)

    def above(self, area: Area) -> CampaignQuerySet:
        """Those of `area` and of all that it lies in: whoever lives there is meant by them."""
        return self.filter(area__path__in=area.lineage_paths)

    def not_over(self, day: date) -> CampaignQuerySet:
        """Those that are under way on `day`, or still to come."""
        return self.filter(Q(ends_on__gte=day) | Q(ends_on=None, starts_on__gte=day))


CampaignManager = PageManager.from_queryset(CampaignQuerySet)
