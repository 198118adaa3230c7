"""The notice: one page per village, ledger and period."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import URLPattern, reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Revision, Workflow

from areas.models import Area
from disclosure.announced import misdated
from disclosure.attached import stored_in
from disclosure.enums import OPEN_UPLOADS
from disclosure.forms import TEXTS, DisclosurePageForm, NoticeCopyForm, wanted_period
from disclosure.ledgers import LEDGERS
from disclosure.models.batches import LedgerBatch
from disclosure.models.places import path_above
from disclosure.models.reviewed import WHEN, ReviewedPage
from disclosure.models.reviews import review_workflow
from disclosure.models.takedowns import AnswerablePage
from disclosure.models.worded import SIGNERS, WordedPage
from disclosure.objections import is_over, objection
from disclosure.panels import TablePanel
from disclosure.permissions import NoticePermissionTester
from disclosure.signers import missing_signers
from language.periods import NotAPeriod, Period, parse_period

if TYPE_CHECKING:  # an upload is of a notice
    from disclosure.models import Upload

DOUBLE = "这个村的这一期已经有一页了，请到那一页去改。"
SAID_OF_TABLE = ("prepared_by", "checked_by", "announced_on", "show_until")
"""What accepting a table writes onto the notice, beside the table."""


def ledger_choices() -> list[tuple[str, str]]:
    """Names and labels of all ledgers; a function, so that migrations do not list them."""
    return [(name, ledger.label) for name, ledger in LEDGERS.items()]


class DisclosurePage(AnswerablePage, ReviewedPage, WordedPage):
    """A village's notice: one ledger for one period.

    `batch` is what readers see; a draft's revision may point to a newer one. `village` and
    `period_ends_on` repeat what parent and period say, so that notices can be listed and sorted
    in one query.
    """

    called = "这份公示"
    has_code = True  # feedback gives it one at its first publication
    template = "pages/disclosure/notice.html"
    parent_page_types: ClassVar = ["home.VillagePage"]
    subpage_types: ClassVar[list[str]] = []

    ledger = models.CharField("公开内容", max_length=32, choices=ledger_choices)
    period = models.CharField(
        "期间",
        max_length=10,
        blank=True,
        help_text="月报写 2026-09，季报写 2026Q3，年报写 2026，截止某日写 2026-09-30。",
    )
    period_ends_on = models.DateField(null=True, editable=False, db_index=True)
    village = models.ForeignKey(Area, models.PROTECT, editable=False, related_name="notices")
    batch = models.ForeignKey(
        LedgerBatch, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    show_until = models.DateField(
        "公示到哪天", null=True, blank=True, help_text="采用表格的时候，已经按规定算好，可以改。"
    )
    announced_on = models.DateField("公示日期", null=True, blank=True)

    base_form_class = DisclosurePageForm
    copy_form_class = NoticeCopyForm
    content_panels: ClassVar = [
        TablePanel(heading="表格", icon="table"),
        MultiFieldPanel(
            [FieldPanel("ledger", required_on_save=True), FieldPanel("period")], heading="公开什么"
        ),
        FieldPanel("show_until"),
        MultiFieldPanel(
            [FieldPanel("prepared_by"), FieldPanel("checked_by"), FieldPanel("announced_on")],
            heading="落款",
        ),
        FieldPanel("remark"),
        FieldPanel("go_live_at", heading="定时公开", help_text=WHEN),
    ]
    settings_panels: ClassVar[list[Panel]] = []  # no day of expiry: a notice stays
    _named_below: str = ""  # the path of the village's page that `village` was read from
    addresses: ClassVar[Sequence[URLPattern]] = ()
    """Below the page's own: `notices/urls.py`, which knows this model, registers them."""

    # A copy starts empty: the rows belong to the notice that it was copied from.
    exclude_fields_in_copy: ClassVar = [
        "batch",
        "period",
        *SAID_OF_TABLE,
        "approval",
        "attached",
        "texts_redacted",
        "first_published_at",  # of the original: a copy was never seen
    ]

    class Meta:
        verbose_name = "公开事项"
        verbose_name_plural = "公开事项"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["village", "ledger", "period"],
                condition=~Q(period=""),
                name="one_notice_per_village_ledger_period",
            )
        ]

    @property
    def period_object(self) -> Period:
        """The period; NotAPeriod on a copy that has none yet."""
        return parse_period(self.period)

    @property
    def shows_rows(self) -> bool:
        """Whether readers may still see single rows (ledgers about persons: until show-until)."""
        expired = self.show_until is not None and is_over(self.show_until)
        return not (expired and self.declaration.about_persons)

    @property
    def missing_signers(self) -> str:
        """Who should answer for the table and is not named; empty if nobody is missing."""
        return missing_signers(self.prepared_by, self.checked_by)

    def day_of(self, batch: LedgerBatch) -> date:
        """The day of which a batch of this notice tells: the one written on the table, else the one
        on which it first went public (unseen: today); at most the last of its period."""
        seen = batch.first_published_at or timezone.now()
        return min(self.announced_on or timezone.localdate(seen), self.period_object.last_day)

    @property
    def last_changed(self) -> None:
        """None: a redaction, or the end of its time on show, changes it without publishing."""

    @property
    def place(self) -> Area:
        return self.village

    def last_public_batch(self) -> LedgerBatch | None:
        """What readers saw last, also where it was taken off since; None if they never did."""
        return self.batches.published().first()

    @property
    def objection(self) -> str:
        """Why the page must not go public as it stands, in words; empty if it may."""
        in_question = Q(pk=self.batch_id) | Q(first_published_at__isnull=False)
        batches = list(self.batches.filter(in_question))
        batch = next((batch for batch in batches if batch.pk == self.batch_id), None)
        why_not = objection(
            batch,
            next((batch for batch in batches if batch.first_published_at), None),
            self.show_until,
            period=self.period,
            faulty=self._faulty_upload(batch),
        )
        return why_not or self.objection_to_texts(batch)

    def objection_to(self, revision: Revision) -> str:
        """The same of a version, without the queries that making a whole page of it costs."""
        said = revision.content
        draft = DisclosurePage(
            pk=self.pk,
            village_id=self.village_id,
            batch_id=said["batch"],
            show_until=self._meta.get_field("show_until").to_python(said["show_until"]),
            attached=stored_in(said),
            **{name: said[name] for name in ("ledger", "period", *TEXTS, *SIGNERS)},
        )
        return draft.objection

    def _faulty_upload(self, batch: LedgerBatch | None) -> "Upload | None":
        """A workbook with mistakes that nobody mended or gave up; not one that was sent before
        `batch` was accepted, which took its place."""
        if batch is None or self.pk is None:
            return None
        faulty = Q(state__in=OPEN_UPLOADS, error_count__gt=0, begun_at__gt=batch.accepted_at)
        found: Upload | None = (
            self.uploads.filter(faulty).only("source_name", "error_count").first()
        )
        return found

    def get_workflow(self) -> Workflow:
        """The same for all, wherever in the tree: nobody assigns it, and nobody takes it away."""
        return review_workflow()

    @property
    def review_address(self) -> str:
        return reverse("disclosure_admin:review", args=[self.pk])

    def permissions_for_user(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> NoticePermissionTester:
        return NoticePermissionTester(user, self)

    def full_clean(self, exclude: Collection[str] | None = None, **kwargs: Any) -> None:
        self.name_itself()
        # Nobody types a village or a batch: the database looks after these, without two queries.
        left_out = {*(exclude or ()), "village", "batch"}
        # clean() says in words what the constraint would, and forms leave the constraint out.
        super().full_clean(exclude=left_out, **(kwargs | {"validate_constraints": False}))

    def minimal_clean(self) -> None:
        self.name_itself()
        super().minimal_clean()

    def name_itself(self) -> None:
        """Village, title and address follow from where the page is and what it is about."""
        above = path_above(self)
        if above and above != self._named_below:
            self.village, self._named_below = Area.objects.get(villagepage__path=above), above
        if self.village_id and self.ledger in LEDGERS:
            self._name()

    def _name(self) -> None:
        what = self.declaration.title
        try:
            period = self.period_object
        except NotAPeriod:
            self.title = self.draft_title = self.title_without_period(self.village)
            return
        self.period_ends_on = period.last_day
        self.title = f"{self.village.short_name}{period.label}{what}"
        self.draft_title = self.title
        self.slug = f"{self.ledger}-{period.code.lower()}"

    def title_without_period(self, village: Area) -> str:
        """What a notice of the same is called in a village until its period is filled in."""
        return f"{village.short_name}{self.declaration.title}（还没有填期间）"

    def clean(self) -> None:
        """Ours first, then Wagtail's: whether the address is taken. As it says what a notice is
        about, a taken one means a second notice of the same; no form has a field for addresses."""
        errors = self.text_errors()
        if self.ledger in LEDGERS and self.period:
            errors |= self._period_errors() or self._date_errors()
        if errors:
            raise ValidationError(errors)
        try:
            super().clean()
        except ValidationError as taken:
            raise ValidationError({"period": DOUBLE}) from taken

    def _period_errors(self) -> dict[str, str]:
        wanted = wanted_period(self.declaration)
        try:
            period = self.period_object
        except NotAPeriod:
            return {"period": f"看不懂「{self.period}」。{wanted}"}
        if period.kind is not self.declaration.period_kind:
            return {"period": wanted}
        # Of a stored page its address tells. A new one has no place yet to look beside.
        return {"period": DOUBLE} if self._state.adding and self._double().exists() else {}

    def _double(self) -> models.QuerySet["DisclosurePage"]:
        return DisclosurePage.objects.filter(
            village_id=self.village_id, ledger=self.ledger, period=self.period
        )

    def _date_errors(self) -> dict[str, str]:
        day = self.announced_on
        why_not = day and misdated(day, self.period_object, timezone.localdate())
        return {"announced_on": why_not} if why_not else {}

    @classmethod
    def get_subpage_urls(cls) -> Sequence[URLPattern]:
        return cls.addresses
