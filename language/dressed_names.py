"""What stands around a name in a cell: where somebody lives before it, a title or a count after it.

平湖市新埭镇张阿毛 is 张阿毛 of Xindai Town, and nobody called 平湖市. A place is taken off only
where it can hold no person's name itself: 陈新村 may be one.
"""

import re
from typing import NamedTuple

from language.name_shape import is_plain_name, starts_with_a_person
from language.name_words import NOTES, PROVINCES, ROLES, TITLES

_HAN = "\u3400-\u9fff"
_COUNT = r"[\d一二三四五六七八九十百两]"
_GROUP = rf"第?{_COUNT}+(?:村民小)?[组队]"

# The endings of a hamlet are in no given name, or not behind 家: 沈巷里, 张家桥, 西埭.
_HAMLET = (
    rf"[{_HAN}]{{0,2}}[巷弄街桥浜埭墙门场家]里|[{_HAN}]家[桥港湾塘浦头门渡角宅]"
    rf"|[{_HAN}]{{1,3}}?[埭浜圩弄泾荡墩兜漾]"
)
_PIECE = re.compile(
    rf"(?:{_GROUP}|(?:{ROLES}):?|\d+(?:号|幢|栋|单元|室)|(?:{PROVINCES})(?:省|市|自治区)?[人籍]?)"
    rf"|(?P<area>[{_HAN}]{{2,6}}?)(?:(?<![超商门菜夜])市|县|区|镇|乡(?!村)|街道|(?<![农乡])村(?!民))"
    rf"|(?P<hamlet>{_HAMLET})"
)
_TAILED = re.compile(
    rf"(?P<body>.+?)(?P<tail>(?:{TITLES})?"
    rf"(?:等(?:{_COUNT}+)?余?(?:户|人|名|位|家)?(?:村民|农户)?)?(?:\((?:{NOTES}|{_GROUP})\))?)"
)


class DressedName(NamedTuple):
    """Heads are 村民 and 平湖市, tails 女士, 等3户 and (3组); together they are the whole text."""

    head: str
    name: str
    tail: str


def undress(text: str) -> DressedName:
    """The name within a squashed text that is not empty. Of a place alone nothing is taken off."""
    match = _TAILED.fullmatch(text)
    body, tail = (match["body"], match["tail"]) if match else (text, "")
    end = 0 if is_plain_name(body) else _end_of_head(body)
    if len(body) - end < 2 and not (tail and end < len(body)):
        end = 0
    return DressedName(body[:end], body[end:], tail)


def _end_of_head(body: str) -> int:
    end = 0
    while (piece := _PIECE.match(body, end)) and not _may_hold_a_person(piece):
        end = piece.end()
    return end


def _may_hold_a_person(piece: re.Match[str]) -> bool:
    return starts_with_a_person(piece["area"] or piece["hamlet"] or "")
