"""Pages that hang below those of areas and hold an office's own pages: one kind, one branch."""

from typing import Any, ClassVar

from django.apps import AppConfig
from django.apps import apps as installed
from django.apps.registry import Apps
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models.signals import post_migrate
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from areas.models import Area
from home.models import AreaPage, BasePage
from home.permissions import AreaPagePermissionTester
from home.signals import page_changed


class BranchPage(BasePage):
    """What one office publishes in one area. It comes with the page of the area.

    A class of such pages says by `parent_page_types` which areas have one, by `named` what it is
    called, and by `addressed` its address. Each must say `is_creatable = False` for itself.
    """

    named: ClassVar[str]
    addressed: ClassVar[str]

    area = models.OneToOneField(Area, models.PROTECT, verbose_name="地方", related_name="+")

    content_panels: ClassVar = [FieldPanel("title", read_only=True)]

    class Meta:
        abstract = True

    @property
    def share_title(self) -> str:
        return self.seo_title or f"{self.area.short_name}{self.title}"

    @property
    def last_changed(self) -> None:
        """None: it shows more than its own record."""

    def permissions_for_user(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> AreaPagePermissionTester:
        """As on the page of the area: it stays where it is, and nobody writes on it."""
        return AreaPagePermissionTester(user, self)

    @classmethod
    def above(cls) -> tuple[type[AreaPage], ...]:
        """The classes of pages that have such a branch."""
        return tuple(cls.allowed_parent_page_models())


def grow_branches(kind: type[BranchPage], app: AppConfig) -> None:
    """Give every area that should have one its branch of this kind: as soon as it has a page, and,
    where pages were there first, after each `migrate`."""

    def grow_below(instance: Page, **kwargs: Any) -> None:
        if isinstance(instance, kind.above()):
            ensure_branch(instance, kind)

    def grow_all(apps: Apps = installed, **kwargs: Any) -> None:
        try:
            apps.get_model(kind._meta.label)
        except LookupError:  # a migrate that stops before there is a table
            return
        for page_class in kind.above():
            having = kind._default_manager.values("area")
            for page in list(page_class._default_manager.exclude(area__in=having)):
                ensure_branch(page, kind)

    name = f"branches of {kind._meta.label}"
    page_changed.connect(grow_below, weak=False, dispatch_uid=name)
    post_migrate.connect(grow_all, sender=app, weak=False, dispatch_uid=name)


def ensure_branch(page: AreaPage, kind: type[BranchPage]) -> BranchPage:
    """The branch of this kind of an area, made below the area's page if it has none."""
    found: BranchPage | None = kind._default_manager.filter(area=page.area_id).first()
    if found is not None:
        return found
    now = timezone.now()
    branch = kind(
        area_id=page.area_id,
        title=kind.named,
        slug=kind.addressed,
        first_published_at=now,
        last_published_at=now,
    )
    page.add_child(instance=branch)
    page_changed.send(kind, instance=branch)
    return branch
