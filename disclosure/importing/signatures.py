"""The row at the foot that says who made and who checked the table, and notes beside it."""

import re
from collections.abc import Iterable
from datetime import date

from disclosure.importing.results import Signatures
from language.dates import NotADate, parse_date
from language.text import to_halfwidth

_MAKER = r"制表|填表|编制|造表|填报|经办|记账"
_CHECKER = (
    r"审核|复核|审批|民主理财|民主监督|村务监督|村监会|监委|监督委员会|监事会|监督小组|理财小组"
)
_DAY = r"(?:公示|公布|公开)(?:日期|时间)|(?:填报|填表|制表)日期|(?<![一-鿿])日期"
_OTHER = (
    r"负责人|村主任|书记|主任|会计|出纳|报账员|社长|董事长|单位负责人|法定代表|经手|证明人|"
    r"监督电话|举报电话|联系电话|咨询电话|投诉电话|电话|联系人|公示期|公示地点|公示单位|填报单位|"
    r"截止日期|截至|盖章|签字|签名|签章|注|备注|说明|附注|附|附件|提示|填写说明"
)
_START = re.compile(
    rf"[(*※]?(?:村|本表|本村)?(?:{_MAKER}|{_CHECKER}|{_DAY}|{_OTHER})"
    r"[^:\d]{0,16}?(?::|\((?:签字|签名|签章|盖章)\))|(?:注|说明)\s*[\d一]"
)
# A word before a colon is the next label, whose name was left empty.
_NAMES = r"[一-鿿·]{2,12}(?:[、,][一-鿿·]{2,12})*(?![一-鿿]*\s*[:(])"


def _signed_as(offices: str, about: str = "[^:]{0,12}?") -> re.Pattern[str]:
    return re.compile(rf"(?:{offices})(?!单位|日期|时间){about}:\s*({_NAMES})")


# Where nobody signed for having made the table, the accountant did, or who keeps the money.
_SIGNED_BY_HAND = r"(?:人?员)?(?:\(?(?:签字|签名|签章|盖章)\)?)?"
_PREPARED = (
    _signed_as(_MAKER),
    _signed_as("会计|报账员", _SIGNED_BY_HAND),
    _signed_as("出纳", _SIGNED_BY_HAND),
)
_CHECKED = (_signed_as(_CHECKER),)
_ANNOUNCED = re.compile(
    rf"(?:{_DAY})[^:]{{0,4}}?:\s*(\d{{4}}[^\s,;]*(?:\s*[年月]\s*\d+\s*[月日]?)*)"
)

# Whatever office somebody signs for: 监交人, 资产盘点小组(签字).
_LABEL = (
    r"[一-鿿]{0,9}(?:人|员|主任|书记|会计|出纳|组长|代表|小组|社长|主管|签字|签名|签章|盖章|日期|时间)"
    r"(?:\((?:签字|签名|签章|盖章|公章)\))?"
)
_SIGNED = r"(?:[一-鿿·]{2,4}(?:[ 、,]+[一-鿿·]{2,4})*|\d{4}[\d年月日.\-/]*|[_年月日\s]+)?"
_FIRST_LABEL, _LAST_SIGNED = re.compile(_LABEL), re.compile(_SIGNED)
_NEXT_LABEL = re.compile(rf"(?:{_SIGNED}\s+)?{_LABEL}")

_BARE_DAY = re.compile(r"(?<!\d)(20\d\d(?:年\s*\d+\s*月\s*\d+\s*日|[.\-/]\d+[.\-/]\d+))")

Rows = Iterable[Iterable[object]]


def is_signature(text: str) -> bool:
    """Whether a row that starts with this text is a signature or a note, and no data."""
    return bool(_START.match(to_halfwidth(text).strip()))


def is_all_signatures(cells: Iterable[str]) -> bool:
    """Whether a row of these filled cells holds labels with a colon and who signed, and no more."""
    first, *between = (part.strip() for part in to_halfwidth("\n".join(cells)).split(":"))
    if not between or not _FIRST_LABEL.fullmatch(first):
        return False
    *between, last = between
    return bool(_LAST_SIGNED.fullmatch(last)) and all(map(_NEXT_LABEL.fullmatch, between))


def read_signatures(above: Rows, below: Rows) -> Signatures:
    """Who made and who checked the table, and when it was announced, from the rows around it.

    A day without a label counts below the table only: above, it belongs to the title.
    """
    foot = _as_lines(below)
    text = f"{foot}\n{_as_lines(above)}"
    return Signatures(
        prepared_by=_first(_PREPARED, text),
        checked_by=_first(_CHECKED, text),
        announced_on=_day(_ANNOUNCED, text) or _day(_BARE_DAY, foot),
    )


def _as_lines(rows: Rows) -> str:
    return "\n".join(
        to_halfwidth("  ".join(str(cell).strip() for cell in row if cell != "")) for row in rows
    )


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> str:
    """Who signed as the first of these that anybody signed as."""
    found = next(filter(None, (pattern.search(text) for pattern in patterns)), None)
    return found.group(1) if found else ""


def _day(pattern: re.Pattern[str], text: str) -> date | None:
    found = pattern.search(text)
    if not found:
        return None
    try:
        return parse_date(found.group(1).strip())
    except NotADate:
        return None
