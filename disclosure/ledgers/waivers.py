"""Money that the village no longer asks for: a rent waived in a bad year, a debt struck off."""

from collections.abc import Sequence

from disclosure.ledgers.base import Breach, Column, ColumnType, RowRule, Values, words
from disclosure.ledgers.rules import number, yuan

WAIVED = Column(
    key="waived",
    label="减免",
    type=ColumnType.MONEY,
    help="村里决定不再收的钱，不算收到，也不算欠。",
    example="0.00",
    aliases=words("""
        减免金额 减免额 减免数 减免款 已减免 减免租金 租金减免 减免租金额 本季减免 本季度减免
        本期减免 本期租金减免 租金收缴减免 本季减免租金 本季度减免租金 本期减免租金 疫情减免
        免收 免收金额 免收租金 免除 免除金额 豁免 豁免金额 核减 核减金额 核减数 核销 核销金额
        核销数 已核销 已核销金额 坏账核销 核销坏账 本期核销 本年核销 本期减免金额 本年减免
    """),
    unit="元",
    optional=True,
    seldom=True,
    totals=True,
)


def waived_for_a_reason(said_in: tuple[str, str]) -> RowRule:
    """Who waives money that is everybody's says why, in the column `said_in` (key and name)."""
    key, name = said_in

    def check(values: Values) -> Sequence[Breach]:
        amount = number(values, WAIVED.key)
        if not amount or values.get(key):
            return ()
        message = (
            f"减免了 {yuan(amount)}，没有写为什么。请在{name}里写上原因、哪次会议同意的，"
            "让村民看得明白；写不了的，请确认。"
        )
        return (Breach(WAIVED.key, message),)

    return check
