"""Everything that writes codes."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F
from wagtail.models import Page

from feedback.models import Code, DailyScans, Posting
from feedback.tokens import new_token
from home.models import BasePage


def ensure_code(page: BasePage, token: str = "") -> Code:
    """The code of `page`, made if it has none. Two at once get the same one.

    A new code is a random one, unless `token` says which.
    """
    for_a_new_one: dict[str, Any] = {  # functions, as to ask costs queries
        "token": lambda: token or unused_tokens(1, besides=Posting)[0],
        "title": page.title,
        "slug": page.slug,
        "village": lambda: page.place,
    }
    code, _ = Code.objects.get_or_create(page_id=page.pk, defaults=for_a_new_one)
    if (code.title, code.slug) != (page.title, page.slug) or code.gone_at:
        code.title, code.slug, code.gone_at, code.why_gone = page.title, page.slug, None, ""
        code.save(update_fields=["title", "slug", "gone_at", "why_gone"])
    return code


def mark_gone(page: Page, when: datetime, why: str) -> None:
    """Note when and why the page went, for those who scan its code from now on."""
    Code.objects.filter(page_id=page.pk).update(gone_at=when, why_gone=why)


def retell_why_gone(page: Page, why: str) -> None:
    """Say something else to those who scan the code of a page that is gone."""
    Code.objects.filter(page_id=page.pk, gone_at__isnull=False).update(why_gone=why)


def put_up(code: Code, *, place: str, put_up_by: str, put_up_on: date, user: User) -> Posting:
    """A new posting of the code, to be printed; those printed before stay as they are."""
    return Posting.objects.create(
        token=unused_tokens(1, besides=Code)[0],
        code=code,
        place=place,
        put_up_by=put_up_by,
        put_up_on=put_up_on,
        made_by=user,
    )


def count_scan(token: str, day: date) -> None:
    """One more scan of a printed token on that day: neither who nor when nor from where."""
    counted = DailyScans.objects.get_or_create(token=token, day=day)[0]
    DailyScans.objects.filter(pk=counted.pk).update(count=F("count") + 1)


def unused_tokens(count: int, *, besides: type[Code | Posting]) -> list[str]:
    """Different tokens that none of `besides` has: in its own table the database sees to it."""
    tokens: set[str] = set()
    while len(tokens) < count:
        tokens.update(new_token() for _ in range(count - len(tokens)))
        taken = besides._default_manager.filter(token__in=tokens)
        tokens.difference_update(taken.values_list("token", flat=True))
    return list(tokens)
