"""The verbs with which campaigns, their events, and warning cases are asked for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from areas.models import Area


class PlacedQuerySet(PageQuerySet):
    """Of pages with an `area`."""

    def everybodys(self) -> Self:
        """Those that everybody may read now.

        Asked in the same query: `public()` asks once more for each of the lists on a page.
        """
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        restrictions = PageViewRestriction.objects.alias(asked=path)
        above = restrictions.filter(asked__startswith=F("page__path"))
        return self.live().filter(~Exists(above))

    def within(self, area: Area) -> Self:
        """Those of `area` and of all places in it."""
        return self.filter(area__path__startswith=area.path)

    def above(self, area: Area) -> Self:
        """Those of `area` and of all that it lies in: whoever lives there is meant by them."""
        return self.filter(area__path__in=area.lineage_paths)

    def reaching(self, area: Area) -> Self:
        """Those in `area`, and those of all that it lies in."""
        inside, over = Q(area__path__startswith=area.path), Q(area__path__in=area.lineage_paths)
        return self.filter(inside | over)


class CampaignQuerySet(PlacedQuerySet):
    def everybodys(self) -> Self:
        """The latest first."""
        return super().everybodys().order_by(F("starts_on").desc(), "-pk")

    def not_over(self, day: date) -> CampaignQuerySet:
        """Those that are under way on `day`, or still to come."""
        return self.filter(Q(ends_on__gte=day) | Q(ends_on=None, starts_on__gte=day))


class EventQuerySet(PlacedQuerySet):
    def coming(self, now: datetime) -> EventQuerySet:
        """Those that one can still go to, what comes first first."""
        return self.filter(ends_at__gte=now).order_by("begins_at", "pk")

    def past(self, now: datetime) -> EventQuerySet:
        """Those that are over, the latest first."""
        return self.filter(ends_at__lt=now).order_by("-begins_at", "-pk")


class CaseQuerySet(PlacedQuerySet):
    def everybodys(self) -> Self:
        """The latest first."""
        return super().everybodys().order_by("-first_published_at", "-pk")


CampaignManager = PageManager.from_queryset(CampaignQuerySet)
CaseManager = PageManager.from_queryset(CaseQuerySet)
EventManager = PageManager.from_queryset(EventQuerySet)
