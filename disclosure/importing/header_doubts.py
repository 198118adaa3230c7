"""What a header says besides the name of its column: other periods, other sums, rent by the 亩.

应收 below 上年结欠 and 年租金(元/亩) carry names that we know, and are not what the column asks.
"""

import re
from collections.abc import Iterator, Sequence

from disclosure.importing.amount_cells import counted_by
from disclosure.importing.headers import Header
from disclosure.importing.places import column_letter
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Column, ColumnType, Ledger
from language.periods import Period, PeriodKind, find_period
from language.text import squash

_COUNTED = frozenset({ColumnType.MONEY, ColumnType.NUMBER, ColumnType.INTEGER})
_PER = re.compile(
    r"(?:[/·每]|\(按?)(年|季|月|天|日|次|亩|㎡|平方|平米|m2|间|吨|公?斤)(?!期|份|初|末|底)"
)

_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_QUARTER = r"第?[一二三四1-4ⅠⅡⅢⅣ]"
_TIME = re.compile(
    rf"(?:20\d\d年?度?)?(?:(?:{_QUARTER}(?:季度?)?[-—~至到])?{_QUARTER}季度?|Q[1-4]"
    rf"|(?:{_MONTH}月?[-—~至到])?{_MONTH}月份?|[上下]半年)"
    r"|20\d\d年度?",
    re.IGNORECASE,
)
EARLIER_OR_LATER = re.compile(
    "上年|上一年|去年|前年|往年|历年|以前|上季|上月|上期|前期|结欠|结转|下期|下季|下月|下年|明年|预计"
)
_WHOLE_YEAR = re.compile("累计|全年|本年|年度")
_OTHER_MONEY = re.compile("押金|保证金|定金|水费|电费|水电|物业|违约|滞纳|利息|罚款")
# Groups of which the columns below say enough by themselves.
_NEUTRAL = re.compile(
    r"(?:[本当][期季月年]度?|租金|租赁|承租|出租|承包|发包|费用?|款项?|收缴|缴纳|收取|收入|支出|收支"
    r"|情况|明细|金额|数额|发生额?|合同|工程|项目|资金|资产|支付|付款|拨付|价值|价格|造价|投资|账面"
    r"|财务|表决|投票|结果|票数|人数|到会|参会|会议|代表|村民|补助|救助|发放|标准|清收|清理|欠款"
    r"|应收款?|债权|数量|面积|规模|公示|公开|内容|信息|小写|[收付缴的及与和、()/])*"
)


def header_errors(header: Header, ledger: Ledger) -> Iterator[Finding]:
    """Columns of amounts by the month or by the 亩 where another amount is asked for."""
    for column in _counted(header, ledger):
        if column.type is not ColumnType.MONEY:
            continue
        text = header.text(header.columns[column.key])
        own = counted_by(column, ledger)
        per = next((per for per in _PER.findall(squash(text)) if per != own), None)
        if per:
            yield Finding(
                None,
                column.key,
                f"{column_letter(header.columns[column.key])} 列「{shown(text)}」是按{per}算的，"
                f"这一列要的是「{column.label}」：{column.help}请换算好再填，"
                f"表头写成「{column.label}」。",
                text,
            )


def header_warnings(header: Header, ledger: Ledger, period: Period) -> Iterator[Finding]:
    """Columns whose header names another period than the page's, or another sum of money."""
    said: dict[str, list[Column]] = {}
    for column in _counted(header, ledger):
        for rest in header.rests.get(header.columns[column.key], ()):
            doubt = _doubt(squash(rest), column, period)
            if doubt:
                said.setdefault(doubt, []).append(column)
    for doubt, columns in said.items():
        yield _warning(doubt, columns, header, period)


def _counted(header: Header, ledger: Ledger) -> Iterator[Column]:
    return (
        column
        for column in ledger.columns
        if column.type in _COUNTED and column.key in header.columns
    )


def _doubt(rest: str, column: Column, period: Period) -> str:
    """The words that do not go with the column; empty where all do."""
    if rest in (column.label, *column.aliases):  # 累计付款 below 已付金额
        return ""
    for found in _TIME.finditer(rest):
        if not _is_own(found.group(), period, term=column.term):
            return found.group()
    other = EARLIER_OR_LATER.search(rest) or _OTHER_MONEY.search(rest)
    by_the_year = column.per == "年" or period.kind in (PeriodKind.YEAR, PeriodKind.DAY)
    if not (other or by_the_year):
        other = _WHOLE_YEAR.search(rest)
    if other:
        return rest.strip("()（）")
    in_brackets = rest.startswith(("(", "[", "【", "〔"))
    return "" if in_brackets or _NEUTRAL.fullmatch(_TIME.sub("", _unitless(rest))) else rest


def _unitless(text: str) -> str:
    return re.sub(r"\([^)]*\)|[/:,]?(?:万?元|㎡|%)", "", text)


def names_period(text: str, period: Period, *, term: bool) -> bool:
    """Whether a header's words name the page's period."""
    return any(_is_own(found.group(), period, term=term) for found in _TIME.finditer(squash(text)))


def _is_own(time: str, period: Period, *, term: bool) -> bool:
    """Whether it is the page's period; of terms and of a state also one that takes it in."""
    named = find_period(time) or find_period(f"{period.year}年{time}")
    if named is None:
        return False
    if term or period.kind is PeriodKind.DAY:
        return named.first_day <= period.first_day and period.last_day <= named.last_day
    return named == period


def _warning(doubt: str, columns: Sequence[Column], header: Header, period: Period) -> Finding:
    texts = "、".join(f"「{shown(header.text(header.columns[each.key]))}」" for each in columns)
    labels = "、".join(f"「{column.label}」" for column in columns)
    return Finding(
        None,
        columns[0].key,
        f"表头{texts}里写着「{shown(doubt)}」，现在当作{period.label}的{labels}读。"
        "是这一期的，请确认；不是的，请换成这一期的数。",
        doubt,
    )
