"""The pages that mirror the areas, plain text pages, and what the site says of itself."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.compat import HTTPMethod
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from areas.models import Area
from areas.selectors import names_in_office
from home.blocks import BodyBlock
from home.caching import cacheable
from home.content_policy import SCRIPTED_POLICY
from home.marks import marks_of
from home.outer_texts import KnownNames
from home.permissions import AreaPagePermissionTester
from home.sections import sections_of
from home.selectors import Place, nest

ROOT_DEPTH = 1
LONGEST_WAY = 6
"""Steps from the home page down to the deepest page, with some to spare."""


class BasePage(Page):
    """What every public page shares: how it is shared in WeChat, its trail, its caching."""

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("seo_title", help_text="转发到微信时的标题；不填就用页面标题。"),
                FieldPanel("search_description", help_text="转发到微信时标题下面的一句话。"),
            ],
            heading="转发和搜索",
        )
    ]

    class Meta:
        abstract = True

    @property
    def share_title(self) -> str:
        return self.seo_title or self.title

    @property
    def share_description(self) -> str:
        """The sentence below the title in WeChat and in results of searches."""
        return self.search_description or SiteSettings.in_short

    @property
    def last_changed(self) -> datetime | None:
        """When what is on the page last changed; None where it shows more than its own record."""
        return self.last_published_at

    @cached_property
    def trail(self) -> list[Page]:
        """The pages above, from the home page down."""
        return list(self.get_ancestors().filter(depth__gt=ROOT_DEPTH))

    @property
    def place(self) -> Area | None:
        """The area whose page this is or lies below; None outside the tree of places."""
        places = self.get_ancestors(inclusive=True).type(AreaPage).order_by("-depth")
        nearest = places.specific().first()
        return nearest.area if nearest else None

    def known_names(self, text: str) -> KnownNames:
        """What is known here of the names in a text that is to stand in public beside the page."""
        return KnownNames(in_office=names_in_office(self.place))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return cacheable(request, super().serve(request, *args, **kwargs), self.last_changed)


class AreaPage(BasePage):
    """The page of one area. `build_page_tree` makes it; nobody makes or renames one by hand.

    Each kind must say `is_creatable = False` for itself: Wagtail does not let it be inherited.
    """

    area = models.OneToOneField(Area, verbose_name="地方", on_delete=models.PROTECT)
    intro = RichTextField("简介", blank=True, help_text="几句话就好：在哪里，有多少户。可以不填。")

    content_panels = [
        HelpPanel("名称和上下级跟着区划走。要改名，请先改区划，再运行 manage.py build_pages。"),
        FieldPanel("title", read_only=True),
        FieldPanel("intro"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.FilterField("area")]

    class Meta:
        abstract = True

    @property
    def share_title(self) -> str:
        return self.seo_title or f"{self.title}村务公开"

    @property
    def last_changed(self) -> datetime | None:
        return None

    def places(self) -> list[Place]:
        """What lies below, two steps deep, each step in the order of the area codes."""
        below = self.get_descendants().live().type(AreaPage)
        return nest(below.filter(depth__lte=self.depth + 2))

    def permissions_for_user(self, user: AbstractBaseUser) -> AreaPagePermissionTester:
        return AreaPagePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"sections": sections_of(self, request)}


class HomePage(AreaPage):
    """The area that the site serves: a county, or a whole city."""

    template = "pages/home/home.html"
    parent_page_types = ["wagtailcore.Page"]
    is_creatable = False

    class Meta:
        verbose_name = "首页"
        verbose_name_plural = "首页"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """With the script that offers words in the box of search."""
        response = super().serve(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = SCRIPTED_POLICY
        return response

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Straight to the page: Wagtail would take two queries for every step on the way down."""
        steps = range(1, min(len(path_components), LONGEST_WAY) + 1)
        ways = [f"{self.url_path}{'/'.join(path_components[:end])}/" for end in steps]
        on_the_way = Page.objects.filter(slug__in=path_components[:LONGEST_WAY], url_path__in=ways)
        if way := list(on_the_way.order_by("depth")):
            *above, nearest = way
            page = nearest.specific
            page.trail = [self, *above]  # already at hand; else it would be asked for again
            return page.route(request, path_components[nearest.depth - self.depth :])
        return super().route(request, path_components)


class CountyPage(AreaPage):
    """A county, where the site serves a whole city."""

    template = "pages/home/county.html"
    parent_page_types = ["home.HomePage"]
    is_creatable = False

    class Meta:
        verbose_name = "县（市、区）"
        verbose_name_plural = "县（市、区）"


class TownPage(AreaPage):
    template = "pages/home/town.html"
    parent_page_types = ["home.HomePage", "home.CountyPage"]
    is_creatable = False

    class Meta:
        verbose_name = "镇（街道）"
        verbose_name_plural = "镇（街道）"

    def places(self) -> list[Place]:
        """The villages, with what there is to see in each."""
        marks = marks_of(self.area)
        return [replace(each, mark=marks.get(each.page.slug, "")) for each in super().places()]


class VillagePage(AreaPage):
    """A village. What may hang below it, the apps above say in their `parent_page_types`."""

    template = "pages/home/village.html"
    parent_page_types = ["home.TownPage"]
    is_creatable = False

    class Meta:
        verbose_name = "村（社区）"
        verbose_name_plural = "村（社区）"

    @property
    def share_title(self) -> str:
        """With the town, as many villages share a name; a community's affairs are 居务."""
        affairs = "居务公开" if self.title.endswith("社区") else "村务公开"
        town = self.trail[-1].title if self.trail else ""
        return self.seo_title or f"{town}{self.title} {affairs}"

    @property
    def share_description(self) -> str:
        return self.search_description or (
            f"{self.title}的收支、租赁、合同和救助，都在这里公开。有疑问可以直接问，不用写名字。"
        )


class StandardPage(BasePage):
    """Plain text: privacy, accessibility, about."""

    body = StreamField(BodyBlock(), verbose_name="正文", blank=True)

    template = "pages/home/standard.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "文字页面"
        verbose_name_plural = "文字页面"


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    """What stands in the head and the foot of every page."""

    in_short = "村里的账目、合同和救助，人人看得懂，有疑问可以直接问。"

    name = models.CharField("网站名称", max_length=40, default="清廉村居")
    organiser = models.CharField("主办单位", max_length=80, blank=True)
    phone = models.CharField("联系电话", max_length=40, blank=True)
    address = models.CharField("地址", max_length=120, blank=True)
    icp_number = models.CharField(
        "ICP 备案号", max_length=40, blank=True, help_text="例如：浙ICP备12345678号-1"
    )
    public_security_number = models.CharField(
        "公安备案号", max_length=40, blank=True, help_text="例如：浙公网安备33048202000001号"
    )

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("organiser"), FieldPanel("phone"), FieldPanel("address")],
            heading="谁负责这个网站",
        ),
        MultiFieldPanel(
            [FieldPanel("icp_number"), FieldPanel("public_security_number")], heading="备案"
        ),
    ]

    class Meta:
        verbose_name = "网站信息"
