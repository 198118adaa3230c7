"""What is new on a branch, for those who follow it with a feed reader."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Page

from areas.selectors import inside
from disclosure.models.inspection import InspectionPage
from feedback.selectors import public_page_at
from home.branches import BranchPage
from home.caching import cacheable

MOST = 30


class BranchFeed(Feed):
    """GET <branch>/feed.atom: what was let through last, the newest first."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().__call__(request, *args, **kwargs)
        return cacheable(request, response)

    def get_object(self, request: HttpRequest, path: str) -> BranchPage:
        page = public_page_at(request, path)
        if not isinstance(page, BranchPage):
            raise Http404
        return page

    def title(self, branch: BranchPage) -> str:
        return branch.share_title

    def link(self, branch: BranchPage) -> str:
        return branch.get_url() or ""

    def items(self, branch: BranchPage) -> list[InspectionPage]:
        """As the branch lists them: those of its area, and of all places in it."""
        kind = type(branch)._default_manager
        branches = list(kind.filter(area__path__startswith=branch.area.path))
        found = Page.objects.live().public().filter(inside(branches))
        below = found.exclude(pk__in=[each.pk for each in branches])
        return list(below.order_by("-last_published_at", "-pk")[:MOST].specific())

    def item_title(self, page: InspectionPage) -> str:
        return page.title

    def item_description(self, page: InspectionPage) -> str:
        return page.share_description

    def item_link(self, page: InspectionPage) -> str:
        return page.get_url() or ""

    def item_author_name(self, page: InspectionPage) -> str:
        return page.let_through.who if page.let_through else ""

    def item_pubdate(self, page: InspectionPage) -> datetime | None:
        return page.first_published_at

    def item_updateddate(self, page: InspectionPage) -> datetime | None:
        return page.last_published_at
