"""The inspection rounds of a county, each with its public announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Workflow
from wagtail.search import index

from areas.enums import Level
from areas.models import Area, phone_validator
from disclosure.inspection_form import InspectionPageForm
from disclosure.models.inspection import InspectionPage
from disclosure.models.reviewed import WHEN
from disclosure.review_panel import ReviewPanel
from home.blocks import BodyBlock
from home.branches import BranchPage
from home.models import BasePage
from home.outer_texts import Doubt
from language.dates import say_days
from supervision.doorstep import fault_of_questions, is_asked_on, questions_in
from supervision.doubts import doubts_of_inspected
from supervision.enums import Attention, RoundKind
from supervision.panels import DoorstepPanel, NoticesPanel
from supervision.querysets import RoundManager
from supervision.reviews import RoundReviewTask
from supervision.village_names import Called, VillageNames

if TYPE_CHECKING:  # they lie below a round, so that they cannot be imported yet
    from supervision.models.progress import ProgressNoticePage

PER_PAGE = 20
NO_VILLAGES = "还没有写查哪些村。请在「查哪些村」里加上，再提交审核。"
ELSEWHERE = "「查哪些村」里，{}不在{}。请去掉。"
TWICE = "「查哪些村」里，{}写了两次。请去掉一个。"
WRONG_WAY_ROUND = "结束的日子在开始的前面。请改正其中一个。"


class RoundIndexPage(BranchPage):
    """The inspection rounds of one county."""

    named = "巡察整改"
    addressed = "inspections"

    template = "pages/supervision/index.html"
    parent_page_types: ClassVar = ["home.HomePage", "home.CountyPage"]
    subpage_types: ClassVar = ["supervision.InspectionRoundPage"]
    is_creatable = False

    class Meta:
        verbose_name = "巡察整改"
        verbose_name_plural = "巡察整改"

    def listed(self, number: str | None) -> ListPage[InspectionRoundPage]:
        """A page of the rounds in the area, the latest first."""
        rounds = InspectionRoundPage.objects.everybodys().filter(
            area__path__startswith=self.area.path
        )
        return Paginator(rounds.select_related("area"), PER_PAGE).get_page(number)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"listed": self.listed(request.GET.get("page"))}


class InspectionRoundPage(InspectionPage):
    """One round: its announcement, so that people know who comes, when, and how to reach them."""

    called = "这轮巡察"
    template = "pages/supervision/round.html"
    parent_page_types: ClassVar = ["supervision.RoundIndexPage"]
    subpage_types: ClassVar = ["supervision.ProgressNoticePage"]

    texts = ("scope", "team", "address", "questions")
    needs = ("starts_on", "ends_on", "scope", "team", "phone")

    kind = models.CharField(
        "哪一种巡察", max_length=16, choices=RoundKind.choices, default=RoundKind.REGULAR
    )
    starts_on = models.DateField("哪天开始", null=True, db_index=True)
    ends_on = models.DateField("哪天结束", null=True)
    scope = models.TextField(
        "查什么", max_length=400, help_text="查哪些方面的事，用村民听得懂的话。"
    )
    team = models.CharField("谁来查", max_length=120, help_text="例如：县委第三巡察组，5 个人")
    phone = models.CharField(
        "电话",
        max_length=20,
        validators=[phone_validator],
        help_text="巡察组的值班电话，村民可以打。",
    )
    address = models.CharField("在哪里", max_length=120, blank=True, help_text="可以当面说的地方。")
    questions = models.TextField(
        "入户问什么",
        blank=True,
        help_text=(
            "一行写一个问题，村民点“是”“不是”“不清楚”来答，例如：村里的出租都公开吗？"
            "巡察的这些天里，公告上、被查的村的租赁和救助公示上都能答。回答只有县纪检看得到。"
        ),
    )
    body = StreamField(BodyBlock(), verbose_name="另外要说的", blank=True)

    objects = RoundManager()

    base_form_class = InspectionPageForm
    content_panels: ClassVar = [
        ReviewPanel(heading="到哪一步了", icon="tasks"),
        NoticesPanel(heading="改得怎么样了", icon="clipboard-list"),
        DoorstepPanel(heading="入户问到了什么", icon="help"),
        *BasePage.content_panels,
        FieldPanel("kind"),
        MultiFieldPanel([FieldPanel("starts_on"), FieldPanel("ends_on")], heading="什么时候"),
        FieldPanel("scope"),
        MultiFieldPanel(
            [FieldPanel("team"), FieldPanel("phone"), FieldPanel("address")],
            heading="谁来查，怎么找他们",
        ),
        InlinePanel("villages", heading="查哪些村", label="村"),
        FieldPanel("questions"),
        FieldPanel("body"),
        FieldPanel("go_live_at", heading="定时公开", help_text=WHEN),
    ]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("scope")]

    class Meta:
        verbose_name = "一轮巡察"
        verbose_name_plural = "巡察"

    @property
    def share_description(self) -> str:
        return self.search_description or self.scope

    @property
    def days(self) -> str:
        """From when to when, as people say it; empty without a day."""
        if self.starts_on is None or self.ends_on is None:
            return ""
        return say_days(self.starts_on, self.ends_on)

    @property
    def round_kind(self) -> RoundKind:
        return RoundKind(self.kind)

    @property
    def review_address(self) -> str:
        return reverse("supervision_admin:review_round", args=[self.pk])

    def get_workflow(self) -> Workflow:
        return RoundReviewTask.workflow()

    def doubts_of(self, text: str) -> list[Doubt]:
        return doubts_of_inspected(text)

    def objection_to_content(self) -> str:
        villages = [each.village for each in self.villages.select_related("village")]
        if not villages:
            return NO_VILLAGES
        for village in villages:
            if not village.path.startswith(self.area.path):
                return ELSEWHERE.format(village.full_name, self.area.short_name)
            if villages.count(village) > 1:
                return TWICE.format(village.full_name)
        return ""

    def contradictions(self) -> dict[str, str]:
        wrong = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            wrong["ends_on"] = WRONG_WAY_ROUND
        if fault := fault_of_questions(self.doorstep_questions):
            wrong["questions"] = fault
        return wrong

    @property
    def doorstep_questions(self) -> list[str]:
        """What is asked at the doors, in order."""
        return questions_in(self.questions)

    @property
    def doorstep_sheets(self) -> int:
        """How many forms with answers came."""
        return self.doorstep_answers.values("sheet").distinct().count()

    @property
    def is_asking(self) -> bool:
        """Whether everybody may answer its questions today."""
        on_time = is_asked_on(timezone.localdate(), self.starts_on, self.ends_on)
        return bool(self.live and on_time and self.doorstep_questions)

    def looked_at(self) -> dict[Attention, list[str]]:
        """The villages of the round, with their towns, by how closely each is looked at, the
        closest first."""
        each_village = list(self.villages.select_related("village"))
        names = Area.objects.full_names(each.village for each in each_village)
        found: dict[Attention, list[str]] = {attention: [] for attention in Attention}
        for each in each_village:
            found[Attention(each.attention)].append(names[each.village.code])
        return {attention: places for attention, places in found.items() if places}

    def village_names(self) -> VillageNames:
        """What its villages are called in its lists of problems, in tree order."""
        villages = [each.village for each in self.villages.select_related("village")]
        villages.sort(key=lambda village: village.path)
        names = Area.objects.full_names(villages)
        return VillageNames(
            tuple(Called(each.code, each.short_name, names[each.code]) for each in villages)
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"notices": self.notices(), "looked_at": self.looked_at().items()}

    def notices(self) -> list[ProgressNoticePage]:
        """What everybody may read of how the problems are put right, the latest first."""
        below = self.get_children().live().public().specific()
        found = cast("list[ProgressNoticePage]", list(below))
        return sorted(found, key=lambda notice: str(notice.as_of), reverse=True)


class RoundVillage(Orderable):
    """A village of a round, and how closely it is looked at."""

    round = ParentalKey(InspectionRoundPage, on_delete=models.CASCADE, related_name="villages")
    village = models.ForeignKey(
        Area,
        models.PROTECT,
        verbose_name="村",
        related_name="+",
        limit_choices_to={"level": Level.VILLAGE},
    )
    attention = models.CharField(
        "类别", max_length=16, choices=Attention.choices, default=Attention.USUAL
    )

    panels: ClassVar = [FieldPanel("village"), FieldPanel("attention")]

    class Meta(Orderable.Meta):
        verbose_name = "村"
        verbose_name_plural = "村"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "village"], name="one_village_once_in_a_round")
        ]

    def __str__(self) -> str:
        return str(self.village)
