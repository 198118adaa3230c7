"""A small county's documents, on which both engines must agree."""

from datetime import date

from search.engines.base import Document
from search.searching import Found

XINGGUANG, JIUDAI, MAOHE = "330482104201", "330482104202", "330482103201"


def _notice(number, village, place, item, title, body, year, day) -> Document:
    return Document(
        key=f"page:{number}",
        kind="notice",
        title=f"{village}{title}",
        body=body,
        address=f"/{number}/",
        version=1,
        place=place,
        item=item,
        year=year,
        day=day,
    )


def _row(number, village, place, title, body, day=date(2026, 9, 30)) -> Document:
    return Document(
        key=f"row:{number}",
        kind="row",
        title=f"{village}2026年第三季度租赁 {title}",
        body=body,
        address=f"/rows/{number}/",
        version=1,
        place=place,
        item="leases",
        year=2026,
        day=day,
    )


NOTICES = [
    _notice(
        1,
        "星光村",
        XINGGUANG,
        "leases",
        "2026年第三季度租赁情况",
        "鱼塘、厂房和店面一共租出七处，年租金合计３万元，欠缴一处。",
        2026,
        date(2026, 9, 30),
    ),
    _notice(
        2,
        "星光村",
        XINGGUANG,
        "leases",
        "2026年第二季度租赁情况",
        "租出六处，租金都收齐了。",
        2026,
        date(2026, 6, 30),
    ),
    _notice(
        3,
        "旧埭村",
        JIUDAI,
        "aid",
        "2026年9月救助发放情况",
        "最低生活保障金和临时救助发放到一卡通，共十二户。",
        2026,
        date(2026, 9, 30),
    ),
    _notice(
        4,
        "泖河村",
        MAOHE,
        "projects",
        "2026年工程项目",
        "通村公路硬化和路灯安装，公开招标，中标价45.60万元。",
        2026,
        date(2026, 12, 31),
    ),
    _notice(
        5,
        "泖河村",
        MAOHE,
        "decisions",
        "2025年民主决策",
        "村民代表会议表决鱼塘发包方案，全票通过。",
        2025,
        date(2025, 12, 31),
    ),
]
ROWS = [
    _row(1, "星光村", XINGGUANG, "东浜鱼塘", "承租方：王**；年租金12000元；欠缴2000元"),
    _row(2, "星光村", XINGGUANG, "西浜鱼塘", "承租方：李**；年租金8000元；按期缴纳"),
    _row(3, "星光村", XINGGUANG, "村口店面", "承租方：某某百货；年租金30000元；按期缴纳"),
    _row(4, "旧埭村", JIUDAI, "北港鱼塘", "承租方：陆**；年租金12000元；按期缴纳"),
    _row(5, "旧埭村", JIUDAI, "老校舍厂房", "承租方：某某服饰厂；年租金60000元；欠缴5000元"),
    _row(6, "泖河村", MAOHE, "南圩鱼塘", "承租方：张**；年租金9000元；按期缴纳"),
]
OTHERS = [
    Document(
        "page:6", "page", "隐私说明", "网站不记谁来看过，也不用第三方。", "/privacy/", version=1
    ),
    Document(
        "page:7",
        "campaign",
        "清廉家风故事",
        "贤内助当好廉内助，家书传家训。",
        "/c/",
        version=1,
        place="330482",
        day=date(2026, 5, 1),
    ),
    Document(
        "ticket:1",
        "ticket",
        "垃圾没人收",
        "桥头垃圾堆了三天，今天已经清运。",
        "/t/1/",
        version=1,
        place=XINGGUANG,
        year=2026,
        day=date(2026, 10, 2),
    ),
    Document(
        "ticket:2",
        "ticket",
        "路灯不亮",
        "泖河桥边路灯坏了两盏，已经修好。",
        "/t/2/",
        version=1,
        place=MAOHE,
        year=2026,
        day=date(2026, 10, 3),
    ),
    Document(
        "page:8",
        "notice",
        "垃圾分类督查公示",
        "垃圾分类每周督查，红黑榜公示。",
        "/p/8/",
        version=1,
        place=JIUDAI,
        year=2026,
        day=date(2026, 3, 1),
    ),
    Document(
        "page:9",
        "progress",
        "巡察整改进展",
        "巡察发现的问题，整改完成十二个。",
        "/p/9/",
        version=1,
        place="330482104",
        year=2026,
        day=date(2026, 8, 1),
    ),
]
TEXTS = [*NOTICES, *ROWS, *OTHERS]


def said(key: str, title: str, body: str) -> Document:
    return Document(key, "notice", title, body, "/")


def keys(found: Found) -> list[str]:
    return [hit.document.key for hit in found.answer.hits]
