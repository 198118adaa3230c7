"""集体资产: what the village owns, where it is, what it is worth, and whether it is used."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from disclosure.ledgers.asset_units import valued_like_that
from disclosure.ledgers.base import (
    Column,
    ColumnType,
    Ledger,
    Values,
    spelled,
    words,
)
from disclosure.ledgers.figures import Figure, Summary
from disclosure.ledgers.happened import Happened
from disclosure.ledgers.rules import at_most, no_date, not_negative, unique
from disclosure.ledgers.telling import amount_figure, count_in
from disclosure.ledgers.unit_rules import worth_between
from language.periods import PeriodKind

COLUMNS = (
    Column(
        key="asset_no",
        label="资产编号",
        type=ColumnType.TEXT,
        help="每件资产一个编号。",
        example="旧埭-0001",
        aliases=words("""
            编号 资产号 资产代码 资产编码 卡片编号 资产卡片编号 固定资产编号 代码 编码 资产序号
            资产登记号 资产编号(卡片号)
        """),
        required=True,
    ),
    Column(
        key="name",
        label="资产名称",
        type=ColumnType.TEXT,
        help="是什么东西：房屋、泵站、设备。",
        example="文化礼堂",
        aliases=words("""
            名称 固定资产名称 资产 资产项目 资源名称 资产资源名称 资产(资源)名称 品名
            资产名称及规格 资产名称及规格型号 名称及规格 名称及规格型号 资产名称规格
        """),
        required=True,
    ),
    Column(
        key="category",
        label="类别",
        type=ColumnType.CHOICE,
        help="属于哪一类资产。",
        example="房屋",
        aliases=words("资产类别 分类 资产分类 类型 种类 资产种类"),
        weak_aliases=words("资产类型"),
        filterable=True,
        choices=words("""
            房屋 建筑物 房屋建筑物 房屋及建筑物 构筑物 基础设施 设备 机器设备 专用设备 通用设备
            办公设备 电子设备 农业机械 工具器具 家具 运输工具 交通工具 农业设施 水利设施 公益设施
            土地 林木 牲畜 无形资产 在建工程 对外投资 其他
        """),
        also_usual=words("""
            固定资产 资源 资源性资产 经营性资产 非经营性资产 经营性固定资产 非经营性固定资产
            公益性资产 农业基础设施 农田水利设施 水利工程 道路 桥梁 道路桥梁 道路设施 交通设施
            市政设施 环卫设施 文体设施 健身设施 绿化 办公家具 家具用具 电器 工具 器具 仪器 车辆
            厂房 店面 水面 耕地 林地 设施 房产 构筑物及附属设施 生物资产 库存物资
        """),
    ),
    Column(
        key="location",
        label="坐落",
        type=ColumnType.TEXT,
        help="在村里的什么地方。",
        example="旧埭村3组",
        aliases=words("""
            位置 地点 坐落位置 坐落地点 座落 座落位置 所在位置 存放地点 地址 坐落地址 所在地
            使用地点 存放位置 资产坐落 资产位置 存放位置及地点 坐落地 坐落(存放)地点
        """),
        optional=True,
    ),
    Column(
        key="quantity",
        label="数量",
        type=ColumnType.NUMBER,
        help="有几处、几幢、几台。",
        example="1",
        aliases=words("""
            资产数量 数量(面积) 数量/面积 件数 数量及单位 面积/数量 面积(数量) 数量/规模
            数量或面积 资产数量(面积)
        """),
        measured_in="unit",
    ),
    Column(
        key="unit",
        label="计量单位",
        type=ColumnType.TEXT,
        help="数量按什么算：处、幢、台。",
        example="处",
        aliases=words("单位 数量单位 计算单位"),
        optional=True,
    ),
    Column(
        key="original_value",
        label="原值",
        type=ColumnType.MONEY,
        help="买来或建成时花了多少钱。",
        example="1250000.00",
        aliases=words("""
            资产原值 账面原值 原始价值 购置金额 购建价值 原价 价值原值 购置价 入账价值 原值金额
            资产原价 账面原价 期末原值 购置原值 建造价格 购建原值 固定资产原值 原值合计 购入价
            购买价 购买金额 购置费用 购建价 建造成本 取得成本
        """),
        unit="元",
        required=True,
        totals=True,
    ),
    Column(
        key="net_value",
        label="净值",
        type=ColumnType.MONEY,
        help="扣掉折旧以后，现在账上还值多少钱。",
        example="980000.00",
        aliases=words("""
            资产净值 账面净值 现值 净额 账面价值 价值净值 净残值 资产现值 期末净值 资产净额 现净值
            年末净值 期末账面净值 账面净额 固定资产净值 净值金额 现值金额 折余价值 账面余值
        """),
        unit="元",
        required=True,
        totals=True,
        watched=True,
    ),
    Column(
        key="acquired",
        label="购建时间",
        type=ColumnType.PARTIAL_DATE,
        help="哪一年买的、哪一年建的。",
        example="2021",
        aliases=words("""
            购置时间 购置日期 购建日期 建造时间 建成时间 取得时间 取得日期 购入时间 购入日期
            购建年份 购置年份 建造年份 建成年份 启用时间 形成时间 购(建)时间 建造日期 建成日期
            开始使用时间 开始使用日期 使用年份 投入使用时间 购置年月 形成年月 购建年月 建造年月
            建成年月 取得年月 购入年月 购买时间 购买日期 购买年份 购买年月 建设时间 建设年份
            建设年月
        """),
        weak_aliases=words("入账时间 入账日期 入账年月"),
        optional=True,
    ),
    Column(
        key="status",
        label="使用状况",
        type=ColumnType.CHOICE,
        help="现在是村里自用、租出去了，还是闲置。",
        example="自用",
        aliases=words("""
            使用情况 使用状态 状态 状况 现状 资产状态 资产现状 资产使用情况 经营方式 资产使用状况
            资产状况 使用现状 使用情况(自用/出租/闲置) 利用情况 利用状况 资产用途 使用方式
        """),
        filterable=True,
        term=True,
        choices=words("""
            自用 出租 闲置 在用 使用中 出借 承包 发包 经营 对外投资 部分出租 报废 待报废
        """),
        also_usual=words("""
            使用 正常 正常使用 正在使用 良好 完好 自营 自主经营 村用 公用 公益 借用 无偿使用 出让
            已报废 待处置 待处理 在建 维修中 损坏 停用 部分闲置 自用、出租 部分自用 未出租
        """),
        spellings=(
            *spelled("出租", "已出租 对外出租 出租中 已租 已租出 租出 租赁中 出租使用 正在出租"),
            *spelled("闲置", "空置 已闲置 闲置中 空闲 闲置未用 闲置待租"),
        ),
        counted=True,
    ),
)

_IDLE = "闲置"
_LET = "出租"


def summarise(rows: Sequence[Values], day: date) -> Summary:
    """How many assets are in which state."""
    return {"states": dict(Counter(str(row["status"]) for row in rows if row.get("status")))}


def figures(summary: Summary, totals: Mapping[str, Decimal], rows: int) -> Sequence[Figure]:
    """How much there is, what it is worth, and how much of it stands idle."""
    idle = count_in(summary, "states", _IDLE)
    return (
        Figure("资产", f"{rows} 项"),
        amount_figure("原值", totals.get("original_value")),
        amount_figure("净值", totals.get("net_value")),
        Figure(_LET, f"{count_in(summary, 'states', _LET)} 项", rows={"status": _LET}),
        Figure(
            _IDLE,
            f"{idle} 项" if idle else "一项也没有",
            alert=bool(idle),
            rows={"status": _IDLE},
        ),
    )


LEDGER = Ledger(
    name="assets",
    label="集体资产",
    title="集体资产台账",
    help="村集体有哪些资产，在哪里，值多少钱，有没有用起来。",
    source="《农村集体经济组织财务公开规定》",
    period_kind=PeriodKind.DAY,
    how_often="至少每季度公开一次，每次写明截至哪一天",
    columns=COLUMNS,
    row_key=("asset_no",),
    named_by=("name", "location", "asset_no"),
    counted_in="项",
    show_days=365,
    row_errors=(
        not_negative(("quantity", "数量"), advice="请改成正数。"),
        no_date("asset_no", "资产编号"),
    ),
    table_warnings=(worth_between(1000, 100_000_000, ("original_value", "原值")),),
    row_warnings=(
        at_most(
            ("net_value", "净值"), ("original_value", "原值"), "净值一般不会超过原值，请核对。"
        ),
        not_negative(("original_value", "原值"), ("net_value", "净值")),
        valued_like_that("name", ("original_value", "原值")),
    ),
    table_errors=(unique("asset_no", "资产编号"),),
    summarise=summarise,
    figures=figures,
    beside=words("""
        累计折旧 折旧 折旧率 年折旧率 折旧年限 使用年限 残值 残值率 保管人 保管员 管理人 责任人
        使用人 规格 型号 规格型号 备注 使用部门 产权证号 权属 资产来源
    """),
    happened=(Happened("acquired"),),
)
