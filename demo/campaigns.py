"""What the demo town tells of integrity education; the county has let it through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from areas.enums import Role
from areas.models import Area
from campaigns.models import CampaignIndexPage, CampaignPage
from demo.tokens import steady_token
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


def tell_of_campaigns(town: Area) -> None:
    """Those that are not there yet, if the town and the county have somebody in inspection."""
    writer, reviewer = _serving(Role.TOWN_INSPECTION), _serving(Role.COUNTY_INSPECTION)
    if writer is None or reviewer is None:
        return
    for each in CAMPAIGNS:
        if not CampaignPage.objects.filter(area=town, title=each.title).exists():
            _publish(each, town, writer, reviewer)


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
    page.save_revision(user=writer)
    ensure_code(page, steady_token(f"{town.short_name}/{each.title}"))
    approve(submit(page, user=writer), user=reviewer)
