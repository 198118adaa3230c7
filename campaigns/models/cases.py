"""What went wrong elsewhere, and where in the villages' own tables everybody could have seen it."""

from functools import cached_property
from typing import Any, ClassVar

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Workflow
from wagtail.search import index

from campaigns.ledger_columns import LedgerColumn, column_choices, ledger_column
from campaigns.querysets import CaseManager
from campaigns.reviews import CampaignReviewTask
from campaigns.shown_notices import newest_of_villages
from disclosure.inspection_form import InspectionPageForm
from disclosure.models import DisclosurePage
from disclosure.models.inspection import InspectionPage
from disclosure.models.reviewed import WHEN
from disclosure.review_panel import ReviewPanel
from home.blocks import BodyBlock
from home.models import BasePage
from home.outer_texts import Doubt
from supervision.doubts import doubts_of_inspected

NOTICES_PER_PAGE = 20


class WarningCasePage(InspectionPage):
    """A warning case. It names nobody: what may be a name, behind an office as well, is asked
    about."""

    called = "这个案例"
    template = "pages/campaigns/case.html"
    parent_page_types: ClassVar = ["campaigns.CampaignIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    texts = ("in_short", "rule", "telling")
    needs = ("in_short", "rule", "ledger_column_name", "telling")

    in_short = models.TextField(
        "一句话", max_length=200, help_text="出了什么事。不写是谁、哪个村。"
    )
    body = StreamField(
        BodyBlock(),
        verbose_name="事情的经过",
        blank=True,
        help_text="不写名字，写“某村会计”“一名村干部”。",
    )
    rule = models.TextField(
        "违反了哪条规定",
        max_length=400,
        help_text="规定的名字，和它说的是什么，用村民听得懂的话。",
    )
    ledger_column_name = models.CharField(
        "哪张表的哪一栏看得出来", max_length=60, choices=column_choices
    )
    telling = models.TextField(
        "怎么看得出来",
        max_length=300,
        help_text="例如：一连三个季度都写着“已收齐”，收支表里却没有这笔钱。",
    )

    objects = CaseManager()

    base_form_class = InspectionPageForm
    content_panels: ClassVar = [
        ReviewPanel(heading="到哪一步了", icon="tasks"),
        *BasePage.content_panels,
        FieldPanel("in_short"),
        FieldPanel("body"),
        FieldPanel("rule"),
        MultiFieldPanel(
            [FieldPanel("ledger_column_name"), FieldPanel("telling")], heading="从哪里看得出来"
        ),
        FieldPanel("go_live_at", heading="定时公开", help_text=WHEN),
    ]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("in_short"),
        index.SearchField("body"),
        index.SearchField("rule"),
    ]

    class Meta:
        verbose_name = "警示案例"
        verbose_name_plural = "警示案例"

    @property
    def share_description(self) -> str:
        return self.search_description or self.in_short

    @cached_property
    def shown_by(self) -> LedgerColumn | None:
        """The column that would have shown it; None for a draft that has none yet."""
        return ledger_column(self.ledger_column_name)

    @property
    def review_address(self) -> str:
        return reverse("campaigns_admin:review_case", args=[self.pk])

    def get_workflow(self) -> Workflow:
        return CampaignReviewTask.workflow()

    def doubts_of(self, text: str) -> list[Doubt]:
        return doubts_of_inspected(text)

    def notices(self, number: str | None) -> "ListPage[DisclosurePage]":
        """A page of the newest notices of that ledger, one of each village in the area."""
        ledger = self.shown_by.ledger.name if self.shown_by else ""
        return Paginator(newest_of_villages(self.area, ledger), NOTICES_PER_PAGE).get_page(number)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"notices": self.notices(request.GET.get("page"))}
