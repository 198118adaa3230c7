"""What the address of a form names: a page, a row of it, a notice that was taken down, or a place.

An open form goes on under the token of its page's code, which outlives the page: words about a
notice that is withdrawn or deleted meanwhile still arrive. It carries, signed, in which edition of
the table it showed the row: a correction meanwhile does not change what somebody has asked about.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from wagtail.models import Page

from feedback.enums import Kind
from feedback.models import Code, Posting
from feedback.selectors import printed_as, public_page, village_page
from feedback.stamps import SEEN, WrongStampError, new_stamp, read_stamp
from feedback.subjects import Subject, subject_of
from feedback.words import CALLED

_PAGE_ID = re.compile(r"[0-9]{1,9}", re.ASCII)
_ROW_KEY = re.compile(r"[0-9A-Za-z_-]{0,64}", re.ASCII)

ROW_GONE = "您问的那一行，现在不在公示里了。您仍可以在这里说，请写清楚是哪一行。"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a form is about. Of a notice that is `gone`, its code knows when and why; `page` is None
    where it was deleted as well, or where the code is of a place. `kind` is what somebody wants to
    say; None until that is chosen. Of a row only a problem can be said.
    """

    subject: Subject
    page: Page | None
    code: Code | None
    gone: bool = False
    kind: Kind | None = None

    @property
    def called(self) -> str:
        """The kind, as it was called where it was chosen."""
        return CALLED[self.kind][0] if self.kind else ""

    @property
    def of_notice(self) -> bool:
        """Whether it is about a notice, public or gone, and not about a place."""
        return not (self.code and self.code.is_of_place)

    @property
    def address(self) -> str:
        """Of the form, for as long as it may be open."""
        named: dict[str, object] = {"code": self.code.token} if self.code else {}
        if self.page and not self.code:
            named["page"] = self.page.pk
        if self.subject.row_key:
            named["row"] = self.subject.row_key
        elif self.kind:
            named["kind"] = self.kind
        return f"{reverse('feedback:new')}?{urlencode(named)}"

    @property
    def choosing_address(self) -> str:
        """Where the kind is chosen anew."""
        return replace(self, kind=None).address

    @property
    def seen(self) -> str:
        """What the form carries of the row that it shows."""
        return new_stamp(SEEN, f"{self.subject.row_key}/{self.subject.edition}")

    @property
    def way_back(self) -> Page | None:
        """What everybody may read instead: the page, or what else the village has published."""
        return village_page(self.subject.village) if self.gone else self.page


def topic_named(asked: Mapping[str, str], seen: str = "") -> Topic | None:
    """What `page` (an id) or `code` (a token), and `row` (a key) name; the row as the form that
    carries `seen` has shown it.

    The topic is the whole notice where no row is named, or one that nobody may read any more. None
    where nothing is known that was ever public.
    """
    topic = _named(asked, seen)
    if topic is None:
        return None
    return replace(topic, kind=Kind.PROBLEM if asked.get("row") else _kind(asked.get("kind", "")))


def _named(asked: Mapping[str, str], seen: str) -> Topic | None:
    row_key, page_id = asked.get("row", ""), asked.get("page", "")
    if not _ROW_KEY.fullmatch(row_key):
        return None
    if "code" in asked:
        printed = printed_as(asked["code"])
        code = printed.code if isinstance(printed, Posting) else printed
        return topic_of_code(code, row_key, seen) if code else None
    if not _PAGE_ID.fullmatch(page_id):
        return None
    code = Code.objects.filter(page_id=int(page_id)).select_related("village", "page").first()
    if code:
        return topic_of_code(code, row_key, seen)
    return _public_topic(int(page_id), None, row_key, seen)


def _kind(named: str) -> Kind | None:
    return Kind(named) if named in Kind.values else None


def topic_of_code(code: Code, row_key: str = "", seen: str = "") -> Topic | None:
    """What the page or the place of `code` is to its readers now; None if it is only kept from
    them.
    """
    if code.is_of_place:
        return _place_topic(code)
    return _public_topic(code.page_id, code, row_key, seen) or _gone_topic(code, row_key)


def _public_topic(page_id: int | None, code: Code | None, row_key: str, seen: str) -> Topic | None:
    page = public_page(page_id)
    whole = subject_of(page, "") if page else None
    if page is None or whole is None:
        return None
    row = subject_of(page, row_key, _edition(seen, row_key)) if row_key else whole
    return Topic(row or replace(whole, remark=ROW_GONE), page, code)


def _place_topic(code: Code) -> Topic | None:
    """A ticket from a place keeps no title: its door would say who spoke."""
    if code.village is None:
        return None
    return Topic(Subject("", code.village, code.title, "", near=code.area), None, code)


def _gone_topic(code: Code, row_key: str) -> Topic | None:
    was_public = code.gone_at is not None or code.page is None
    if not was_public or code.village is None or _is_restricted(code.page):
        return None
    remark = ROW_GONE if row_key else ""
    subject = Subject(code.title, code.village, code.title, "", remark=remark)
    return Topic(subject, code.page, code, gone=True)


def _edition(seen: str, row_key: str) -> str:
    """In which edition a form has shown this row; empty if no form of ours did, not long ago."""
    try:
        of_row, _, edition = read_stamp(seen, SEEN).partition("/")
    except WrongStampError:
        return ""
    return edition if of_row == row_key else ""


def _is_restricted(page: Page | None) -> bool:
    return page is not None and bool(page.get_view_restrictions())
