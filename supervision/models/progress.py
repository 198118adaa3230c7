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

from disclosure.models.inspection import InspectionPage
from disclosure.models.places import path_above
from disclosure.models.reviewed import WHEN
from disclosure.own_pictures import OwnPicturesForm
from disclosure.review_panel import ReviewPanel
from home.models import BasePage
from language.dates import say_date
from language.periods import Period, parse_period
from supervision.blocks import ProgressBlock
from supervision.listing import Listing
from supervision.models.problem_forms import aspects
from supervision.models.rounds import InspectionRoundPage
from supervision.panels import ProblemsPanel
from supervision.problems import Known, ProblemList, Since, faults, since
from supervision.querysets import ProgressManager, ProgressQuerySet
from supervision.reviews import RoundReviewTask
from supervision.timeline import Step, steps

NO_PROBLEMS = "还没有问题清单。请先点「上传问题清单」，再提交审核。"
NOT_IN_THE_FUTURE = "「截至哪天」还没有到。请写已经过去的日子。"
BEFORE_THE_ROUND = "「截至哪天」在巡察开始以前。请核对。"
NOT_ANY_MORE = "问题清单里编号「{}」：{}改好以后，再上传一次。"


class ProgressNoticePage(InspectionPage):
    """A progress notice: every problem of the round, and what became of it by one day.

    `problems` are rows as `StoredProblem` tells; a version keeps its own, so that what was public
    stays as it was. `doubts` is what was found in the workbook that may be right.
    """

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

    base_form_class = OwnPicturesForm
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

    @property
    def period(self) -> Period:
        """The day as a period; only for a notice that has one."""
        assert self.as_of is not None
        return parse_period(self.as_of.isoformat())

    @cached_property
    def round(self) -> InspectionRoundPage:
        found: InspectionRoundPage = self.get_parent().specific
        return found

    @property
    def problem_list(self) -> ProblemList:
        """All its problems as they stood on its day; none without a day."""
        return ProblemList.stored(self.problems, self.as_of) if self.as_of else ProblemList(())

    def before(self) -> Self | None:
        """The public notice of the round before this one; None for a draft without a day."""
        return self._earlier().first() if self.as_of else None

    def _earlier(self) -> ProgressQuerySet:
        """The public notices of the round of days before this one's, the latest first."""
        below: ProgressQuerySet = type(self).objects.everybodys().child_of(self.get_parent())
        return below.filter(as_of__lt=self.as_of)

    def since_before(self) -> Since | None:
        """What became of the problems since then; None for the first notice of a round."""
        before = self.before()
        return since(before.problem_list, self.problem_list) if before else None

    def known(self) -> Known:
        """What a list for this notice is held against."""
        assert self.as_of is not None
        before = self.before()
        return Known(
            begins=self.round.starts_on or self.as_of,
            day=self.as_of,
            villages=frozenset(each.village.short_name for each in self.round.villages.all()),
            forms=frozenset(aspects()),
            before=before.problem_list if before else ProblemList(()),
        )

    @property
    def review_address(self) -> str:
        return reverse("supervision_admin:review_progress", args=[self.pk])

    def get_workflow(self) -> Workflow:
        return RoundReviewTask.workflow()

    def objection_to_content(self) -> str:
        """The round, the forms and the day may have changed since the list was taken."""
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

    def steps(self) -> list[Step]:
        """The way of the round up to this notice, in the order of its days; none without a day."""
        if self.as_of is None:
            return []
        return steps(
            self.round.starts_on,
            self.round.ends_on,
            [(page.as_of, page.problem_list, page.url) for page in reversed(self._earlier())],
            (self.as_of, self.problem_list),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "problems": self.problem_list,
            "listing": Listing.asked(self.problem_list, request.GET),
            "since": self.since_before(),
            "steps": self.steps(),
        }
