"""The demo accounts: one for each role, all with the same known password."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User

from areas.enums import Role
from areas.models import Area, Duty

PASSWORD = "xindai-2026-demo"
IN_OFFICE_SINCE = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """One account: what it may do follows from its duty."""

    username: str
    person: str
    describes: str
    role: Role | None = None
    place: str = ""  # short name of the area that it serves
    phone: str = ""


LOGINS = (
    DemoLogin("admin", "系统管理员", "系统管理员：管理网站，看不到群众反映"),
    DemoLogin("kuaiji", "陆雪英", "星光村会计：上传表格，起草公开", Role.ACCOUNTANT, "星光村"),
    DemoLogin(
        "jianwei",
        "沈志强",
        "星光村村务监督委员会：审核，通过就公开",
        Role.SUPERVISION_COMMITTEE,
        "星光村",
    ),
    DemoLogin(
        "weiwangge",
        "张阿妹",
        "星光村第一微网格的微网格员：在工作台办家门口的事",
        Role.MICRO_GRID_MEMBER,
        "第一微网格",
    ),
    DemoLogin(
        "wanggezhang",
        "钱大明",
        "星光村第一网格的网格长：在工作台办",
        Role.GRID_LEADER,
        "第一网格",
        "0573-00000001",
    ),
    DemoLogin(
        "lianluozhan",
        "周国华",
        "星光村监察工作联络站站长：在工作台办",
        Role.LIAISON_HEAD,
        "星光村",
    ),
    DemoLogin(
        "zhenjiwei",
        "顾建平",
        "新埭镇纪检：办镇里的群众反映；村里没有人能审核的，替村里审核",
        Role.TOWN_INSPECTION,
        "新埭镇",
    ),
    DemoLogin(
        "xianjiwei",
        "金立峰",
        "平湖市纪检：看全市群众反映，办交上来的",
        Role.COUNTY_INSPECTION,
        "平湖市",
    ),
    DemoLogin(
        "xunchaban",
        "俞晓燕",
        "平湖市纪检的另一个人：写巡察的，和 xianjiwei 互相审核",
        Role.COUNTY_INSPECTION,
        "平湖市",
    ),
)


def make_logins(areas: Mapping[str, Area]) -> None:
    """Make the accounts with their duties; again without change.

    `areas` holds, by short name, the areas that the accounts serve; for others there is no account.
    """
    for login in LOGINS:
        if login.role and login.place not in areas:
            continue
        user = _account(login)
        if login.role is None:
            continue
        Duty.objects.get_or_create(
            area=areas[login.place],
            role=login.role,
            person_name=login.person,
            starts_on=IN_OFFICE_SINCE,
            defaults={"user": user, "phone": login.phone},
        )


def _account(login: DemoLogin) -> User:
    user, made = User.objects.get_or_create(
        username=login.username, defaults={"first_name": login.person}
    )
    if made:
        user.set_password(PASSWORD)
        user.is_superuser = user.is_staff = login.role is None
        user.save()
    return user
