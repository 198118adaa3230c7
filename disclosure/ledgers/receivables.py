"""应收款: who owes the village, for what, since when, and what is done about it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from disclosure.ledgers.base import (
    Column,
    ColumnType,
    Grown,
    Ledger,
    Privacy,
    Values,
    words,
)
from disclosure.ledgers.figures import Figure, Summary
from disclosure.ledgers.happened import Happened
from disclosure.ledgers.rules import at_most, difference, not_negative, repeated
from disclosure.ledgers.telling import (
    amount_bar,
    amount_figure,
    amount_in,
    amount_kept,
    count_named,
    in_words,
    owed_and_prepaid,
)
from disclosure.ledgers.unit_rules import first_of, of_one_size, worth_between
from disclosure.ledgers.waivers import WAIVED, waived_for_a_reason
from home.charts import Chart
from language.periods import PeriodKind

COLUMNS = (
    Column(
        key="debtor",
        label="欠款单位（人）",
        type=ColumnType.NAME,
        help="欠村里钱的单位或个人。个人只显示姓，不显示全名。",
        example="嘉禾家庭农场",
        aliases=words("""
            欠款单位 欠款人 欠款户 欠款对象 债务人 欠款单位或个人 单位(个人) 单位名称 欠款单位名称
            单位或个人 单位及个人 欠款单位及个人 欠款者 往来单位 对方单位 欠款方 单位或个人名称
            欠款人姓名 债务单位 单位(人) 户名 欠款单位(个人) 债务人名称 往来单位(个人)
            欠款人姓名或单位 欠款单位/个人 欠款单位(个人)名称 欠款单位或姓名 欠款人(单位)
            欠款人或单位 欠款单位(姓名) 姓名 债务人(单位) 欠款人名称 单位或姓名 应收单位 应收对象
            债务人姓名 单位/个人 对方名称
        """),
        required=True,
        privacy=Privacy.PERSON_OR_FIRM,
    ),
    Column(
        key="reason",
        label="事由",
        type=ColumnType.TEXT,
        help="为什么欠的。",
        example="鱼塘承包款",
        aliases=words("""
            欠款事由 原因 欠款原因 款项内容 摘要 内容 项目 形成原因 用途 欠款内容 应收事由 欠款项目
            应收款内容 款项名称 欠款类别 欠款性质 款项用途 应收款项目 应收款事由 应收项目 欠款说明
            借款事由 借款用途 债权内容 应收款性质
        """),
        weak_aliases=words("款项性质"),
        required=True,
    ),
    Column(
        key="since",
        label="发生日期",
        type=ColumnType.PARTIAL_DATE,
        help="从什么时候欠起。写「不详」的，是哪一年也查不到了。",
        example="2021-06-03",
        aliases=words("""
            发生时间 欠款日期 欠款时间 形成时间 形成日期 日期 时间 起始日期 入账日期 发生年月
            借款日期 借款时间 欠款起始日期 发生年份 形成年份 欠款起始时间 形成年月 债权形成时间
            应收日期 欠款发生时间 欠款发生日期 账款形成时间 发生时间(年月) 欠款年份 欠款年月
            起欠时间 起欠日期
        """),
        required=True,
        undated="不详",
    ),
    Column(
        key="amount",
        label="欠款金额",
        type=ColumnType.MONEY,
        help="当初一共欠了多少。",
        example="166318.00",
        aliases=words("""
            金额 应收金额 应收款 欠款额 欠款总额 应收款金额 原欠金额 欠款数 应收款项 原始金额
            账面金额 欠款原额 欠款 应收 应收账款 原欠款金额 欠款总金额 原欠款额 原欠款 应收总额
            债权金额 借款金额 应收款总额 初始金额 欠款本金 应收数 欠款总数 欠款原值 原欠 原欠数
        """),
        unit="元",
        required=True,
        totals=True,
        term=True,
    ),
    Column(
        key="recovered",
        label="已收回",
        type=ColumnType.MONEY,
        help="已经收回来多少。",
        example="41579.50",
        aliases=words("""
            已收回金额 收回金额 已收 已收金额 已还 已还金额 已归还 归还金额 已清收 清收金额
            累计收回 已收回款 已收款 本期收回 已清收金额 已回收 累计已收回 累计收回金额 已收回数
            已清理金额 累计已收 已回收金额 收回数 清理金额 已清理 累计归还 已偿还 已收欠款 回收 收回
            回收金额 回收数 收回欠款 归还数 还款 还款金额 已还款 已还款金额 已还欠款 累计还款
            偿还金额 已清欠 清欠金额 本年收回 本期已收回 本年已收回 本期收回金额 本年收回金额
            本期已收 本年已收 本季收回 本月收回 贷方 贷方金额 贷方发生额 本期贷方 本年贷方 贷方累计
            本期贷方发生额 本年贷方发生额 本期贷方发生 本年贷方发生 本年贷方累计 本年累计贷方
            本期贷方金额 本年贷方金额
        """),
        unit="元",
        required=True,
        totals=True,
    ),
    WAIVED,
    Column(
        key="balance",
        label="还欠",
        type=ColumnType.MONEY,
        help="现在还欠多少：欠款金额减去已收回，有减免的再减去减免。",
        example="124738.50",
        aliases=words("""
            余额 欠款余额 尚欠 尚欠金额 未收回 未收回金额 未收 未收金额 结欠 结余 期末余额 剩余金额
            未还金额 应收余额 未清收金额 剩余欠款 未归还 目前欠款余额 截至目前欠款余额 现欠款余额
            现欠金额 尚欠余额 应收款余额 截至目前余额 未收余额 年末余额 未清理金额 目前余额 现余额
            未偿还 现欠款 期末欠款 期末未收回 期末未收 余款 余欠 余欠金额 尚欠款 现欠 仍欠 仍欠金额
            欠付 欠付金额 结欠金额 期末结欠 应收未收 应收未收款 应收未收金额 未收款 未收款项
            未收回款 剩余应收 剩余未收 剩余未还 尚未收回 尚未收回金额 尚未归还
        """),
        unit="元",
        required=True,
        totals=True,
        watched=True,
        owed=True,
    ),
    Column(
        key="measure",
        label="清收措施",
        type=ColumnType.TEXT,
        help="村里怎样去要回这笔钱。",
        example="发催缴函",
        aliases=words("""
            措施 催收措施 处理措施 清收情况 催收情况 清理措施 处理意见 清收方式 清收进展
            催收方式 清理情况 催缴情况 催缴措施 采取措施 清欠措施 清欠情况 处理情况 清收计划
            拟采取措施 下步措施 清收办法 清欠办法 清欠方式 清欠计划 清理办法 催收办法 催款措施
            催讨措施 追讨措施 追收措施 追缴措施 解决办法 解决措施 下一步措施 下步打算 下一步打算
        """),
        weak_aliases=words("备注 备注说明"),
        optional=True,
        remarks=True,
        filterable=True,
    ),
)

AGES = ((1, "1 年以内"), (3, "1–3 年"), (5, "3–5 年"))
OLDEST = "5 年以上"
_UNDATED = "哪年欠的不详"


def age_of(since: str, day: date) -> str:
    """The age group of a debt. Of a year or month alone the last day counts, so as not to blame."""
    year, month, day_of_month = [*map(int, since.split("-")), 12, 31][:3]
    for years, label in AGES:
        if (year + years, month, day_of_month) > (day.year, day.month, day.day):
            return label
    return OLDEST


def summarise(rows: Sequence[Values], day: date) -> Summary:
    """What is still owed by age of the debt, how many owe it, and how much is prepaid."""
    owed, prepaid = owed_and_prepaid(rows, "balance")
    owing = [row for row in rows if amount_in(row, "balance") > 0]
    ages = {label: Decimal(0) for label in [*(label for _, label in AGES), OLDEST]}
    for row in owing:
        since = row.get("since")
        label = age_of(since, day) if isinstance(since, str) else _UNDATED
        ages[label] = ages.get(label, Decimal(0)) + amount_in(row, "balance")
    return {
        "owed": str(owed),
        "prepaid": str(prepaid),
        "debtors": count_named(owing, "debtor"),
        "ages": {label: str(amount) for label, amount in ages.items()},
    }


def _ages(summary: Summary) -> dict[str, Decimal]:
    ages = summary.get("ages")
    if not isinstance(ages, Mapping):
        return {}
    return {str(label): Decimal(str(amount)) for label, amount in ages.items()}


def figures(summary: Summary, totals: Mapping[str, Decimal], rows: int) -> Sequence[Figure]:
    """How much is owed by how many, what came back, and how much is old."""
    ages = _ages(summary)
    old = sum((ages.get(label, Decimal(0)) for label in ("3–5 年", OLDEST)), start=Decimal(0))
    owed, prepaid = amount_kept(summary, "owed"), amount_kept(summary, "prepaid")
    return (
        amount_figure("还欠", owed, alert=owed > 0),
        Figure("欠款", f"{summary.get('debtors', 0)} 户", rows={"only": "balance"}),
        amount_figure("已收回", totals.get("recovered")),
        amount_figure("欠了三年以上", old, alert=old > 0),
        *_fifth(ages.get(_UNDATED, Decimal(0)), totals.get("waived", Decimal(0)), prepaid),
    )


def _fifth(undated: Decimal, waived: Decimal, prepaid: Decimal) -> Iterator[Figure]:
    """There is room for one: what nobody can date, else what was let off, else what is prepaid."""
    if undated:
        yield amount_figure(_UNDATED, undated, alert=True)
    elif waived:
        yield amount_figure("减免", waived)
    elif prepaid:
        yield amount_figure("有人多交、预交", prepaid)


def chart(summary: Summary, totals: Mapping[str, Decimal]) -> Chart | None:
    """What is owed by age; no picture where nothing is."""
    ages = _ages(summary)
    if not any(ages.values()):
        return None
    bars = tuple(amount_bar(label, amount) for label, amount in ages.items())
    return Chart("欠了多久", bars, in_words(bars))


LEDGER = Ledger(
    name="receivables",
    label="应收款",
    title="应收款项清理情况",
    help="谁欠村里的钱，欠了多久，收回多少，村里怎么去要。",
    source="《农村集体经济组织财务公开规定》",
    period_kind=PeriodKind.DAY,
    how_often="至少每季度公开一次，每次写明截至哪一天",
    columns=COLUMNS,
    row_key=("debtor", "reason", "since"),
    named_by=("debtor", "reason", "since"),
    counted_in="笔",
    show_days=180,
    difference=("amount", "recovered", "balance", "waived"),
    grown=Grown(
        "amount",
        words("""
            期初余额 期初欠款 期初数 期初金额 期初应收 年初余额 年初欠款 年初数 上期余额 上年余额
            上年结余 上年结转 上期结余 上期结转 年初结余 期初结余 期初欠款余额 年初欠款余额
        """),
        words("""
            本期增加 本年增加 本期新增 本年新增 新增 增加 本期增加额 本期新增欠款 本年新增欠款
            本期发生 本年发生 本期发生额 本年发生额 本期应收 本年应收 本季增加 本月增加 新增欠款
            借方 借方金额 借方发生额 本期借方 本年借方 借方累计 本期借方发生额 本年借方发生额
            本期借方发生 本年借方发生 本年借方累计 本年累计借方 本期借方金额 本年借方金额
            本期发生额借方 本年发生额借方 本期发生借方 本年发生借方
        """),
    ),
    row_errors=(
        difference(
            ("amount", "欠款金额"),
            ("recovered", "已收回"),
            ("balance", "还欠"),
            waived=("waived", "减免"),
        ),
    ),
    row_warnings=(
        not_negative(("amount", "欠款金额"), ("recovered", "已收回"), ("waived", "减免")),
        waived_for_a_reason(("measure", "清收措施")),
        at_most(
            ("recovered", "已收回"), ("amount", "欠款金额"), "请核对；是多交、预交的，请确认。"
        ),
    ),
    table_warnings=(
        first_of(
            of_one_size(("amount", "欠款金额")),
            worth_between(50, 10_000_000, ("amount", "欠款金额")),
        ),
        repeated(
            ("debtor", "欠款单位（人）"),
            ("reason", "事由"),
            ("since", "发生日期"),
            ("amount", "金额"),
        ),
    ),
    summarise=summarise,
    figures=figures,
    chart=chart,
    beside=words("科目 科目名称 科目编码 科目编号 会计科目 账龄 欠款年限 清收责任人 责任人 经办人"),
    happened=(Happened("since"),),
)
