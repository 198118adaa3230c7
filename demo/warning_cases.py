"""The warning cases of the demo town: invented, and about nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from areas.models import Area
from campaigns.models import CampaignIndexPage, WarningCasePage


@dataclass(frozen=True, slots=True)
class DemoCase:
    title: str
    in_short: str
    body: str
    rule: str
    ledger_column: str
    telling: str


CASES: Sequence[DemoCase] = (
    DemoCase(
        "收了租金不入账",
        "鱼塘的租金收了三年，进了私人的口袋。",
        "<p>某村一名干部每年上门收鱼塘的租金，收现金，不开收据。村里的表上，这口鱼塘年年写着欠缴。"
        "承租的人看到公示，拿着自己记的小本子来问，才查出来。钱退回了村里，干部受了处分。</p>",
        "集体的收入要开收据、当天入账，不能收了钱自己拿着用。",
        "leases.arrears",
        "一连几期都写着同一个欠缴的数，承租的人却说早就交了。租过村里东西的人，最容易看出来。",
    ),
    DemoCase(
        "不招标，把活给了亲戚",
        "村道维修没有招标，也没有开会，给了亲戚的施工队。",
        "<p>某村修一段村道，负责的干部说时间紧，没有比价，也没有提交村民代表会议，直接和亲戚的施工队签了合同，"
        "价钱比邻村高出三成。多付的钱追了回来，干部受了处分。</p>",
        "村里的工程要按村规定的限额招标或者比价，大事要经过村民代表会议，有亲戚关系的要回避。",
        "contracts.method",
        "这么大的一笔，「采购方式」里写的是直接签；再到「民主决策」表里找，也没有这件事。",
    ),
)


def draft_of(each: DemoCase, town: Area) -> WarningCasePage:
    """A draft on the town's branch."""
    page = WarningCasePage(
        title=each.title,
        in_short=each.in_short,
        body=[("text", each.body)],
        rule=each.rule,
        ledger_column_name=each.ledger_column,
        telling=each.telling,
        live=False,
    )
    added: WarningCasePage = CampaignIndexPage.objects.get(area=town).add_child(instance=page)
    return added
