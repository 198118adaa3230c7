"""Published tickets as files: CSV and JSON, each field declared once, with what it means.

Both hold what the pages show and nothing else. They are written as they are read from the database,
some at a time, however many there are.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from django.conf import settings
from django.db.models import Count, Max, Prefetch, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from areas.models import Area
from feedback.models import Category, PublishedTicket, PublishedWords, TicketEvent
from feedback.published.lists import published_in
from feedback.published.shown import SATISFIED
from home.spreadsheets import BYTE_ORDER_MARK, guarded

AT_ONCE = 500

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its key in files, how people call it, what it means, and where it comes from."""

    key: str
    label: str
    help: str
    example: str
    value: Callable[[PublishedTicket], Cell]


FIELDS = (
    Field(
        "id",
        "编号",
        "每件一个，一直不变，看不出是谁说的。拿下来又放上去的，还是这个号。",
        "3f9a1c07d2e8b645",
        lambda each: each.token,
    ),
    Field(
        "village_code",
        "村代码",
        "村（社区）的区划代码，12 位。",
        "330482102221",
        lambda each: each.ticket.village.code,
    ),
    Field(
        "village", "村", "哪个村（社区）。", "星光村", lambda each: each.ticket.village.short_name
    ),
    Field(
        "kind",
        "哪一种",
        "问题、咨询或者建议。反映干部的不在里面。",
        "问题",
        lambda each: each.ticket.get_kind_display(),
    ),
    Field(
        "category",
        "哪一类",
        "说的人自己选的，办的人可以改。",
        "道路、路灯、水电",
        lambda each: str(each.ticket.category),
    ),
    Field("state", "办到哪里了", "下载的时候办到哪里了。", "已办结", lambda each: each.state_words),
    Field(
        "received_on",
        "收到",
        "哪天收到的。",
        "2026-11-02",
        lambda each: _day(each.ticket.created_at),
    ),
    Field(
        "due_on",
        "最迟答复",
        "答应最迟哪天答复，改过期限的是改过的。",
        "2026-11-09",
        lambda each: each.ticket.due_on.isoformat(),
    ),
    Field(
        "settled_on",
        "有结果",
        "哪天答复、办结，或者告诉他办不了的。还没有结果的空着。",
        "2026-11-05",
        lambda each: _day(each.ticket.settled_at),
    ),
    Field(
        "published_on",
        "放到网上",
        "哪天第一次给大家看的。",
        "2026-11-06",
        lambda each: _day(each.published_at),
    ),
    Field(
        "text",
        "说的话",
        "去掉了名字、电话这些，也可能改短过。",
        "村口的路灯坏了。",
        lambda each: each.text,
    ),
    Field(
        "answer",
        "答复",
        "怎么办的、为什么办不了、为什么改期限，按先后。没有给大家看的空着。",
        "换了新的路灯。",
        lambda each: "\n".join(words.text for words in each.words.all()),
    ),
    Field(
        "rating",
        "群众满不满意",
        "看了结果以后说的。没有说的空着。",
        "群众说满意",
        lambda each: SATISFIED[each.ticket.is_satisfied],
    ),
    Field(
        "me_too",
        "也遇到",
        "有几个人点过“我也遇到”“我也想问”或者“我也赞成”。",
        "3",
        lambda each: each.me_too,
    ),
    Field("address", "网址", "这一件的网页。", "", lambda each: _address(each)),
)
"""Every column of the files, in their order."""


def to_csv(area: Area) -> Iterator[bytes]:
    """UTF-8 with a byte order mark, a heading of keys, days as ISO text; no cell is a formula."""
    yield BYTE_ORDER_MARK.encode()
    yield _line([field.key for field in FIELDS])
    for each in _all_in(area):
        yield _line([_guarded(field.value(each)) for field in FIELDS])


def to_json(area: Area) -> Iterator[bytes]:
    """`{"area": {"code", "name"}, "tickets": [{key: value}]}`; what is empty is null."""
    about = {"code": area.code, "name": area.short_name}
    yield f'{{"area": {json.dumps(about, ensure_ascii=False)}, "tickets": ['.encode()
    before = ""
    for each in _all_in(area):
        row = {field.key: _or_null(field.value(each)) for field in FIELDS}
        yield f"{before}\n{json.dumps(row, ensure_ascii=False)}".encode()
        before = ","
    yield b"\n]}\n"


def edition_of(area: Area) -> str:
    """Is another whenever the files of `area` are: whatever becomes of a ticket is a step of its
    history, but for who met the same. It is found much faster than the files are written.
    """
    found = published_in(area).order_by()
    steps = TicketEvent.objects.filter(ticket__in=found.values("ticket"))
    told = (
        found.aggregate(count=Count("pk"), met=Sum("me_too")),
        steps.aggregate(count=Count("pk"), latest=Max("pk")),
        list(Category.objects.order_by("pk").values_list("pk", "name")),
        list(Area.objects.within(area).order_by("path").values_list("code", "name")),
        [field.key for field in FIELDS],
    )
    return salted_hmac("feedback.published.edition", repr(told)).hexdigest()


def _all_in(area: Area) -> Iterator[PublishedTicket]:
    words = PublishedWords.objects.order_by("event_id")
    found = published_in(area).prefetch_related(Prefetch("words", words))
    return found.iterator(chunk_size=AT_ONCE)


def _line(cells: list[Cell]) -> bytes:
    stream = StringIO()
    csv.writer(stream).writerow(cells)
    return stream.getvalue().encode()


def _guarded(cell: Cell) -> Cell:
    return guarded(cell) if isinstance(cell, str) else cell


def _or_null(cell: Cell) -> Cell:
    return None if cell == "" else cell


def _day(moment: datetime | None) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""


def _address(published: PublishedTicket) -> str:
    path = reverse("feedback:published", args=[published.token])
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
