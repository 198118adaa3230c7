"""财务收支: every payment in and out of the village's money, and what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from disclosure.ledgers.base import (
    Breach,
    Column,
    ColumnType,
    Ledger,
    Privacy,
    Values,
    words,
)
from disclosure.ledgers.cashbook_rules import runs, told_ways
from disclosure.ledgers.cashbook_units import costs_more, keeps_thousands
from disclosure.ledgers.figures import Figure, Summary
from disclosure.ledgers.rules import no_date, only_if, repeated
from disclosure.ledgers.telling import (
    amount_bar,
    amount_figure,
    amount_in,
    amount_kept,
    chart_of_two,
)
from disclosure.ledgers.unit_rules import first_of, standing_alone, worth_between
from home.charts import Chart
from language.amounts import exact_amount
from language.periods import PeriodKind

COLUMNS = (
    Column(
        key="date",
        label="日期",
        type=ColumnType.DATE,
        help="这笔钱哪天收的、哪天付的。",
        example="2026-09-01",
        aliases=words("""
            记账日期 凭证日期 收支日期 发生日期 入账日期 时间 年月日 收付日期 收支时间 发生时间
            登记日期 记账时间 交易日期 日 记账日 收支日
        """),
        weak_aliases=words("业务日期"),
        required=True,
        within_period=True,
    ),
    Column(
        key="voucher_no",
        label="凭证号",
        type=ColumnType.TEXT,
        help="记账凭证的号码，凭它可以去查原始单据。",
        example="记-1",
        aliases=words("""
            凭证字号 凭证编号 凭证号码 凭证号数 凭证 记账凭证号 记账凭证 字号 凭证种类号数 凭单号
            单据号 票据号 编号 记账凭证字号 记账凭证编号 凭证字号数 凭证序号 凭证编码 凭证(号)
            号 号数
        """),
        word_aliases=words("""
            字 字别 凭证字 凭证字别 凭证种类 凭证类别 凭证类型 记账凭证字 记账凭证种类 记账凭证类别
        """),
    ),
    Column(
        key="summary",
        label="摘要",
        type=ColumnType.TEXT,
        help="钱从哪里来，用在什么事上。不要写身份证号、电话和银行卡号。",
        example="收厂房租金",
        aliases=words("""
            事由 用途 收支内容 内容 收支项目 项目 收支事由 摘要说明 资金用途 经济业务内容 收支摘要
            业务摘要 款项内容 收支明细 业务内容 收支名称 来源及用途 收支用途 收支说明 款项用途
            摘要及用途 事项 内容摘要 用途摘要 明细 资金往来摘要 款项说明 用款事由
        """),
        required=True,
    ),
    Column(
        key="income",
        label="收入",
        type=ColumnType.MONEY,
        help="这一笔收进来多少钱。",
        example="11632.30",
        aliases=words("""
            收入金额 收入额 收 收方 收入数 本期收入 本月收入 收款 收款金额 收方金额 借方 借方金额
            增加 金额收入 收支金额收入 发生额收入 收入(元) 收入金额(借方) 本次收入 收入(借方)
            收款额 收款数 收入款 进账 进账金额 收项 借方发生额 收方发生额 本月收入金额 本期收入金额
        """),
        unit="元",
        totals=True,
        alone=True,
    ),
    Column(
        key="expense",
        label="支出",
        type=ColumnType.MONEY,
        help="这一笔付出去多少钱。",
        example="0.00",
        aliases=words("""
            支出金额 支出额 支 付 付方 支出数 本期支出 本月支出 付款 付款金额 付方金额 贷方
            贷方金额 减少 金额支出 收支金额支出 发生额支出 支出金额(贷方) 本次支出 支出(贷方)
            付款额 付款数 付出 付出金额 支付 支付金额 支出款 出账 出账金额 付项 贷方发生额
            付方发生额 本月支出金额 本期支出金额
        """),
        unit="元",
        totals=True,
        alone=True,
    ),
    Column(
        key="balance",
        label="余额",
        type=ColumnType.MONEY,
        help="收付这一笔以后，账上还有多少钱。",
        example="216050.30",
        aliases=words("""
            结余 结存 余额结存 账面余额 结余金额 结存金额 余额金额 收支结余 累计余额 账户余额
            银行余额 现金余额 期末余额 滚存余额 账面结余 结存余额 当前余额 余款 存款余额
            银行存款余额 结余数 结余额 结存数 结存额 现金结余
        """),
        unit="元",
    ),
    Column(
        key="handler",
        label="经手人",
        type=ColumnType.NAME,
        help="替村里办这笔收付的人。",
        example="陈建明",
        aliases=words("""
            经办人 经办 经手 经手(办)人 经办人员 经手人姓名 报销人 领款人 经办(手)人 经手人签字
            经办人签字 经办人姓名 报账人
        """),
        optional=True,
        privacy=Privacy.OFFICIAL,
    ),
)


def _moves_nothing(row: Values) -> bool:
    return "income" in row and "expense" in row and not (row["income"] or row["expense"])


def summarise(rows: Sequence[Values], day: date) -> Summary:
    """What was there before the first row and after the last, as far as balances say so."""
    with_balance = [row for row in rows if isinstance(row.get("balance"), Decimal)]
    if not with_balance or with_balance[0] is not rows[0]:
        return {}
    first = with_balance[0]
    opening = amount_in(first, "balance") - amount_in(first, "income")
    return {
        "opening": str(opening + amount_in(first, "expense")),
        "closing": str(amount_in(with_balance[-1], "balance")),
    }


def figures(summary: Summary, totals: Mapping[str, Decimal], rows: int) -> Sequence[Figure]:
    """What there was, what came in, what went out, what is left."""
    income, expense = (totals.get(key, Decimal(0)) for key in ("income", "expense"))
    moved = (
        replace(amount_figure("收入", income), rows={"only": "income"}),
        replace(amount_figure("支出", expense), rows={"only": "expense"}),
    )
    if not summary:
        return *moved, _difference(income - expense)
    return (
        _what_is_left("上期", amount_kept(summary, "opening")),
        *moved,
        _what_is_left("本期", amount_kept(summary, "closing")),
    )


def _difference(more: Decimal) -> Figure:
    """All that a table without balances tells of what is left."""
    return amount_figure("收入比支出多" if more >= 0 else "支出比收入多", abs(more))


def _what_is_left(when: str, balance: Decimal) -> Figure:
    """A balance in words: nobody need know what a sum below zero means."""
    if balance >= 0:
        return amount_figure(f"{when}结余", balance)
    short = amount_figure(f"{when}账上不够，还差", -balance, alert=True)
    return replace(short, exact=f"结余 {exact_amount(balance)} 元")


def chart(summary: Summary, totals: Mapping[str, Decimal]) -> Chart | None:
    """Income beside expense; no picture where nothing moved."""
    income, expense = (totals.get(key, Decimal(0)) for key in ("income", "expense"))
    return chart_of_two("收入和支出", amount_bar("收入", income), amount_bar("支出", expense))


LEDGER = Ledger(
    name="cashbook",
    label="财务收支",
    title="财务收支逐笔公开",
    help="村里每一笔收入和支出，一笔一行，还有账上剩下的钱。",
    source="《农村集体经济组织财务公开规定》",
    period_kind=PeriodKind.MONTH,
    how_often="一个月一张表，至少每季度公开一次，收支多的每月公开",
    columns=COLUMNS,
    row_key=("voucher_no",),
    named_by=("summary", "date", "voucher_no"),
    counted_in="笔",
    show_days=180,
    row_errors=(no_date("voucher_no", "凭证号"),),
    row_warnings=(
        only_if(
            _moves_nothing,
            Breach(
                "income", "这一笔没有收入，也没有支出。请补上金额；只是说明的话，请删去这一行。"
            ),
        ),
    ),
    table_errors=(runs("income", "expense", "balance"),),
    table_warnings=(
        first_of(
            worth_between(1, 10_000_000, ("income", "收入"), ("expense", "支出"), together=True),
            keeps_thousands("income", "expense", "balance"),
            costs_more("summary", ("income", "收入"), ("expense", "支出")),
            standing_alone(1_000_000, 300, ("income", "收入"), ("expense", "支出")),
        ),
        told_ways("summary", "income", "expense"),
        repeated(
            ("summary", "摘要"),
            ("date", "日期"),
            ("voucher_no", "凭证号"),
            ("income", "收入"),
            ("expense", "支出"),
        ),
    ),
    both_ways=("income", "expense"),
    running="balance",
    beside=words("""
        对方科目 会计科目 科目 科目名称 证明人 审批人 审核人 附件 附件数 附件张数 单据张数 附单据数
        票据张数 备注 说明
    """),
    opening_words=words("""
        上月结转 上期结转 上年结转 上月结余 上期结余 上年结余 上月余额 上期余额 期初 期初结余 期初余
        月初 月初结余 年初 年初结余 承前页 承上页 结转上月 上季结转 上季结余
        承上月 承上期 承上年 承前 上月结存 上期结存 上季结存 上年结存 期初结存 月初结存 年初结存
        上月转入 上期转入 上年转入 结转
    """),
    summarise=summarise,
    figures=figures,
    headline="本期",
    chart=chart,
)
