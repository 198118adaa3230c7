"""What the label of a total row says: which rows it sums, as far as words can tell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from disclosure.ledgers.base import Ledger, words
from language.periods import Period, find_period
from language.text import squash

_HINT = re.compile("[计额页结末总村社户人个项笔件处宗]")
_COUNTED = r"(?:\d+|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+)[户处笔件人项个宗](?:项目|工程)?"
_TOTAL = re.compile(
    r"(?P<of>.{0,20}?)(?P<kind>合计|总计|共计|总额|小计|累计|汇总|发生额及[期月]?末?余额|发生额|过次页|转次页|转下页"
    r"|承[前上]页|接[前上]页|(?<!.)[日旬月]计|(?<=[页日旬月期村社组])计"
    r"|结转下[月季年期]|[期月季年]末(?:结余|余|结存)|本[月季年期](?:结余|结存))"
    r"(?:数|金额|额)?(?:人民币)?(?:\([^)]*\)|大写)?:?"
    rf"(?:{_COUNTED}|[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]+)?"
)
_COUNT = re.compile(rf"(?:总?共|计|以上|总[户人件笔]?数):?{_COUNTED}|总[户人件笔]数|{_COUNTED}")
"""A row may say no more than how many rows there are: 共2户."""
_OF_DAYS = re.compile("(?:[本当]?[日旬]).*")
OF_PAGES = frozenset(words("过次页 转次页 转下页 承前页 承上页 接前页 接上页"))
_CLOSING = re.compile("结转下.|.末.+|本.(?:结余|结存)")
_WHOLE = words("""
    以上 上述 全村 全社 全部 全表 总 各户 各项 本村 本社 本表 本页 此页 本类 本组 本项
    发生额 收支 租金 资金 金额 大写 人民币
""")
_PERIOD = re.compile(
    r"(?:(?:19|20)\d\d年度?)?(?:第?[一二三四1-4]季度?|(?:\d{1,2}[-~至到])?\d{1,2}月份?|[上下]半年)"
    r"|(?:19|20)\d\d年度?|[本上去当全今][年季月期日旬]度?|半年度?|年初至今|历年|以前年度"
)


class Reach(Enum):
    """What a total sums."""

    ROWS = "rows"  # all rows above it, or those since the last total
    PART = "part"  # 鱼塘小计: perhaps rows that lie apart, which we cannot tell
    BEYOND = "beyond"  # 本年累计: periods that the table does not hold


@dataclass(frozen=True, slots=True)
class TotalLabel:
    """`kind` is the bare word, like 小计; `plain` says that nothing but the table's own names and
    times stands before it: 三季度租金合计, 本日合计, but not 仓库合计."""

    text: str
    kind: str
    reach: Reach
    plain: bool


class TotalLabels:
    """Reads the labels of total rows in a table of one village, ledger and period."""

    def __init__(self, ledger: Ledger, villages: Iterable[str], period: Period) -> None:
        names = (name for column in ledger.columns for name in (column.label, *column.aliases))
        self._everything = {"全村", "全社", *villages} - {""}
        own = {ledger.label, *villages, *_WHOLE, *names} - {""}
        self._own = re.compile("|".join(map(re.escape, sorted(own, key=len, reverse=True))))
        self._period = period

    def read(self, cell: str) -> TotalLabel | None:
        """The label in a cell; None if the cell is no such label."""
        if not _HINT.search(cell):
            return None
        text = squash(cell)
        found = _TOTAL.fullmatch(text)
        if not found:
            return group_label(text) if self._names_all(text) else None
        prefix = self._prefix(found["of"])
        reach = _reach_of_kind(found["kind"]) or prefix
        if _OF_DAYS.fullmatch(text):
            return TotalLabel(text, found["kind"], Reach.PART, plain=True)
        return TotalLabel(text, found["kind"], reach, plain=prefix is not Reach.PART)

    def _names_all(self, text: str) -> bool:
        """Whether a text that stands where a name does is that of all rows: 共2户, 星光村."""
        return text in self._everything or bool(_COUNT.fullmatch(text))

    def _prefix(self, text: str) -> Reach:
        """What remains when the table's own names and times are taken away decides."""
        other = self._own.sub("", _PERIOD.sub(self._without_own, text))
        if not other:
            return Reach.ROWS
        return Reach.PART if _PERIOD.sub("", other) else Reach.BEYOND

    def _without_own(self, found: re.Match[str]) -> str:
        """Nothing for the period of the table itself, any other as it is."""
        text = found.group()
        if text[0] in "本当全":
            own = text[1] in (self._period.kind.unit, "期")
        else:
            dated = text if text[:2] in ("19", "20") else f"{self._period.year}年{text}"
            own = find_period(dated) == self._period
        return "" if own else text


def group_label(heading: str) -> TotalLabel:
    """The label of a heading that has the sums of its group beside it: 一、厂房类."""
    return TotalLabel(heading, "小计", Reach.PART, plain=False)


def _reach_of_kind(kind: str) -> Reach | None:
    """What the word alone decides: a page may end with sums of its own, or with those so far."""
    if kind in OF_PAGES:
        return Reach.PART
    return Reach.BEYOND if kind == "累计" or _CLOSING.fullmatch(kind) else None
