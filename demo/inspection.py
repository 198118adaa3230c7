"""A round of inspection in the demo county, and how far its problems are put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from areas.enums import Role
from areas.models import Area
from demo.tokens import steady_token
from disclosure.models.inspection import InspectionPage
from disclosure.review import approve, submit
from feedback.services import ensure_code
from supervision.enums import Attention, RoundKind
from supervision.factories import make_forms, make_notice, make_round, read, workbook
from supervision.models import InspectionRoundPage
from supervision.problem_lists import RECTIFIED, UNDER_WAY
from supervision.services import take_problems

CORRUPTION, CONDUCT, PARTY = "群众身边腐败问题", "群众身边不正之风", "基层党组织建设"
FORMS = {
    "集体资产出租没有公开": CORRUPTION,
    "租金到期没有催收": CORRUPTION,
    "合同没有写明期限或者价钱": CORRUPTION,
    "集体资产没有登记入账": CORRUPTION,
    "应收款长期挂账": CORRUPTION,
    "工程没有招标": CORRUPTION,
    "救助金没有按时发": CORRUPTION,
    "用白条入账": CORRUPTION,
    "占用集体土地违章搭建": CORRUPTION,
    "群众反映的事拖着不办": CONDUCT,
    "村务公开不及时": CONDUCT,
    "办事要跑几趟": CONDUCT,
    "接待费超过标准": CONDUCT,
    "重大事情没有开会商量": PARTY,
    "会议记录不全": PARTY,
    "村务监督委员会没有真的监督": PARTY,
}
VILLAGES = {"旧埭村": Attention.KEY, "姚浜村": Attention.WATCHED, "星光村": Attention.USUAL}
ROUND = "第三轮村（社区）巡察公告"
ASKING_ROUND = "第四轮巡察公告"
NOTICES = ("第三轮巡察整改第一次通报", "第三轮巡察整改第二次通报")
BEGAN, ENDED, FIRST, SECOND = -100, -70, -40, -5
"""Days from today."""


@dataclass(frozen=True, slots=True)
class Found:
    """A problem of the demo round; days count from today, money is in yuan."""

    village: str
    form: str
    problem: str
    measure: str
    due: int
    rectified: int | None = None
    evidence: str = ""
    recovered: int | None = None


FOUND = (
    Found(
        "旧埭村",
        "集体资产出租没有公开",
        "沿街店面有 2 间续租，没有公开招租",
        "到期收回，重新公开招租",
        due=-60,
        rectified=-45,
        evidence="新合同已经公示",
        recovered=36000,
    ),
    Found(
        "旧埭村",
        "租金到期没有催收",
        "有 5 户租金欠了一年以上",
        "上门催收，三个月内收齐",
        due=-20,
        rectified=-12,
        evidence="收据存村里，账上看得到",
        recovered=128400,
    ),
    Found(
        "旧埭村",
        "占用集体土地违章搭建",
        "村道边搭了钢棚 1200 平方米",
        "限期拆除，地复垦",
        due=-10,
    ),
    Found(
        "旧埭村",
        "重大事情没有开会商量",
        "卖一批旧设备，没有开村民代表会议",
        "补开会议，以后先商量",
        due=-50,
        rectified=-48,
        evidence="会议记录已经公开",
    ),
    Found(
        "姚浜村",
        "应收款长期挂账",
        "有 7 笔应收款挂了三年以上",
        "一笔一笔核对，能收的收，收不了的按规定处理",
        due=25,
        recovered=214000,
    ),
    Found(
        "姚浜村",
        "用白条入账",
        "招待用了白条 3600 元",
        "退还，换正式发票",
        due=-55,
        rectified=-52,
        evidence="退款收据",
        recovered=3600,
    ),
    Found(
        "姚浜村",
        "会议记录不全",
        "半年里有 4 次会没有签到",
        "补齐签到，以后当场签",
        due=-30,
        rectified=-33,
        evidence="签到表",
    ),
    Found(
        "星光村",
        "合同没有写明期限或者价钱",
        "有 3 份租赁合同没有写到期日",
        "和承租人补签",
        due=20,
    ),
    Found(
        "星光村",
        "村务公开不及时",
        "二季度的租赁晚公开了半个月",
        "专人负责，到期提醒",
        due=-45,
        rectified=-44,
        evidence="三季度按时公开了",
    ),
)


def tell_of_inspection(county: Area, villages: Mapping[str, Area]) -> None:
    """A round with two notices, if the county has two in inspection and no round yet."""
    people = list(User.objects.filter(duties__role=Role.COUNTY_INSPECTION).order_by("pk")[:2])
    if len(people) < 2 or InspectionRoundPage.objects.filter(area=county).exists():
        return
    writer, reviewer = people
    make_forms(FORMS)
    above = make_round(
        county,
        {villages[name]: attention for name, attention in VILLAGES.items()},
        ROUND,
        kind=RoundKind.CROSS_VILLAGE,
        starts_on=_day(BEGAN),
        ends_on=_day(ENDED),
        scope="村里的资产租给谁、租金收了没有，救助金按时到账没有，工程和大事有没有商量过。",
        team="县委第三巡察组，5 个人，都是外镇来的",
        address="新埭镇政府 2 楼 203 室",
    )
    _publish(above, writer, reviewer)
    _publish(_asking_now(county, villages), writer, reviewer)
    for title, offset in zip(NOTICES, (FIRST, SECOND), strict=True):
        _tell_of_progress(above, title, offset, writer, reviewer)


def _asking_now(county: Area, villages: Mapping[str, Area]) -> InspectionRoundPage:
    """A round that has begun, with its questions at the doors."""
    return make_round(
        county,
        {villages[name]: attention for name, attention in VILLAGES.items()},
        ASKING_ROUND,
        kind=RoundKind.JOINT,
        starts_on=_day(-3),
        ends_on=_day(27),
        scope="上一轮查出来的，有没有真的改好。",
        team="县委第一巡察组，和农业农村局一起",
        address="新埭镇政府 2 楼 203 室",
        questions="村里的出租都公开吗？\n有没有人长期欠着村里的租金？\n救助金按时到账吗？",
    )


def _tell_of_progress(
    above: InspectionRoundPage, title: str, offset: int, writer: User, reviewer: User
) -> None:
    results = [
        {"what": "规范合同", "figure": "3 份"},
        {"what": "拆掉违章搭建", "figure": "1200 平方米"},
    ]
    notice = make_notice(
        above,
        _day(offset),
        title,
        in_short="资产和租金的事改得快，违章搭建和老账还要盯着。",
        body=[("results", results[: 1 if offset == FIRST else 2])],
    )
    reading = read(notice, workbook([_row(at, offset) for at in range(len(FOUND))]))
    take_problems(notice, reading.rows, [each.message for each in reading.doubts], user=writer)
    _publish(notice, writer, reviewer)


def _row(at: int, offset: int) -> dict[str, object]:
    found = FOUND[at]
    is_done = found.rectified is not None and found.rectified <= offset
    return {
        "number": str(at + 1),
        "village": found.village,
        "form": found.form,
        "problem": found.problem,
        "responsible": f"{found.village}村民委员会",
        "measure": found.measure,
        "deadline": _day(found.due),
        "state": RECTIFIED if is_done else UNDER_WAY,
        "rectified_on": _day(found.rectified) if is_done and found.rectified is not None else None,
        "evidence": found.evidence if is_done else "",
        "recovered": found.recovered if is_done or offset == SECOND else None,
    }


def _day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


def _publish(page: InspectionPage, writer: User, reviewer: User) -> None:
    ensure_code(page, steady_token(f"{page.area.short_name}/{page.title}"))
    approve(submit(page, user=writer), user=reviewer)
