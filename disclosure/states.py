"""In which state a page is, in the same words wherever staff are told."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from areas.enums import Role

WAITS_FOR = {
    Role.SUPERVISION_COMMITTEE: "等村务监督委员会审核",
    Role.TOWN_INSPECTION: "等镇纪检审核",
    Role.COUNTY_INSPECTION: "等县纪检审核",
}


def say_state(
    *,
    live: bool,
    was_public: bool,
    changed: bool,
    opens_at: datetime | None,
    in_review: bool = False,
) -> str:
    """Whether readers see a page, and whether a newer version waits.

    `changed`: the draft holds what readers do not see; `opens_at`: when it goes public by itself;
    `in_review`: it was handed in.
    """
    if opens_at:
        planned = f"定于 {say_time(opens_at)} 公开"
        return f"已公开，新的一版{planned}" if live else planned
    if in_review:
        return "已公开，有改动正在审核" if live else "正在审核"
    if live:
        return "已公开，有改动还没有公开" if changed else "已公开"
    return "已撤下" if was_public else "还没有公开"


def say_waits_for(role: Role) -> str:
    """Who has to review a page now."""
    return WAITS_FOR[role]


def say_time(moment: datetime) -> str:
    """2026年11月30日 08:00, as clocks here show it."""
    return date_format(timezone.localtime(moment), "Y年n月j日 H:i")
