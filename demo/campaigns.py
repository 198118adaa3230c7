"""What the demo town tells of integrity education; the county has let it through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from areas.enums import Role
from areas.models import Area
from campaigns.models import CampaignIndexPage, CampaignPage, EventPage, WarningCasePage
from demo.tokens import steady_token
from demo.warning_cases import CASES, draft_of
from disclosure.models.inspection import InspectionPage
from disclosure.review import approve, submit
from feedback.services import ensure_code

DONE, NOW = -60, -7
"""Days from today on which a campaign began."""


@dataclass(frozen=True, slots=True)
class DemoCampaign:
    title: str
    in_short: str
    organisers: str
    audience: str
    begins: int
    days: int
    tags: Sequence[str]
    body: Sequence[tuple[str, Any]]


CAMPAIGNS = (
    DemoCampaign(
        "清风常伴 廉洁齐家",
        "请村干部和家里人坐在一起，听一堂课，写一封家书，把好自家的门。",
        "新埭镇纪委、镇妇联",
        "各村干部和家属，村民都可以来听",
        NOW,
        30,
        ("家风", "家庭助廉"),
        (
            (
                "text",
                "<p>每个村办一场，都在村文化礼堂。先听镇纪委讲身边的案例，再由几户人家说说自家的规矩。"
                "来的人可以领一只清风学习袋，里面有法规解读、案例和家训小故事。</p>",
            ),
            (
                "precept",
                {
                    "words": "公家的秤，不多一两；自家的门，不少一闩。",
                    "family": "一户种粮大户",
                    "meaning": "替村里办事，斤两要足；有人上门送礼，门要关得住。",
                },
            ),
            (
                "story",
                {
                    "title": "一张收条",
                    "text": "<p>一位当了多年出纳的老人，每收一笔租金都写两张收条，"
                    "一张给人，一张留着。孙女问他为什么，他说：账在纸上，心里才睡得着。</p>",
                },
            ),
            ("quote", {"words": "你管好村里的账，我管好家里的门。", "speaker": "一位村干部的妻子"}),
        ),
    ),
    DemoCampaign(
        "租金去哪儿了：教您看懂村里的账",
        "联络站的人到村口，对着公开栏，一笔一笔教大家看租赁和收支。",
        "新埭镇监察工作联络站",
        "村民",
        DONE,
        0,
        ("看懂村账",),
        (
            (
                "text",
                "<p>看三样就够：应收多少，实收多少，还欠多少。数字对不上，扫一扫公示上的码就能问，"
                "不用写名字。</p>",
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class DemoEvent:
    """One of `CAMPAIGNS[0]`; `day` is counted from today."""

    title: str
    in_short: str
    venue: str
    day: int
    begins: time
    hours: int
    programme: Sequence[tuple[time | None, str]]
    attendance: int | None = None
    report: Sequence[tuple[str, Any]] = ()


COURSE = (
    (time(14), "镇纪委讲纪法，说几个身边的案例"),
    (time(15), "三户人家说说自家的规矩"),
    (time(15, 30), "领一只清风学习袋，写一封家书"),
)
EVENTS = (
    DemoEvent(
        "星光村家庭助廉课",
        "村干部和家里人一起听一堂课，听完写一封家书。",
        "星光村文化礼堂",
        -5,
        time(14),
        2,
        COURSE,
        86,
        (
            (
                "text",
                "<p>礼堂里坐满了，后来的人站在门口听。三户人家说了自家的规矩，写成的家书挂在礼堂墙上。</p>",
            ),
            ("quote", {"words": "听完才晓得，收一条烟也算数。", "speaker": "一位来听课的家属"}),
        ),
    ),
    DemoEvent(
        "旧埭村家庭助廉课",
        "村干部和家里人一起听一堂课，听完写一封家书。",
        "旧埭村文化礼堂",
        -2,
        time(14),
        2,
        COURSE,
        64,
        (
            (
                "text",
                "<p>下雨，来的人比想的多。有人问：亲戚承包村里的鱼塘要不要报告？镇纪委当场答了。</p>",
            ),
        ),
    ),
    DemoEvent(
        "泖河村家庭助廉课",
        "村干部和家里人一起听一堂课，听完写一封家书。",
        "泖河村文化礼堂",
        5,
        time(14),
        2,
        COURSE,
    ),
    DemoEvent(
        "清风家书展",
        "各村写的家书挂出来，给大家看。",
        "新埭镇文化站一楼",
        12,
        time(9),
        8,
        ((None, "看各村的家书"), (None, "在留言本上写一句自家的家训")),
    ),
)


def tell_of_campaigns(town: Area) -> None:
    """Those that are not there yet, if the town and the county have somebody in inspection."""
    writer, reviewer = _serving(Role.TOWN_INSPECTION), _serving(Role.COUNTY_INSPECTION)
    if writer is None or reviewer is None:
        return
    for each in CAMPAIGNS:
        if not CampaignPage.objects.filter(area=town, title=each.title).exists():
            _publish(each, town, writer, reviewer)
    for event in EVENTS:
        if not EventPage.objects.filter(area=town, title=event.title).exists():
            _hold(event, town, writer, reviewer)
    for case in CASES:
        if not WarningCasePage.objects.filter(area=town, title=case.title).exists():
            _let_through(draft_of(case, town), writer, reviewer)


def _serving(role: Role) -> User | None:
    return User.objects.filter(duties__role=role).first()


def _publish(each: DemoCampaign, town: Area, writer: User, reviewer: User) -> None:
    starts_on = timezone.localdate() + timedelta(days=each.begins)
    page = CampaignPage(
        title=each.title,
        in_short=each.in_short,
        organisers=each.organisers,
        audience=each.audience,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=each.days),
        body=list(each.body),
        live=False,
    )
    CampaignIndexPage.objects.get(area=town).add_child(instance=page)
    page.tags.add(*each.tags)
    _let_through(page, writer, reviewer)


def _hold(each: DemoEvent, town: Area, writer: User, reviewer: User) -> None:
    day = timezone.localdate() + timedelta(days=each.day)
    begins_at = timezone.make_aware(datetime.combine(day, each.begins))
    page = EventPage(
        title=each.title,
        campaign=CampaignPage.objects.filter(area=town, title=CAMPAIGNS[0].title).first(),
        in_short=each.in_short,
        organisers=CAMPAIGNS[0].organisers,
        audience="村民都可以来",
        venue=each.venue,
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=each.hours),
        programme=[("item", {"at": at, "what": what}) for at, what in each.programme],
        attendance=each.attendance,
        body=list(each.report),
        live=False,
    )
    CampaignIndexPage.objects.get(area=town).add_child(instance=page)
    _let_through(page, writer, reviewer)


def _let_through(page: InspectionPage, writer: User, reviewer: User) -> None:
    page.save_revision(user=writer)
    ensure_code(page, steady_token(f"{page.area.short_name}/{page.title}"))
    approve(submit(page, user=writer), user=reviewer)
