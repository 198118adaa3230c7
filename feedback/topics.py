"""What the address of a form names: a public page, a row of it, or a notice that was taken down.

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

from feedback.models import Code
from feedback.selectors import public_page, village_page
from feedback.stamps import SEEN, WrongStampError, new_stamp, read_stamp
from feedback.subjects import Subject, subject_of

_PAGE_ID = re.compile(r"[0-9]{1,9}", re.ASCII)
_ROW_KEY = re.compile(r"[0-9A-Za-z_-]{0,64}", re.ASCII)

ROW_GONE = "您问的那一行，现在不在公示里了。您仍可以在这里说，请写清楚是哪一行。"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a form is about. Of a notice that is `gone`, its code knows when and why; `page` is None
    where it was deleted as well.
    """

    subject: Subject
    page: Page | None
    code: Code | None
    gone: bool = False

    @property
    def address(self) -> str:
        """Of the form, for as long as it may be open."""
        named: dict[str, object] = {"code": self.code.token} if self.code else {}
        if self.page and not self.code:
            named["page"] = self.page.pk
        if self.subject.row_key:
            named["row"] = self.subject.row_key
        return f"{reverse('feedback:new')}?{urlencode(named)}"

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
    row_key, page_id = asked.get("row", ""), asked.get("page", "")
    if not _ROW_KEY.fullmatch(row_key):
        return None
    if "code" in asked:
        code = _code(token=asked["code"])
        return topic_of_code(code, row_key, seen) if code else None
    if not _PAGE_ID.fullmatch(page_id):
        return None
    code = _code(page_id=int(page_id))
    if code:
        return topic_of_code(code, row_key, seen)
    return _public_topic(int(page_id), None, row_key, seen)


def topic_of_code(code: Code, row_key: str = "", seen: str = "") -> Topic | None:
    """What the page of `code` is to its readers now; None if it is only kept from them."""
    return _public_topic(code.page_id, code, row_key, seen) or _gone_topic(code, row_key)


def _code(**named: object) -> Code | None:
    return Code.objects.filter(**named).select_related("village", "page").first()


def _public_topic(page_id: int | None, code: Code | None, row_key: str, seen: str) -> Topic | None:
    page = public_page(page_id)
    whole = subject_of(page, "") if page else None
    if page is None or whole is None:
        return None
    row = subject_of(page, row_key, _edition(seen, row_key)) if row_key else whole
    return Topic(row or replace(whole, remark=ROW_GONE), page, code)


def _gone_topic(code: Code, row_key: str) -> Topic | None:
    was_public = code.gone_at is not None or code.page is None
    if not was_public or code.village is None or _is_restricted(code.page):
        return None
    remark = ROW_GONE if row_key else ""
    subject = Subject(code.page_title, code.village, code.page_title, "", remark=remark)
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
