"""Results of votes that their own numbers contradict.

How many must come and agree, the Organic Law of Villagers' Committees says in articles 22 (a
villagers' meeting: more than half of all), 26 and 28 (representatives, and a village group: two
thirds of all); what more than half of those present agree to is passed.
"""

from collections.abc import Sequence

from disclosure.ledgers.base import Breach, Values, words
from disclosure.ledgers.rules import number

PASSED = frozenset(words("通过 一致通过 全票通过"))
_FAILED = frozenset(words("未通过 不通过 没有通过 否决"))
_OF_TWO_THIRDS = words("代表 小组")


def result_fits(row: Values) -> Sequence[Breach]:
    """The result is what the votes say, and enough came to pass anything."""
    agree, present = number(row, "agree"), number(row, "present")
    if agree is None or present is None:
        return ()
    result = str(row.get("result") or "")
    is_majority = agree * 2 > present
    said = ""
    if result in PASSED and not is_majority:
        said = "同意的没有超过实到的一半，结果却是通过。请核对票数和结果。"
    elif result in _FAILED and is_majority:
        said = f"同意的超过了实到的一半，结果却是「{result}」。请核对票数和结果；没有错的，请确认。"
    elif (result == "全票通过" and agree < present) or (
        result == "一致通过" and (number(row, "oppose") or 0) > 0
    ):
        said = f"结果是「{result}」，票数里却有人没有同意。请核对票数和结果。"
    elif result in PASSED:
        said = _too_few(row)
    return (Breach("result", said),) if said else ()


def _too_few(row: Values) -> str:
    present, entitled = number(row, "present"), number(row, "entitled")
    if present is None or not entitled:
        return ""
    meeting = str(row.get("meeting") or "会议")
    if any(word in meeting for word in _OF_TWO_THIRDS):
        enough, least = present * 3 >= entitled * 2, "三分之二"
    else:
        enough, least = present * 2 > entitled, "一半"
    if enough:
        return ""
    return (
        f"应到 {entitled} 人，实到只有 {present} 人，不够{least}，{meeting}的决定一般不算数，"
        "结果却是通过。请核对人数；没有错的，请确认。"
    )
