"""The campaigns of an area, and one of them."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageLogEntry, Revision, Workflow
from wagtail.search import index

from areas.models import Area
from campaigns.blocks import CampaignBlock, numbers_behind_links
from campaigns.enums import Stage
from campaigns.forms import CampaignForm
from campaigns.panels import ReviewPanel
from campaigns.permissions import CampaignPermissionTester, IndexPermissionTester
from campaigns.querysets import CampaignManager
from campaigns.reviews import CampaignReviewTask, campaign_workflow
from disclosure.approval import Approval
from disclosure.models.places import path_above
from disclosure.models.reviewed import WHEN, ReviewedPage
from home.blocks import words_of
from home.models import BasePage
from home.outer_texts import KnownNames, fault_of
from language.dates import say_date
from language.pinyin import pinyin

__all__ = ["CampaignIndexPage", "CampaignPage", "CampaignReviewTask", "CampaignTag"]

PER_PAGE = 20
LONGEST_SLUG = 60
SHARED = ("seo_title", "search_description")
"""What is read where the page is shared, and not on it."""
NOT_FILLED = "还没有填「{}」。请填好、保存，再提交审核。"
EMPTY = "正文还是空的，公开了村民也看不到内容。请写好、保存，再提交审核。"
WRONG_WAY_ROUND = "结束的日子在开始的前面。请改正其中一个。"


class CampaignIndexPage(BasePage):
    """The campaigns in one area. It comes with the page of the area; nobody makes one by hand."""

    area = models.OneToOneField(Area, models.PROTECT, verbose_name="地方", related_name="+")

    template = "pages/campaigns/index.html"
    parent_page_types: ClassVar = ["home.HomePage", "home.CountyPage", "home.TownPage"]
    subpage_types: ClassVar = ["campaigns.CampaignPage"]
    is_creatable = False

    content_panels: ClassVar = [FieldPanel("title", read_only=True)]

    class Meta:
        verbose_name = "廉洁教育"
        verbose_name_plural = "廉洁教育"

    @property
    def share_title(self) -> str:
        return self.seo_title or f"{self.area.short_name}{self.title}"

    @property
    def last_changed(self) -> None:
        """None: it shows more than its own record."""

    def permissions_for_user(self, user: AbstractBaseUser | AnonymousUser) -> IndexPermissionTester:
        return IndexPermissionTester(user, self)

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
        return context | {"listed": listed, "tag": tag}


class CampaignTag(TaggedItemBase):
    content_object = ParentalKey(
        "campaigns.CampaignPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class CampaignPage(ReviewedPage):
    """One campaign of integrity education: who is meant, when, and what is told.

    `area` repeats what the parent says, so that campaigns are found by place in one query.
    """

    has_code = True  # feedback gives it one at its first publication
    template = "pages/campaigns/campaign.html"
    parent_page_types: ClassVar = ["campaigns.CampaignIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    area = models.ForeignKey(Area, models.PROTECT, editable=False, related_name="+")
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
    settings_panels: ClassVar[list[FieldPanel]] = []
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("in_short"),
        index.SearchField("body"),
    ]
    exclude_fields_in_copy: ClassVar = ["approval", "first_published_at"]

    class Meta:
        verbose_name = "活动"
        verbose_name_plural = "活动"

    @property
    def place(self) -> Area:
        return self.area

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
        first, last = say_date(self.starts_on), say_date(self.last_day)
        if first == last:
            return first
        same_year = self.starts_on.year == self.last_day.year
        return f"{first}到{last.partition('年')[2] if same_year else last}"

    @property
    def let_through(self) -> Approval | None:
        """Who let the version through that readers see; None for a draft."""
        return Approval.from_json(self.approval) if self.approval is not None else None

    @property
    def last_changed(self) -> None:
        """None: how far it is changes without publishing."""

    @property
    def review_address(self) -> str:
        return reverse("campaigns_admin:review", args=[self.pk])

    @property
    def objection(self) -> str:
        """Why it must not go public as it stands, in words; empty if it may."""
        for name in ("title", "in_short", "organisers", "starts_on"):
            if not getattr(self, name):  # a draft may do without
                return NOT_FILLED.format(self._meta.get_field(name).verbose_name)
        if not self.body:
            return EMPTY
        return next(iter(self._faults().values()), "")

    def objection_to(self, revision: Revision) -> str:
        said: CampaignPage = revision.as_object()
        return said.objection

    def taken_down_since(self, moment: datetime) -> bool:
        entries = PageLogEntry.objects.filter(page=self.pk, action="wagtail.unpublish")
        return entries.filter(timestamp__gte=moment).exists()

    def get_workflow(self) -> Workflow:
        return campaign_workflow()

    def permissions_for_user(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> CampaignPermissionTester:
        return CampaignPermissionTester(user, self)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._take_its_place()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self._take_its_place()
        super().minimal_clean()

    def clean(self) -> None:
        super().clean()
        errors = self._faults()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = WRONG_WAY_ROUND
        if errors:
            raise ValidationError(errors)

    def _take_its_place(self) -> None:
        """The area of the page above, and an address that can be typed: qingfengjinwanjia."""
        if not (above := path_above(self)):
            return
        self.area = CampaignIndexPage.objects.select_related("area").get(path=above).area
        if not _has_address(self):
            name = pinyin(self.title)[:LONGEST_SLUG] or "campaign"
            self.slug = self._get_autogenerated_slug(name)

    def _faults(self) -> dict[str, str]:
        """What nobody may publish of anybody, by the field that has it, in words."""
        faults = {name: fault_of(text, KnownNames()) for name, text in self._told()}
        called = {name: self._meta.get_field(name).verbose_name for name in faults}
        return {name: f"「{called[name]}」里{fault}" for name, fault in faults.items() if fault}

    def _told(self) -> Iterator[tuple[str, str]]:
        """Each text that everybody reads, by its field."""
        for name in ("title", "in_short", "organisers", "audience", *SHARED):
            yield name, getattr(self, name)
        yield "body", "\n".join([*words_of(self.body), *numbers_behind_links(self.body)])
        yield "tags", "\n".join(tag.name for tag in self.tags.all())


def _has_address(page: Page) -> bool:
    return bool(page.slug)
