"""The campaigns of an area, and one of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Workflow
from wagtail.search import index

from campaigns.blocks import CampaignBlock
from campaigns.calendar import Calendar
from campaigns.enums import Stage
from campaigns.forms import CampaignForm
from campaigns.models.cases import WarningCasePage
from campaigns.models.events import EventPage
from campaigns.querysets import CampaignManager, CaseQuerySet
from campaigns.reviews import CampaignReviewTask
from campaigns.tally import tally_of
from disclosure.models.inspection import InspectionPage
from disclosure.models.reviewed import WHEN
from disclosure.review_panel import ReviewPanel
from home.branches import BranchPage
from home.caching import cacheable
from home.models import BasePage
from language.dates import say_days

PER_PAGE = 20
SHOWN = 5
"""How many events to come, and that are over, stand with a campaign; all are in the calendar."""
WRONG_WAY_ROUND = "结束的日子在开始的前面。请改正其中一个。"


class CampaignIndexPage(RoutablePageMixin, BranchPage):
    """The campaigns in one area, and the calendar of its events."""

    named = "廉洁教育"
    addressed = "campaigns"

    template = "pages/campaigns/index.html"
    parent_page_types: ClassVar = ["home.HomePage", "home.CountyPage", "home.TownPage"]
    subpage_types: ClassVar = [
        "campaigns.CampaignPage",
        "campaigns.EventPage",
        "campaigns.WarningCasePage",
    ]
    is_creatable = False

    class Meta:
        verbose_name = "廉洁教育"
        verbose_name_plural = "廉洁教育"

    def listed(self, tag: str, number: str | None) -> "ListPage[CampaignPage]":
        """A page of the campaigns in the area, the latest first; of one tag, if one is given."""
        campaigns = CampaignPage.objects.everybodys().within(self.area).select_related("area")
        if tag:
            campaigns = campaigns.filter(tags__name=tag)
        return Paginator(campaigns, PER_PAGE).get_page(number)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        tag = request.GET.get("tag", "")
        listed = self.listed(tag, request.GET.get("page"))
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        coming = EventPage.objects.everybodys().reaching(self.area).coming(now)
        return context | {
            "listed": listed,
            "tag": tag,
            "coming": list(coming.select_related("area")[:SHOWN]),
            "tally": tally_of(self.area, now),
            "cases": self._cases()[:SHOWN],
        }

    @path("")
    def index_route(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().index_route(request, *args, **kwargs)
        return cacheable(request, response)

    @path("calendar/")
    def calendar(self, request: HttpRequest) -> HttpResponseBase:
        """The events that reach the area: those to come, or those that are over."""
        calendar = Calendar.asked(self.area, request.GET, timezone.now())
        context = {"page": self, "calendar": calendar}
        return cacheable(request, render(request, "pages/campaigns/calendar.html", context))

    @path("cases/")
    def cases(self, request: HttpRequest) -> HttpResponseBase:
        """All warning cases that reach the area, the latest first."""
        cases = Paginator(self._cases(), PER_PAGE).get_page(request.GET.get("page"))
        context = {"page": self, "cases": cases}
        return cacheable(request, render(request, "pages/campaigns/cases.html", context))

    def _cases(self) -> CaseQuerySet:
        return WarningCasePage.objects.everybodys().reaching(self.area).select_related("area")


class CampaignTag(TaggedItemBase):
    content_object = ParentalKey(
        "campaigns.CampaignPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class CampaignPage(InspectionPage):
    """One campaign of integrity education: who is meant, when, and what is told."""

    called = "这个活动"
    template = "pages/campaigns/campaign.html"
    parent_page_types: ClassVar = ["campaigns.CampaignIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    texts = ("in_short", "organisers", "audience")
    needs = ("in_short", "organisers", "starts_on")

    in_short = models.TextField(
        "一句话", max_length=200, help_text="这个活动做什么、为什么做。显示在最上面。"
    )
    organisers = models.CharField("主办", max_length=120, help_text="几家一起办的，用顿号隔开。")
    audience = models.CharField("请谁参加", max_length=120, blank=True)
    starts_on = models.DateField("哪天开始", null=True, db_index=True)
    ends_on = models.DateField("哪天结束", null=True, blank=True, help_text="只有一天的，不用填。")
    tags = ClusterTaggableManager("标签", through=CampaignTag, blank=True)
    body = StreamField(CampaignBlock(), verbose_name="正文", blank=True)

    objects = CampaignManager()

    base_form_class = CampaignForm
    content_panels: ClassVar = [
        ReviewPanel(heading="到哪一步了", icon="tasks"),
        *BasePage.content_panels,
        FieldPanel("in_short"),
        MultiFieldPanel([FieldPanel("organisers"), FieldPanel("audience")], heading="谁和谁"),
        MultiFieldPanel([FieldPanel("starts_on"), FieldPanel("ends_on")], heading="什么时候"),
        FieldPanel("body"),
        FieldPanel("tags"),
        FieldPanel("go_live_at", heading="定时公开", help_text=WHEN),
    ]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("in_short"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "活动"
        verbose_name_plural = "活动"

    @property
    def share_description(self) -> str:
        return self.search_description or self.in_short

    @property
    def last_day(self) -> date | None:
        return self.ends_on or self.starts_on

    @property
    def stage(self) -> Stage | None:
        """How far it is today; None for a draft that has no day yet."""
        if self.starts_on is None or self.last_day is None:
            return None
        return Stage.on(timezone.localdate(), self.starts_on, self.last_day)

    @property
    def days(self) -> str:
        """From when to when, as people say it: 2026年12月1日到12月31日; empty without a day."""
        if self.starts_on is None or self.last_day is None:
            return ""
        return say_days(self.starts_on, self.last_day)

    @property
    def review_address(self) -> str:
        return reverse("campaigns_admin:review", args=[self.pk])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        events = EventPage.objects.everybodys().filter(campaign=self).select_related("area")
        return super().get_context(request, *args, **kwargs) | {
            "coming": list(events.coming(now)[:SHOWN]),
            "past": list(events.past(now)[:SHOWN]),
        }

    def get_workflow(self) -> Workflow:
        return CampaignReviewTask.workflow()

    def contradictions(self) -> dict[str, str]:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            return {"ends_on": WRONG_WAY_ROUND}
        return {}

    def said_in_public(self) -> Iterator[tuple[str, str]]:
        yield from super().said_in_public()
        yield "tags", "\n".join(tag.name for tag in self.tags.all())
