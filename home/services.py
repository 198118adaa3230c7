"""Making the pages of the areas, and keeping them in step."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from areas.enums import Level
from areas.models import Area
from home.models import (
    AreaPage,
    CountyPage,
    HomePage,
    SiteSettings,
    StandardPage,
    TownPage,
    VillagePage,
)
from home.signals import page_changed
from home.texts import STANDARD_TEXTS

PAGE_OF_LEVEL: dict[Level, type[AreaPage]] = {
    Level.COUNTY: CountyPage,
    Level.TOWN: TownPage,
    Level.VILLAGE: VillagePage,
}
SERVABLE = (Level.CITY, Level.COUNTY)

Progress = Callable[[int, int], None]
"""Told after each area: how many are done, of how many."""


class TreeError(Exception):
    """The page tree cannot be made; the message says why, in words for the screen."""


@dataclass(slots=True)
class TreeReport:
    """How many area pages were made, renamed, moved, and left as they were."""

    created: int = 0
    renamed: int = 0
    moved: int = 0
    unchanged: int = 0


@transaction.atomic
def build_page_tree(served: Area, progress: Progress = lambda done, total: None) -> TreeReport:
    """One page for `served` and for each county, town and village below it; all or nothing.

    The page of `served` becomes the root of the default site. Run again after areas changed, it
    carries their new names and parents over and touches nothing else. Raises TreeError where
    `served` is neither a county nor a city.
    """
    if served.level not in SERVABLE:
        raise TreeError(f"“{served}”不是县，也不是市：一个网站只能服务一个县或者一个市。")
    report = TreeReport()
    home = _page_for(served, HomePage, Page.get_first_root_node(), report)
    _serve_from(home)
    areas = list(Area.objects.within(served).at_level(*PAGE_OF_LEVEL).exclude(pk=served.pk))
    pages: dict[str, Page] = {served.path: home}
    for done, area in enumerate(areas, start=1):
        parent = pages[area.path[: -Area.steplen]]
        pages[area.path] = _page_for(area, PAGE_OF_LEVEL[Level(area.level)], parent, report)
        progress(done, len(areas))
    _add_standard_pages(home)
    return report


def _page_for(area: Area, kind: type[AreaPage], parent: Page, report: TreeReport) -> AreaPage:
    """The page of `area`, below `parent` and with the area's name, whatever it was before."""
    page = kind.objects.filter(area=area).first()
    if page is None:
        report.created += 1
        return _add(area, kind, parent)
    moved = page.path[: -Page.steplen] != parent.path
    renamed = page.title != area.short_name
    if moved:
        page.move(parent, pos="last-child")
        parent.refresh_from_db()
        page.refresh_from_db()
    if renamed:
        _rename(page, area.short_name)
    report.moved += moved
    report.renamed += renamed
    report.unchanged += not (moved or renamed)
    return page


def _add(area: Area, kind: type[AreaPage], parent: Page) -> AreaPage:
    """The code as slug: addresses outlive a change of name."""
    now = timezone.now()
    page = kind(
        area=area,
        title=area.short_name,
        slug=area.code,
        first_published_at=now,
        last_published_at=now,
    )
    parent.add_child(instance=page)
    page_changed.send(kind, instance=page)
    return page


def _rename(page: AreaPage, title: str) -> None:
    """Draft included: otherwise the next publication would bring the old name back."""
    page.title = page.draft_title = title
    page.save()
    if page.latest_revision_id:
        draft = page.get_latest_revision_as_object()
        draft.title = title
        draft.save_revision(changed=page.has_unpublished_changes, clean=False)
    page_changed.send(type(page), instance=page)


def _serve_from(home: HomePage) -> None:
    """Make `home` the root of the default site, and clear away Wagtail's welcome page."""
    site = Site.objects.filter(is_default_site=True).first()
    site = site or Site(is_default_site=True, hostname="localhost")
    former = site.root_page.specific if site.root_page_id else None
    if former == home:
        return
    site.root_page = home
    site.site_name = site.site_name or f"{home.title}清廉村居"
    site.save()
    SiteSettings.objects.get_or_create(site=site, defaults={"name": site.site_name})
    if former is not None and type(former) is Page and former.is_leaf():
        former.delete()
    home.refresh_from_db()


def _add_standard_pages(home: HomePage) -> None:
    """The pages that the foot of every page links to. What editors made of them stays."""
    there = set(home.get_children().values_list("slug", flat=True))
    now = timezone.now()
    for text in STANDARD_TEXTS:
        if text.slug in there:
            continue
        page = StandardPage(
            title=text.title,
            slug=text.slug,
            search_description=text.summary,
            body=[("text", text.html)],
            first_published_at=now,
            last_published_at=now,
        )
        home.add_child(instance=page)
        page_changed.send(StandardPage, instance=page)
