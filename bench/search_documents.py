"""Rows of leases as a county publishes them, as many as are wanted; the same every time."""

from collections.abc import Iterator
from datetime import date
from random import Random

from search.engines.base import Document

QUERIES = (
    "鱼塘租金",
    "光河村鱼塘",
    "2026年三季度厂房",
    "欠缴",
    "yutang",
    "店面出租逾期",
    "养猪场",
    "1200元",
    "星埭村老校舍续租",
    "仓库 2025",
    "拉圾站",
    "没有的话",
)
"""As villagers type: one word or several, common and rare, with pinyin, a slip, and in vain."""

_VILLAGES = [
    f"{first}{second}村" for first in "星旧泖鱼姚新南北东西光金" for second in "河埭圻浜塘桥港泾浦"
]
_THINGS = [
    "鱼塘",
    "厂房",
    "店面",
    "仓库",
    "水面",
    "农田",
    "大棚",
    "山林",
    "礼堂",
    "老校舍",
    "商铺",
    "养猪场",
    "垃圾站",
]
_TENANTS = ["王**", "李**", "陆**", "某某服饰厂", "某某水产养殖户", "张**"]
_NOTES = ["按期缴纳", "逾期未缴", "协商延期", "公开招租", "续租"]


def lease_rows(number: int) -> Iterator[Document]:
    chance = Random(20261201)
    for each in range(number):
        village = chance.randrange(len(_VILLAGES))
        year, quarter = chance.choice((2024, 2025, 2026)), chance.randint(1, 4)
        yield Document(
            key=f"row:{each}",
            kind="row",
            title=f"{_VILLAGES[village]}{year}年第{'一二三四'[quarter - 1]}季度租赁"
            f" {chance.choice(_THINGS)}{chance.randint(1, 99)}号",
            body=f"承租方：{chance.choice(_TENANTS)}；面积：{chance.randint(1, 90)}亩；"
            f"年租金：{chance.randint(1000, 90000)}元；"
            f"欠缴：{chance.choice((0, 0, 0, 500, 1200))}元；"
            f"{chance.choice(_NOTES)}",
            address=f"/rows/{each}/",
            version=1,
            place=f"330482{village:06}",
            item="leases",
            year=year,
            period=f"{year}Q{quarter}",
            day=date(year, quarter * 3, 28),
        )
