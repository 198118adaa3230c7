"""工程项目: what the village builds, who builds it, what it costs, and how far it is."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from disclosure.ledgers.base import (
    Breach,
    Column,
    ColumnType,
    Ledger,
    MonthDay,
    Privacy,
    Span,
    StatedRest,
    Values,
    spelled,
    words,
)
from disclosure.ledgers.deadlines import Deadline
from disclosure.ledgers.figures import Figure, Summary
from disclosure.ledgers.happened import Happened, some
from disclosure.ledgers.rules import at_most, not_before, not_negative, only_if, repeated
from disclosure.ledgers.telling import amount_bar, amount_figure, count_where, in_words
from disclosure.ledgers.unit_rules import first_of, of_one_size, worth_between
from disclosure.ledgers.unpaid import UNPAID
from home.charts import Chart
from language.periods import PeriodKind

_UNFINISHED = words("未开工 准备中 招标中 施工中 在建 建设中 停工")
_FINISHED = words("完工 已完工 竣工 已竣工 已验收 验收 已结算 已审计")
_OVER: Mapping[str, tuple[object, ...]] = {"state": _FINISHED, "progress": (Decimal(1),)}
"""By column the cells that say that a project is finished."""

COLUMNS = (
    Column(
        key="name",
        label="项目名称",
        type=ColumnType.TEXT,
        help="是什么工程。",
        example="文化礼堂修缮",
        aliases=words("""
            工程名称 工程项目 项目 名称 工程 建设项目 工程项目名称 建设项目名称 项目(工程)名称
            工程(项目)名称 实施项目 建设工程 项目名
        """),
        weak_aliases=words("建设内容"),
        required=True,
    ),
    Column(
        key="contractor",
        label="施工单位",
        type=ColumnType.NAME,
        help="谁来做的。个人只显示姓，不显示全名。",
        example="平川建设有限公司",
        aliases=words("""
            承建单位 承包单位 中标单位 施工方 承包方 承建方 承包人 施工单位(人) 施工队
            施工单位名称 承建人 施工企业 中标人 施工人 中标施工单位 施工单位(中标单位) 施工方名称
            承建单位(人) 施工(承包)单位 中标企业
        """),
        weak_aliases=words("建设单位"),
        term=True,
        privacy=Privacy.PERSON_OR_FIRM,
    ),
    Column(
        key="budget",
        label="预算价",
        type=ColumnType.MONEY,
        help="开工前算下来要花多少钱。",
        example="401000.00",
        aliases=words("""
            预算 预算金额 工程预算 概算 预算造价 预算总价 投资预算 计划投资 总投资 预算投资
            项目预算 控制价 工程预算价 预算额 概算金额 计划总投资 概算投资 预算总额 预算总投资
            项目总投资 投资概算 投资额 计划投资额 工程概算 最高限价 招标控制价 概算价 预算造价金额
            预算数 概预算 工程预算金额 工程预算造价 批复投资
        """),
        unit="元",
        totals=True,
    ),
    Column(
        key="contract_price",
        label="合同价",
        type=ColumnType.MONEY,
        help="合同写明的价钱。",
        example="376940.00",
        aliases=words("""
            合同金额 中标价 中标金额 合同价款 合同造价 承包价 合同总价 工程合同价 工程造价 合同额
            合同价格 中标价格 工程合同价款 合同签约价 签约合同价 中标合同价 承包合同价
            合同(中标)价 中标(合同)价 中标合同金额 工程中标价 合同款 合同总额 合同总金额 合同总价款
            合同造价金额 工程总价 工程价款 承包金额 承包总价 中标总价 成交价 成交金额 签约价
        """),
        unit="元",
        totals=True,
        term=True,
    ),
    Column(
        key="paid",
        label="已付",
        type=ColumnType.MONEY,
        help="到现在一共付了多少工程款。",
        example="188470.00",
        aliases=words("""
            已付款 已付工程款 已付金额 已支付 已支付金额 累计已付 累计付款 工程款支付 付款金额
            已拨付 累计支付 已付款项 支付金额 已拨款 已付款金额 拨付金额 拨付工程款 累计拨付
            已付工程款金额 工程款已付 累计已付工程款 累计支付工程款 已拨付工程款 已拨工程款
            已支付工程款 累计已支付 累计已付款 累计已付款项 累计已付金额 已付价 已付工程价款
            已支付资金
        """),
        unit="元",
        totals=True,
        watched=True,
    ),
    Column(
        key="progress",
        label="进度",
        type=ColumnType.SHARE,
        worded_in="state",
        help="工程做到百分之几。",
        example="50%",
        aliases=words("""
            工程进度 形象进度 完成进度 施工进度 项目进度 完成比例 进度比例 完成率 完成百分比
            建设进度 目前进度 当前进度 工程完成进度 工程完成率 形象进度(%)
        """),
    ),
    Column(
        key="started_on",
        label="开工日期",
        type=ColumnType.DATE,
        help="哪天开工。",
        example="2026-02-08",
        whole_month=MonthDay.FIRST,
        aliases=words("""
            开工时间 开工 实际开工日期 计划开工日期 开始日期 开工日 工期起 工期开工 起始日期
            计划开工 计划开工时间 实际开工时间 实际开工 开工年月 动工时间 动工日期
        """),
    ),
    Column(
        key="due_on",
        label="计划完工日期",
        type=ColumnType.DATE,
        help="说好哪天做完。",
        example="2026-12-08",
        whole_month=MonthDay.LAST,
        aliases=words("""
            计划完工时间 计划完工 完工日期 完工时间 竣工日期 竣工时间 计划竣工日期 计划竣工时间
            完工 预计完工日期 预计完工时间 预计竣工日期 竣工 工期止 工期完工 计划竣工 截止日期
            完工日 计划完成时间 要求完工时间 计划完工日 合同竣工日期 合同完工日期 合同工期止
            竣工年月 完成时间 计划完成日期 合同竣工时间 合同完工时间
        """),
        term=True,
    ),
    Column(
        key="state",
        label="状态",
        type=ColumnType.CHOICE,
        help="还没开工、正在做，还是做完了。",
        example="施工中",
        aliases=words("""
            项目状态 工程状态 进展 进展情况 建设状态 施工状态 工程进展 项目进展 实施情况 现状
            建设情况 建设进展 目前状态 当前状态 实施状态 是否完工 完工情况 实施进展
        """),
        filterable=True,
        choices=(*_UNFINISHED, *_FINISHED),
        also_usual=words("""
            未开始 待开工 前期 前期准备 规划中 设计中 审批中 待招标 已招标 已开工 进行中 正在施工
            实施中 正在建设 收尾 收尾中 扫尾 待验收 验收中 已停工 暂停 取消
        """),
        spellings=(
            *spelled("已完工", "完成 已完成 全部完工 已全部完工 竣工完成"),
            *spelled("已验收", "验收合格 已验收合格 通过验收 竣工验收 已竣工验收 验收完成"),
        ),
        counted=True,
    ),
)


def _is_finished(row: Values) -> bool:
    return any(row.get(column) in cells for column, cells in _OVER.items())


def _contradictory(row: Values) -> bool:
    """Whether the progress and the state cannot both be right."""
    progress, state = row.get("progress"), row.get("state")
    if not isinstance(progress, Decimal):
        return False
    return state in (_UNFINISHED if progress == 1 else _FINISHED)


def summarise(rows: Sequence[Values], day: date) -> Summary:
    """How many projects are finished."""
    return {"finished": count_where(rows, _is_finished)}


def figures(summary: Summary, totals: Mapping[str, Decimal], rows: int) -> Sequence[Figure]:
    """How many projects, what they cost, and what is paid."""
    return (
        Figure("工程", f"{rows} 个，完工 {summary.get('finished', 0)} 个"),
        amount_figure("预算", totals.get("budget")),
        amount_figure("合同价", totals.get("contract_price")),
        amount_figure("已付", totals.get("paid")),
    )


def chart(summary: Summary, totals: Mapping[str, Decimal]) -> Chart | None:
    """Budget, contracts and payments side by side."""
    named = (("预算", "budget"), ("合同价", "contract_price"), ("已付", "paid"))
    bars = tuple(amount_bar(label, totals.get(key, Decimal(0))) for label, key in named)
    if any(bar.value < 0 for bar in bars) or not any(bar.value for bar in bars):
        return None
    return Chart("预算、合同价和已付", bars, in_words(bars))


LEDGER = Ledger(
    name="projects",
    label="工程项目",
    title="工程项目公开",
    help="村里在做哪些工程，谁做的，花多少钱，做到哪一步。",
    source="《农村集体经济组织财务公开规定》",
    period_kind=PeriodKind.YEAR,
    how_often="一年一张表，有新的随时公布",
    columns=COLUMNS,
    row_key=("name",),
    named_by=("name", "contractor"),
    counted_in="个",
    row_word="工程",
    show_days=365,
    spans=(
        Span(
            "started_on",
            "due_on",
            words("""
                工期 施工期限 合同工期 建设工期 计划工期 工期起止 起止时间 起止日期 施工时间
                开竣工日期 开竣工时间 开、竣工日期 开、竣工时间 开工竣工日期 开工竣工时间
                开工、竣工日期 开工、竣工时间 开工及竣工日期 开工至竣工日期 开完工日期 开完工时间
                开工完工日期 开工/竣工日期 开工/竣工时间 开工-竣工日期 开工-竣工时间
            """),
        ),
    ),
    row_errors=(not_before(("started_on", "开工日期"), ("due_on", "计划完工日期")),),
    stated_rest=StatedRest("contract_price", "paid", UNPAID),
    row_warnings=(
        at_most(
            ("paid", "已付"),
            ("contract_price", "合同价"),
            "付得比合同多，请核对；有增加的，请写明。",
        ),
        at_most(("contract_price", "合同价"), ("budget", "预算价"), "合同价超过预算，请核对。"),
        not_negative(("budget", "预算价"), ("contract_price", "合同价"), ("paid", "已付")),
        only_if(
            _contradictory,
            Breach("progress", "进度和状态对不上：做完了的是 100%，没做完的不到 100%。请核对。"),
        ),
    ),
    table_warnings=(
        repeated(("name", "项目名称"), ("contractor", "施工单位")),
        first_of(
            of_one_size(("budget", "预算价"), ("contract_price", "合同价")),
            worth_between(1000, 50_000_000, ("contract_price", "合同价"), ("budget", "预算价")),
        ),
    ),
    summarise=summarise,
    figures=figures,
    chart=chart,
    beside=words("""
        备注 资金来源 项目负责人 工程负责人 负责人 监理单位 设计单位 业主单位 招标方式 建设地点
        实施地点 工程地点 项目地点 建设规模 工程量
    """),
    happened=(Happened("started_on", some("progress"), "，工程却已经在做"),),
    deadline=Deadline(
        "due_on",
        missed="到期没完工",
        over={column: tuple(map(str, cells)) for column, cells in _OVER.items()},
    ),
)
