"""How far the problems of a round are put right, on one day."""

from functools import cached_property
from typing import Any, ClassVar, Self

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Workflow
from wagtail.search import index

from disclosure.inspection_form import InspectionPageForm
from disclosure.models.inspection import InspectionPage
from disclosure.models.places import path_above
from disclosure.models.reviewed import WHEN
from disclosure.review_panel import ReviewPanel
from home.models import BasePage
from home.outer_texts import Doubt
from language.dates import say_date
from supervision.blocks import ProgressBlock
from supervision.changes import Since, since, with_first_deadlines
from supervision.checks import Known, faults
from supervision.doubts import doubts_of_inspected
from supervision.listing import Listing
from supervision.models.problem_forms import aspects
from supervision.models.rounds import InspectionRoundPage
from supervision.panels import ProblemsPanel
from supervision.problems import ProblemList
from supervision.querysets import ProgressManager
from supervision.reviews import RoundReviewTask
from supervision.timeline import Step, steps

ROUND_NOT_PUBLIC = "这一轮巡察的公告现在没有公开。请先公开公告，再公开通报。"
NO_PROBLEMS = "还没有问题清单。请先点「上传问题清单」，再提交审核。"
NOT_IN_THE_FUTURE = "「截至哪天」还没有到。请写已经过去的日子。"
BEFORE_THE_ROUND = "「截至哪天」在巡察开始以前。请核对。"
NOT_ANY_MORE = "问题清单里编号「{}」：{}改好以后，再上传一次。"


class ProgressNoticePage(InspectionPage):
    """A progress notice: every problem of the round, and what became of it by one day.

    `problems` are rows as `StoredProblem` tells; a version keeps its own, so that what was public
    stays as it was. `doubts` is what was found in the workbook that may be right.
    """

    called = "这份通报"
    template = "pages/supervision/progress.html"
    parent_page_types: ClassVar = ["supervision.InspectionRoundPage"]
    subpage_types: ClassVar[list[str]] = []

    texts = ("in_short",)
    needs = ("as_of", "in_short")

    as_of = models.DateField("截至哪天", null=True, db_index=True)
    in_short = models.TextField(
        "一句话", max_length=200, help_text="改了多少、还有多少没改。显示在最上面。"
    )
    problems = models.JSONField(default=list, editable=False)
    doubts = models.JSONField(default=list, editable=False)
    body = StreamField(ProgressBlock(), verbose_name="成果和照片", blank=True)

    objects = ProgressManager()

    base_form_class = InspectionPageForm
    content_panels: ClassVar = [
        ReviewPanel(heading="到哪一步了", icon="tasks"),
        ProblemsPanel(heading="问题清单", icon="table"),
        *BasePage.content_panels,
        FieldPanel("as_of"),
        FieldPanel("in_short"),
        FieldPanel("body"),
        FieldPanel("go_live_at", heading="定时公开", help_text=WHEN),
    ]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("in_short")]

    class Meta:
        verbose_name = "进展通报"
        verbose_name_plural = "进展通报"

    @property
    def share_description(self) -> str:
        return self.search_description or self.in_short

    @property
    def day(self) -> str:
        """As people say it: 2026年10月31日; empty for a draft without one."""
        return say_date(self.as_of) if self.as_of else ""

    @cached_property
    def round(self) -> InspectionRoundPage:
        found: InspectionRoundPage = self.get_parent().specific
        return found

    @cached_property
    def problem_list(self) -> ProblemList:
        """All its problems as they stood on its day; none without a day."""
        return ProblemList.stored(self.problems, self.as_of) if self.as_of else ProblemList(())

    @cached_property
    def earlier(self) -> list[Self]:
        """The public notices of the round of days before this one's, the earliest first."""
        if self.as_of is None:
            return []
        below = type(self).objects.everybodys().child_of(self.get_parent())
        return list(below.filter(as_of__lt=self.as_of).reverse())

    def since_before(self) -> Since | None:
        """What became of the problems since the notice before; None for the first of a round."""
        return since(self.earlier[-1].problem_list, self.problem_list) if self.earlier else None

    def known(self) -> Known:
        """What a list for this notice is held against. A form that was told of once stays known,
        whatever became of the list of forms."""
        assert self.as_of is not None
        before = self.earlier[-1].problem_list if self.earlier else ProblemList(())
        told = (*before.problems, *self.problem_list.problems)
        return Known(
            begins=self.round.starts_on or self.as_of,
            day=self.as_of,
            villages=self.round.village_names(),
            forms={each.form: each.aspect for each in told} | aspects(),
            before=before,
        )

    @property
    def review_address(self) -> str:
        return reverse("supervision_admin:review_progress", args=[self.pk])

    def get_workflow(self) -> Workflow:
        return RoundReviewTask.workflow()

    def doubts_of(self, text: str) -> list[Doubt]:
        return doubts_of_inspected(text)

    def objection_to_content(self) -> str:
        """The round and the day may have changed since the list was taken."""
        if not self.round.live:
            return ROUND_NOT_PUBLIC
        if not self.problems:
            return NO_PROBLEMS
        problems = self.problem_list.problems
        found = faults([each.values for each in problems], self.known())
        if not found:
            return ""
        first = found[0]
        return NOT_ANY_MORE.format(problems[first.row or 0].number, first.message)

    def contradictions(self) -> dict[str, str]:
        if self.as_of is None:
            return {}
        if self.as_of > timezone.localdate():
            return {"as_of": NOT_IN_THE_FUTURE}
        above = path_above(self)
        rounds = InspectionRoundPage.objects.filter(path=above, starts_on__gt=self.as_of)
        return {"as_of": BEFORE_THE_ROUND} if rounds.exists() else {}

    def listed(self) -> ProblemList:
        """Its problems, each with the first day that the public was told for it."""
        return with_first_deadlines(
            self.problem_list, (notice.problem_list for notice in self.earlier)
        )

    def steps(self) -> list[Step]:
        """The way of the round up to this notice, in the order of its days; none without a day."""
        if self.as_of is None:
            return []
        return steps(
            self.round.starts_on,
            self.round.ends_on,
            [(page.as_of, page.problem_list, page.url) for page in self.earlier if page.as_of],
            (self.as_of, self.problem_list),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "problems": self.problem_list,
            "listing": Listing.asked(self.listed(), request.GET),
            "since": self.since_before(),
            "steps": self.steps(),
        }
