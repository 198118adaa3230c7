"""One event: where and when, and what came of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.db import models
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Workflow
from wagtail.search import index

from campaigns.blocks import CampaignBlock, ProgrammeBlock
from campaigns.enums import Stage
from campaigns.event_rules import faults_of_event
from campaigns.forms import EventForm
from campaigns.querysets import EventManager
from campaigns.reviews import CampaignReviewTask
from disclosure.models.inspection import InspectionPage
from disclosure.models.reviewed import WHEN
from disclosure.review_panel import ReviewPanel
from home.blocks import words_of
from home.models import BasePage
from language.clock import say_span

if TYPE_CHECKING:
    from campaigns.models.campaigns import CampaignPage


class EventPage(InspectionPage):
    """One event, on the branch of the area that holds it; its campaign may be that of an area
    above. Of who came only the number is told."""

    called = "这场活动"
    template = "pages/campaigns/event.html"
    parent_page_types: ClassVar = ["campaigns.CampaignIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    texts = ("in_short", "organisers", "audience", "venue")
    needs = ("in_short", "organisers", "venue", "begins_at", "ends_at")

    campaign = models.ForeignKey(
        "campaigns.CampaignPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name="属于哪个活动",
        help_text="县里的活动，镇里也可以办自己的一场。单独办的，不用选。",
    )
    in_short = models.TextField("一句话", max_length=200, help_text="这一场做什么。显示在最上面。")
    organisers = models.CharField("主办", max_length=120, help_text="几家一起办的，用顿号隔开。")
    audience = models.CharField("请谁参加", max_length=120, blank=True)
    venue = models.CharField("在哪里", max_length=120, help_text="例如：星光村文化礼堂")
    begins_at = models.DateTimeField(
        "什么时候开始", null=True, db_index=True, help_text="例如：2026-12-08 14:00"
    )
    ends_at = models.DateTimeField("什么时候结束", null=True, db_index=True)
    programme = StreamField(ProgrammeBlock(), verbose_name="怎么安排", blank=True)
    attendance = models.IntegerField(
        "来了多少人",
        null=True,
        blank=True,
        help_text="办完以后再写。只写人数，不写谁来了。",
    )
    body = StreamField(
        CampaignBlock(), verbose_name="办得怎么样", blank=True, help_text="办完以后再写。"
    )

    objects = EventManager()

    base_form_class = EventForm
    content_panels: ClassVar = [
        ReviewPanel(heading="到哪一步了", icon="tasks"),
        *BasePage.content_panels,
        FieldPanel("campaign", widget=forms.Select),
        FieldPanel("in_short"),
        MultiFieldPanel([FieldPanel("begins_at"), FieldPanel("ends_at")], heading="什么时候"),
        FieldPanel("venue"),
        MultiFieldPanel([FieldPanel("organisers"), FieldPanel("audience")], heading="谁和谁"),
        FieldPanel("programme"),
        MultiFieldPanel([FieldPanel("attendance"), FieldPanel("body")], heading="办完以后"),
        FieldPanel("go_live_at", heading="定时公开", help_text=WHEN),
    ]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("in_short"),
        index.SearchField("venue"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "一场活动"
        verbose_name_plural = "各场活动"

    @property
    def share_description(self) -> str:
        return self.search_description or f"{self.when}，{self.venue}。{self.in_short}"

    @property
    def stage(self) -> Stage | None:
        """How far it is now; None for a draft without its times."""
        if self.begins_at is None or self.ends_at is None:
            return None
        return Stage.on(timezone.now(), self.begins_at, self.ends_at)

    @property
    def when(self) -> str:
        """From when to when, as people say it; empty without its times."""
        if self.begins_at is None or self.ends_at is None:
            return ""
        return say_span(timezone.localtime(self.begins_at), timezone.localtime(self.ends_at))

    @property
    def public_campaign(self) -> "CampaignPage | None":
        """Its campaign, if everybody may read that one; taken down, it is named nowhere."""
        campaign = self.campaign
        public = campaign and campaign.live and not campaign.get_view_restrictions()
        return campaign if public else None

    @property
    def review_address(self) -> str:
        return reverse("campaigns_admin:review_event", args=[self.pk])

    def get_workflow(self) -> Workflow:
        return CampaignReviewTask.workflow()

    def objection_to_content(self) -> str:
        """None: before it was held there is no more to tell than where and when."""
        return ""

    def contradictions(self) -> dict[str, str]:
        return faults_of_event(self.begins_at, self.ends_at, self.attendance, timezone.now())

    def said_in_public(self) -> Iterator[tuple[str, str]]:
        yield from super().said_in_public()
        yield "programme", "\n".join(words_of(self.programme))
