"""What inspection itself publishes, on a branch of its own."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page, Revision

from areas.models import Area
from disclosure.approval import Approval
from disclosure.models.places import path_above
from disclosure.models.reviewed import ReviewedPage
from disclosure.models.takedowns import AnswerablePage
from disclosure.permissions import InspectionPermissionTester
from home.blocks import words_of
from home.caching import cacheable
from home.outer_texts import Doubt, KnownNames, doubts_of, fault_of
from home.rich_texts import numbers_behind_links
from language.pinyin import pinyin

LONGEST_SLUG = 60
SHARED = ("seo_title", "search_description")
"""What is read where the page is shared, and not on it."""
NOT_FILLED = "还没有填「{}」。请填好、保存，再提交审核。"
EMPTY = "正文还是空的，公开了村民也看不到内容。请写好、保存，再提交审核。"


class InspectionPage(AnswerablePage, ReviewedPage):
    """A page on a branch of inspection's: it stays there, is let through by the county, and tells
    nothing that nobody may publish.

    A class of such pages names its `texts`, which everybody reads, and what it `needs` to go
    public; it has a `body`. `area` repeats what the page above says, so that pages are found by
    place in one query.
    """

    has_code = True  # feedback gives it one at its first publication

    texts: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[tuple[str, ...]] = ()

    area = models.ForeignKey(Area, models.PROTECT, editable=False, related_name="+")

    settings_panels: ClassVar[list[Any]] = []
    exclude_fields_in_copy: ClassVar = ["approval", "first_published_at"]

    class Meta:
        abstract = True

    @property
    def place(self) -> Area:
        return self.area

    @property
    def let_through(self) -> Approval | None:
        """Who let the version through that readers see; None for a draft."""
        return Approval.from_json(self.approval) if self.approval is not None else None

    @property
    def last_changed(self) -> datetime | None:
        """None: how far it is changes without publishing."""
        return None

    @property
    def objection(self) -> str:
        """Why it must not go public as it stands, in words; empty if it may."""
        for name in ("title", *self.needs):
            if not getattr(self, name):  # a draft may do without
                return NOT_FILLED.format(self._meta.get_field(name).verbose_name)
        wrong = self.contradictions() | self._faults()
        return self.objection_to_content() or next(iter(wrong.values()), "")

    def objection_to_content(self) -> str:
        """The same of what it is about: a body that tells something, where it needs one."""
        return "" if self.body else EMPTY

    def objection_to(self, revision: Revision) -> str:
        said: InspectionPage = revision.as_object()
        return said.objection

    @path("")
    def index_route(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().index_route(request, *args, **kwargs)
        return cacheable(request, response, self.last_changed)

    def permissions_for_user(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> InspectionPermissionTester:
        return InspectionPermissionTester(user, self)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._take_its_place()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self._take_its_place()
        super().minimal_clean()

    def clean(self) -> None:
        super().clean()
        if errors := self._faults() | self.contradictions():
            raise ValidationError(errors)

    def contradictions(self) -> dict[str, str]:
        """What cannot be true together, by the field to mend, in words."""
        return {}

    def said_in_public(self) -> Iterator[tuple[str, str]]:
        """Each text that everybody reads, by its field."""
        for name in ("title", *self.texts, *SHARED):
            yield name, getattr(self, name)
        body = self.body
        yield "body", "\n".join([*words_of(body), *numbers_behind_links(body)])

    def doubts_of(self, text: str) -> Sequence[Doubt]:
        """What in such a text may be a name that nobody should read."""
        return doubts_of(text, self.known_names(text))

    def _take_its_place(self) -> None:
        """The area of the page above, and an address that can be typed: qingfengjinwanjia."""
        if not (above := path_above(self)):
            return
        self.area = Page.objects.get(path=above).specific.area
        if not _has_address(self):
            name = pinyin(self.title)[:LONGEST_SLUG] or self._meta.model_name or ""
            self.slug = self._get_autogenerated_slug(name)

    def _faults(self) -> dict[str, str]:
        """What nobody may publish of anybody, by the field that has it, in words."""
        faults = {name: fault_of(text, KnownNames()) for name, text in self.said_in_public()}
        called = {name: self._meta.get_field(name).verbose_name for name in faults}
        return {name: f"「{called[name]}」里{fault}" for name, fault in faults.items() if fault}


def _has_address(page: Page) -> bool:
    return bool(page.slug)
