"""集体资产资源租赁: who rents what from the village, for how much, and who owes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from disclosure.ledgers.base import (
    Column,
    ColumnType,
    Elsewhere,
    Ledger,
    MonthDay,
    Privacy,
    Span,
    Values,
    words,
)
from disclosure.ledgers.deadlines import Deadline
from disclosure.ledgers.figures import Figure, Summary
from disclosure.ledgers.happened import Happened, some
from disclosure.ledgers.rents import no_rent_by_area_like_that
from disclosure.ledgers.rules import at_most, difference, no_date, not_before, not_negative, unique
from disclosure.ledgers.telling import (
    amount_bar,
    amount_figure,
    amount_in,
    amount_kept,
    chart_of_two,
    count_named,
    owed_and_prepaid,
)
from disclosure.ledgers.unit_rules import first_of, of_one_size
from disclosure.ledgers.vacancy import Vacancy
from disclosure.ledgers.waivers import WAIVED, waived_for_a_reason
from home.charts import Chart
from language.periods import PeriodKind

COLUMNS = (
    Column(
        key="contract_no",
        label="合同编号",
        type=ColumnType.TEXT,
        help="租赁合同的编号，一份合同一个号。",
        example="星光租2026-001",
        aliases=words("""
            合同号 编号 合同序号 租赁合同编号 租赁编号 协议编号 承包合同编号 出租合同编号 租赁合同号
            租赁协议编号 合同编码 合同代码
        """),
        required=True,
    ),
    Column(
        key="object",
        label="租赁标的",
        type=ColumnType.TEXT,
        help="租出去的是什么，在哪里：哪间厂房、哪口鱼塘、哪块地。",
        example="沿街店面1号",
        aliases=words("""
            标的 标的物 租赁物 租赁资产 租赁项目 资产名称 资产资源名称 出租资产 出租标的 出租项目
            资产 资源名称 发包项目 承包项目 租赁物名称 租赁标的名称 标的名称 房屋名称 出租物
            租赁内容 租赁标的物 出租物业 出租房屋 资产资源 地块名称 地块 标的物名称 出租资产名称
            出租物名称 租赁资产名称 出租房屋名称 出租标的名称 资源资产名称
        """),
        weak_aliases=words("坐落 坐落位置 坐落地点 位置 地点 地址 所在位置 座落 项目名称"),
        required=True,
    ),
    Column(
        key="lessee",
        label="承租方",
        type=ColumnType.NAME,
        help="租用的单位或个人。个人只显示姓，不显示全名。",
        example="嘉禾服饰有限公司",
        aliases=words("""
            承租人 租户 租户名称 承租户 承租单位 承租者 承租方名称 承包人 承包户 承包方 承包单位
            租赁人 租赁方 租赁户 乙方 承租单位(人) 承租单位或个人 承租人(单位) 承租(承包)人
            承租人姓名 承租姓名 承租名称 承租人名称 租用人 承租对象 承包户姓名 承包人姓名
            承租户姓名 承租户名称 租户姓名 承租企业 承租方(个人) 承租方姓名
        """),
        required=True,
        term=True,
        privacy=Privacy.PERSON_OR_FIRM,
    ),
    Column(
        key="area",
        label="面积",
        type=ColumnType.NUMBER,
        help="租出去的面积，单位是平方米。",
        example="644",
        aliases=words("""
            租赁面积 建筑面积 出租面积 承包面积 占地面积 使用面积 面积数 亩数 承租面积 标的面积
            标的物面积 流转面积 土地面积 房屋面积
        """),
        unit="㎡",
        totals=True,
        term=True,
    ),
    Column(
        key="start",
        label="租期起",
        type=ColumnType.DATE,
        help="租期从哪天开始。",
        example="2026-01-01",
        aliases=words("""
            起租 起租日期 起租日 起租时间 租赁起始日 起始日期 起始日 起始时间 开始日期 开始时间
            租赁开始 合同起始日期 合同开始日期 合同起 承包起始日期 租赁起 起日 合同起始时间
            合同开始时间 租赁起始时间 承包起始时间 租赁开始日期
        """),
        required=True,
        whole_month=MonthDay.FIRST,
        term=True,
    ),
    Column(
        key="end",
        label="租期止",
        type=ColumnType.DATE,
        help="租期到哪天为止；合同没有写期限的，就写没有期限。",
        example="2028-12-31",
        aliases=words("""
            到期 到期日期 到期日 到期时间 租赁终止日 终止日期 终止日 终止时间 结束日期 结束时间
            租赁结束 截止日期 合同终止日期 合同到期日 合同止 租赁止 止日 合同终止时间 合同结束时间
            租赁终止时间 承包终止时间 租赁结束日期 合同到期时间 合同结束日期 合同截止日期
            合同截止时间 租赁结束日 租赁到期日期 租赁到期日 租赁到期时间 租赁截止日期 承包结束日期
            承包到期日期 承包截止日期
        """),
        required=True,
        whole_month=MonthDay.LAST,
        open_ended="没有期限",
        term=True,
    ),
    Column(
        key="annual_rent",
        label="年租金",
        type=ColumnType.MONEY,
        help="合同写明的一年租金。",
        example="158000.00",
        aliases=words("""
            年租金额 租金/年 每年租金 年承包款 年承包费 年承包金 合同年租金 年租费 年租金标准
            年租赁费 年合同租金 年租赁金额 年度租金 年承包金额 年应收租金 年租金总额 年租 年租价
            年租赁金 年承包租金
        """),
        unit="元",
        per="年",
        required=True,
        totals=True,
        term=True,
    ),
    Column(
        key="due",
        label="本季应收",
        type=ColumnType.MONEY,
        help="这一季按合同应当收的租金。",
        example="39500.00",
        aliases=words("""
            应收 应收租金 本期应收 本期应收租金 本季应收租金 本季度应收 应缴 应缴租金 应交
            应交租金 本期应缴 应收款 应收金额 本期租金应收 租金应收 应收款项 本季度应收租金
            应收承包款 应付租金 本季租金应收 本期应收款 租金收缴应收 本季度应缴 本季应缴 应缴金额
            本季应收款 本期应缴租金 本季应缴租金 本季度应缴租金 本季度应收款 应收数 应缴数
            本季应收金额 本季应缴金额 本期应收金额 本期应缴金额 本季应交 本季应交租金 本期应交
            本期应交租金
        """),
        unit="元",
        required=True,
        totals=True,
    ),
    Column(
        key="received",
        label="本季已收",
        type=ColumnType.MONEY,
        help="这一季已经收到的租金。",
        example="39500.00",
        aliases=words("""
            已收 已收租金 实收 实收租金 本期已收 本期实收 本季实收 已缴 已缴租金 已交 已交租金
            到账 到账金额 已收款 已收金额 实收金额 本期租金已收 租金已收 本期已收租金 本季度已收
            本季度实收 实收款 租金实收 实缴 本期租金实收 本季租金已收 本期已缴 本季度已收租金
            租金收缴已收 租金收缴实收 本季度已缴 本季已缴 本季收款 已缴金额 实缴金额
            本季已收租金 本季实收租金 本季度实收租金 本期实收租金 本季已缴租金 本季度已缴租金
            本季实缴 本期实缴 本季度实缴 本季已收款 本季实收款 已收数 实收数 已缴数 实际收到
            收到金额 本季收到 本季已收金额 本季实收金额 本期已收金额 本期实收金额 本季已交
            本季已交租金 本季实交 本期已交
        """),
        unit="元",
        required=True,
        totals=True,
    ),
    WAIVED,
    Column(
        key="arrears",
        label="本季欠缴",
        type=ColumnType.MONEY,
        help="这一季还没有收到的租金：应收减去已收，有减免的再减去减免。以前欠的不在这里。",
        example="0.00",
        aliases=words("""
            欠缴 欠缴租金 欠缴金额 欠租 欠款 欠收 未收 未收租金 未收金额 拖欠 拖欠租金 欠交 尚欠
            未缴 未缴租金 本期欠缴 本期租金欠缴 租金欠缴 欠费 本期租金未收 本期未收 欠款金额
            本季未收 本季度欠缴 租金收缴欠缴 欠租金额 本季欠款 本季末欠款 未缴金额 未交租金
            本季度未收 本季欠缴租金 本季度欠缴租金 本季欠收 本季欠收租金 本季度欠收租金 本季欠租
            本季度欠租 本期欠租 本季未缴 本季度未缴 本期未缴 本季未收租金 本季度未收租金
            本期未收租金 未收款 未收款项 本季未收款 本季度未收款 本期未收款 欠缴款 欠缴数 未缴款
            未收数 未交 未交金额 尚欠租金 尚欠金额 拖欠金额 欠交租金 欠租款 应收未收 应收未收租金
            欠收金额 欠付 欠付租金 本季尚欠 本季拖欠 本季未交 本季欠交 本季欠缴金额 本期未交
            本期欠交 期末欠缴 期末欠缴租金 期末欠租 期末未收 期末未收租金 期末欠款
        """),
        unit="元",
        required=True,
        totals=True,
        watched=True,
        owed=True,
    ),
    Column(
        key="method",
        label="招租方式",
        type=ColumnType.CHOICE,
        help="怎样租出去的：公开招租、协议，还是到期续租。",
        example="公开招租",
        aliases=words(
            "出租方式 发包方式 租赁方式 交易方式 承租方式 招标方式 承包方式 方式 竞价方式"
        ),
        optional=True,
        filterable=True,
        choices=words("""
            公开招租 协议 协议租赁 协商 续租 公开招标 公开竞价 公开拍卖 产权交易 邀请招标 其他
        """),
        also_usual=words("""
            公开竞租 公开出租 公开发包 公开租赁 公开交易 公开挂牌 公开竞标 挂牌 竞租 竞价 竞标
            议标 议价 协议出租 协议发包 协议承包 协议招租 协商出租 协商租赁 续签 续包 延续 老合同
            发包 承包 平台交易 平台竞价 农交所 产权交易中心 产权交易平台 公开协商 民主协商
            一事一议 定向 网上竞价 网络竞价 线上竞价 场内竞价 拍卖
        """),
    ),
    Column(
        key="note",
        label="备注",
        type=ColumnType.TEXT,
        help="要补充说明的话。不要写身份证号、电话和银行卡号。",
        example="按季缴纳",
        aliases=words("说明 备注说明 情况说明 附注 其他说明"),
        optional=True,
        remarks=True,
    ),
)


def summarise(rows: Sequence[Values], day: date) -> Summary:
    """Who is behind with how much, and how much is prepaid."""
    owed, prepaid = owed_and_prepaid(rows, "arrears")
    return {
        "behind": count_named((row for row in rows if amount_in(row, "arrears") > 0), "lessee"),
        "owed": str(owed),
        "prepaid": str(prepaid),
    }


def figures(summary: Summary, totals: Mapping[str, Decimal], rows: int) -> Sequence[Figure]:
    """What was due, what came in, who is behind, and how much is let."""
    behind, owed = summary.get("behind", 0), amount_kept(summary, "owed")
    told = [
        Figure("出租", f"{rows} 处"),
        amount_figure("本季应收", totals.get("due")),
        amount_figure("已收", totals.get("received")),
    ]
    if owed:
        label = f"本季 {behind} 户欠缴" if behind else "本季欠缴"
        told.append(replace(amount_figure(label, owed, alert=True), rows={"only": "arrears"}))
    else:
        told.append(Figure("本季欠缴", "一户也没有"))
    prepaid = amount_kept(summary, "prepaid")
    if totals.get("waived"):
        told.append(amount_figure("减免", totals["waived"]))
    elif prepaid:
        told.append(amount_figure("有人多缴、预缴", prepaid))
    return told


def chart(summary: Summary, totals: Mapping[str, Decimal]) -> Chart | None:
    """What came in beside what is owed; no picture where nothing was due."""
    received, owed = totals.get("received", Decimal(0)), amount_kept(summary, "owed")
    return chart_of_two(
        "本季租金收缴", amount_bar("本季已收", received), amount_bar("本季欠缴", owed)
    )


LEDGER = Ledger(
    name="leases",
    label="资产租赁",
    title="集体资产资源租赁情况",
    help="村里的厂房、店面、鱼塘、土地租给了谁，租金多少，收了没有。",
    source="《农村集体经济组织财务公开规定》",
    period_kind=PeriodKind.QUARTER,
    how_often="至少每季度公开一次",
    columns=COLUMNS,
    row_key=("contract_no",),
    named_by=("object", "lessee", "contract_no"),
    counted_in="处",
    show_days=365,
    spans=(
        Span(
            "start",
            "end",
            words("""
                租期 租赁期限 租赁期 租赁时间 租赁起止时间 租赁起止日期 租期起止 承包期限 承包期
                承包时间 承包起止时间 合同期限 合同期 合同起止时间 合同起止日期 合同起止 起止时间
                起止日期 起止年月 租赁起止 租赁年限 出租期限 期限
            """),
        ),
    ),
    difference=("due", "received", "arrears", "waived"),
    row_errors=(
        not_before(("start", "租期起"), ("end", "租期止")),
        difference(
            ("due", "应收"), ("received", "已收"), ("arrears", "欠缴"), waived=("waived", "减免")
        ),
        not_negative(("area", "面积"), advice="请改成正数。"),
        no_date("contract_no", "合同编号"),
    ),
    row_warnings=(
        not_negative(
            ("annual_rent", "年租金"), ("due", "应收"), ("received", "已收"), ("waived", "减免")
        ),
        waived_for_a_reason(("note", "备注")),
        not_negative(("arrears", "欠缴"), advice="请核对；是多缴、预缴的，请确认。"),
        at_most(
            ("due", "本期应收"),
            ("annual_rent", "年租金"),
            "请核对年租金，是不是写成了一个月、一亩的租金；一次收几年的，请确认。",
        ),
    ),
    table_errors=(unique("contract_no", "合同编号"),),
    table_warnings=(first_of(no_rent_by_area_like_that, of_one_size(("annual_rent", "年租金"))),),
    summarise=summarise,
    figures=figures,
    headline="本季欠缴",
    chart=chart,
    deadline=Deadline("end", missed="租期已满"),
    beside=words("组别 村民小组 所属组 单价 租金单价 资产编码 资产编号 卡片编号"),
    happened=(Happened("start", some("due"), "，本期却有应收", planned=True),),
    vacancy=Vacancy(
        "object",
        lacking=("contract_no", "lessee", "start"),
        amounts=("due", "received", "arrears"),
        advice=(
            "没有承租方、合同编号和租期，看起来没有租出去。没有租出去的，请从这张表里删去这一行，"
            "写进「集体资产」的表，使用状况写「闲置」；租出去的，请把空着的格子补上。"
        ),
    ),
    elsewhere=Elsewhere(
        "以前欠的不在这张表里",
        ledger="receivables",
        later="欠的后来补交了没有，这张表里看不出来",
    ),
)
