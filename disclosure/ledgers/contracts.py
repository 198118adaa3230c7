"""合同: what the village ordered, from whom, for how much, and what has been paid."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from disclosure.ledgers.base import (
    Column,
    ColumnType,
    Ledger,
    Privacy,
    StatedRest,
    Values,
    column_sum,
    words,
)
from disclosure.ledgers.figures import Figure, Summary
from disclosure.ledgers.happened import Happened
from disclosure.ledgers.rules import at_most, no_date, not_negative, to_the_day, unique
from disclosure.ledgers.telling import amount_bar, amount_figure, amount_kept, in_words
from disclosure.ledgers.unit_rules import first_of, of_one_size, worth_between
from disclosure.ledgers.unpaid import UNPAID
from home.charts import Chart
from language.periods import PeriodKind

UNPRICED = "没有定总价"

COLUMNS = (
    Column(
        key="contract_no",
        label="合同编号",
        type=ColumnType.TEXT,
        help="一份合同一个号。",
        example="HT2026-01",
        aliases=words("""
            合同号 编号 合同序号 协议编号 合同代码 合同流水号 合同编码
        """),
        required=True,
    ),
    Column(
        key="name",
        label="合同名称",
        type=ColumnType.TEXT,
        help="合同是办什么事的。",
        example="垃圾清运服务",
        aliases=words("""
            名称 合同项目 合同事项 合同标的 标的 服务内容 合同项目名称 合同名 合同项目内容 服务项目
            采购项目 合同主要内容 合同事由 采购内容 合同名称及内容
        """),
        weak_aliases=words("项目 内容 事项 合同内容 项目名称"),
        required=True,
    ),
    Column(
        key="counterparty",
        label="对方单位",
        type=ColumnType.NAME,
        help="和村里签合同的单位或个人。个人只显示姓，不显示全名。",
        example="嘉禾物流有限公司",
        aliases=words("""
            对方 乙方 合同对方 签约单位 对方单位(人) 供应商 承包方 承包单位 中标单位 施工单位
            服务单位 合作单位 签约方 签订单位 对方名称 对方当事人 乙方单位 相对方 供货单位
            对方单位名称 合同相对方 签约对方 承接单位 中标人 乙方名称 合同乙方 签约对象 合作方
            服务方 对方单位或个人 对方(乙方) 单位名称 承接方 供方 中标供应商
        """),
        required=True,
        term=True,
        privacy=Privacy.PERSON_OR_FIRM,
    ),
    Column(
        key="signed_on",
        label="签订日期",
        type=ColumnType.PARTIAL_DATE,
        help="合同哪天签的；查不到是哪天的，写到月。",
        example="2026-01-05",
        aliases=words("""
            签订时间 签约日期 签约时间 合同日期 日期 签署日期 合同签订日期 合同签订时间 签订日
            签定日期 签定时间 签约年月 合同签定日期 合同签定时间 签署时间 订立日期 签订年月 签定年月
            签署年月 合同签订年月
        """),
        required=True,
    ),
    Column(
        key="amount",
        label="合同金额",
        type=ColumnType.MONEY,
        help="合同写明的总价；没有写总价、做多少付多少的，就写没有定总价。",
        example="472000.00",
        aliases=words("""
            金额 合同价 合同价款 合同总额 合同总价 合同款 总金额 签约金额 合同价格 合同额 价款
            合同金额(总价) 合同总金额 合同总价款 合同标的额 标的金额 合同标的金额 合同签订金额
            中标金额 中标价 成交金额 成交价 总价 总价款 总额 合同总造价 协议价 协议价款 协议总价
            协议金额 中标合同金额 中标总价 中标价格 成交总价 成交总额 成交价格 签约合同价 合同签约价
            承包价 承包金额 采购价 采购总价 采购金额
        """),
        unit="元",
        unpriced=UNPRICED,
        required=True,
        totals=True,
        term=True,
    ),
    Column(
        key="paid",
        label="已付金额",
        type=ColumnType.MONEY,
        help="到现在一共付了多少。",
        example="330400.00",
        aliases=words("""
            已付 已付款 已支付 已支付金额 累计已付 累计付款 付款金额 已付合同款 实付金额 支付金额
            累计支付 已付款项 累计已付金额 累计已支付 已付合同金额 已支付款 已付资金 累计已付款
            已付价款 累计支付金额 累计付款金额 已支付合同款 已支付款项 已付价 付款数 已付工程款
            累计支付款 实际付款 实际支付 实际支付金额
        """),
        unit="元",
        required=True,
        totals=True,
        watched=True,
    ),
    Column(
        key="method",
        label="采购方式",
        type=ColumnType.CHOICE,
        help="怎样选定对方的：公开招标、谈判，还是直接委托。",
        example="公开招标",
        aliases=words("""
            招标方式 发包方式 交易方式 方式 确定方式 采购形式 签订方式 招投标方式 采购(招标)方式
            招标(采购)方式 招采方式
        """),
        optional=True,
        filterable=True,
        choices=words("""
            公开招标 邀请招标 竞争性谈判 竞争性磋商 询价 询比价 直接委托 单一来源 小额工程
            产权交易 公开竞价 协议 其他
        """),
        also_usual=words("""
            招标 议标 比价 比选 询价采购 公开询价 公开比选 邀标 竞标 竞价 委托 定点采购 政府采购
            续签 单一来源采购 自行采购 公开招投标 招投标 零星采购 简易招标 村级小额 协商 磋商 谈判
            框架协议
        """),
    ),
    Column(
        key="state",
        label="履行情况",
        type=ColumnType.CHOICE,
        help="合同办到哪一步了。",
        example="施工中",
        aliases=words("""
            履行状态 执行情况 状态 进展 进展情况 合同状态 履约情况 完成情况 执行状态 进度
            合同执行情况 合同履行情况 履行进度 执行进度 合同履约情况 合同进展 验收情况
        """),
        optional=True,
        filterable=True,
        choices=words("""
            未开工 未开始 未履行 施工中 履行中 执行中 进行中 已完工 完工 已完成 已验收 已履行
            已终止 终止 已解除
        """),
        also_usual=words("""
            正常履行 正在履行 正常 在建 建设中 服务中 养护中 履行完毕 已履行完毕 已结束 已结清
            已付清 结算中 待验收 已到期 未到期 已续签 竣工 已竣工 已审计 审计中 已交付
        """),
    ),
)


def summarise(rows: Sequence[Values], day: date) -> Summary:
    """How many contracts have no price, and what is paid on them: it leaves nothing unpaid."""
    unpriced = [row for row in rows if row.get("amount") is None]
    return {"unpriced": len(unpriced), "paid_unpriced": str(column_sum("paid", unpriced))}


def figures(summary: Summary, totals: Mapping[str, Decimal], rows: int) -> Sequence[Figure]:
    """How many contracts, what they come to, what is paid and what is not."""
    amount, paid = _amounts(totals)
    rest = amount - paid + amount_kept(summary, "paid_unpriced")
    return (
        Figure("合同", f"{rows} 份"),
        amount_figure("合同总额", amount),
        amount_figure("已付", paid),
        amount_figure("未付" if rest >= 0 else "付得比合同多", abs(rest)),
        *_unpriced(summary),
    )


def _unpriced(summary: Summary) -> Iterator[Figure]:
    if summary.get("unpriced"):
        yield Figure(UNPRICED, f"{summary['unpriced']} 份")


def chart(summary: Summary, totals: Mapping[str, Decimal]) -> Chart | None:
    """What is paid beside what is not; no picture where that cannot be told of every contract, or
    more was paid than agreed."""
    amount, paid = _amounts(totals)
    if summary.get("unpriced") or amount <= 0 or not 0 <= paid <= amount:
        return None
    bars = (amount_bar("已付", paid), amount_bar("未付", amount - paid))
    return Chart("合同付款", bars, in_words(bars))


def _amounts(totals: Mapping[str, Decimal]) -> tuple[Decimal, Decimal]:
    return totals.get("amount", Decimal(0)), totals.get("paid", Decimal(0))


LEDGER = Ledger(
    name="contracts",
    label="合同",
    title="合同台账",
    help="村里和谁签了什么合同，多少钱，付了多少，办得怎么样。",
    source="《农村集体经济组织财务公开规定》",
    period_kind=PeriodKind.YEAR,
    how_often="一年一张表，有新的随时公布",
    columns=COLUMNS,
    row_key=("contract_no",),
    named_by=("name", "counterparty", "contract_no"),
    counted_in="份",
    show_days=365,
    row_errors=(no_date("contract_no", "合同编号"),),
    stated_rest=StatedRest("amount", "paid", UNPAID),
    row_warnings=(
        at_most(
            ("paid", "已付"), ("amount", "合同金额"), "付得比合同多，请核对；有增加的，请写明。"
        ),
        not_negative(("amount", "合同金额"), ("paid", "已付金额")),
        to_the_day(("signed_on", "签订日期"), "查合同，有日子的请补上；查不到的，请确认。"),
    ),
    table_errors=(unique("contract_no", "合同编号"),),
    table_warnings=(
        first_of(
            of_one_size(("amount", "合同金额")),
            worth_between(1000, 50_000_000, ("amount", "合同金额")),
        ),
    ),
    summarise=summarise,
    figures=figures,
    chart=chart,
    beside=words("""
        备注 经办人 签订人 合同期限 合同期 履行期限 服务期限 合同起止时间 合同起止日期 付款方式
        支付方式 合同类别 合同类型 甲方 甲方单位 甲方名称 合同甲方 发包方 发包单位 采购单位 委托方
        委托单位
    """),
    happened=(Happened("signed_on"),),
)
