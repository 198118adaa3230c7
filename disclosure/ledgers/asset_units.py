"""Values that no asset of its name has, for which 元 and 万元 were mixed up in one row."""

import re
from collections.abc import Sequence

from disclosure.ledgers.base import Breach, RowRule, Values
from disclosure.ledgers.rules import number, yuan
from language.text import squash

LEAST_BUILT = 1000
"""In yuan; nothing was ever built for less, except for the one yuan of an asset without a price."""

MOST_BOUGHT = 3_000_000
"""In yuan, for all of them together."""

_BUILT = re.compile(
    "(?:楼|房|厂|礼堂|校舍|仓库|泵站|桥|路|广场|公园|服务站|卫生室|店面|商铺|市场|候车亭)$"
)
_BOUGHT = re.compile(
    "空调|电脑|计算机|打印机|复印机|电视机|[桌椅柜]$|音响|投影仪|照相机|冰箱|风扇|洗衣机"
)


def valued_like_that(name: str, value: tuple[str, str]) -> RowRule:
    """A building is worth more than a few hundred yuan, what stands in an office no millions."""
    key, label = value

    def check(values: Values) -> Sequence[Breach]:
        amount = number(values, key)
        if amount is None or not (1 < amount < LEAST_BUILT or amount > MOST_BOUGHT):
            return ()
        words = squash(str(values.get(name) or ""))
        if not (_BUILT if amount < LEAST_BUILT else _BOUGHT).search(words):
            return ()
        message = (
            f"「{values.get(name)}」的{label}是 {yuan(amount)}，多半是元和万元弄错了。"
            "请核对；没有错的，请确认。"
        )
        return (Breach(key, message),)

    return check
