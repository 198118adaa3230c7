"""The two tables that inspection keeps: what was found, and in which forms problems show.

They are declared as the villages' ledgers are, so that they are read, checked and given out alike.
"""

from disclosure.ledgers.base import Column, ColumnType, Ledger, MonthDay, spelled, words
from language.periods import PeriodKind

RECTIFIED, UNDER_WAY = "已整改", "整改中"

PROBLEMS = Ledger(
    name="problems",
    label="问题清单",
    title="巡察问题整改",
    help="这一轮巡察查出哪些问题，谁负责改，什么时候改好。",
    source="巡察反馈意见",
    period_kind=PeriodKind.DAY,
    how_often="有进展就公布",
    columns=(
        Column(
            key="number",
            label="编号",
            type=ColumnType.TEXT,
            help="每个问题一个号，以后一直用它。",
            example="1",
            aliases=words("问题编号 问题序号 编码"),
            required=True,
        ),
        Column(
            key="village",
            label="村",
            type=ColumnType.TEXT,
            help="是哪个村的问题。",
            example="星光村",
            aliases=words("村名 村社 村(社区) 村社区 被巡察村 被巡察单位 单位 所在村 村别"),
            required=True,
        ),
        Column(
            key="form",
            label="问题表现",
            type=ColumnType.TEXT,
            help="是问题表现形式清单里的哪一种。",
            example="集体资产出租没有公开",
            aliases=words("表现形式 问题表现形式 问题类型 问题类别 问题种类"),
            required=True,
        ),
        Column(
            key="problem",
            label="具体问题",
            type=ColumnType.TEXT,
            help="查到了什么。不写任何人的名字。",
            example="2 间店面续租没有公开招租",
            aliases=words("问题 问题描述 存在问题 问题内容 发现的问题 发现问题 主要问题"),
            required=True,
        ),
        Column(
            key="responsible",
            label="责任单位",
            type=ColumnType.TEXT,
            help="哪个单位负责改好；写单位或者职务，不写名字。",
            example="星光村村民委员会",
            aliases=words("责任人 整改责任人 整改责任单位 责任主体 牵头单位 负责单位 整改单位"),
        ),
        Column(
            key="measure",
            label="整改措施",
            type=ColumnType.TEXT,
            help="打算怎样改。",
            example="到期收回，重新公开招租",
            aliases=words("措施 整改办法 整改内容 整改举措 整改要求"),
        ),
        Column(
            key="deadline",
            label="整改期限",
            type=ColumnType.DATE,
            help="哪天以前要改好。",
            example="2026-12-31",
            aliases=words("期限 整改时限 完成时限 整改时间 限期 截止日期 要求完成时间 时限"),
            whole_month=MonthDay.LAST,
            required=True,
        ),
        Column(
            key="state",
            label="整改情况",
            type=ColumnType.CHOICE,
            help="改好了，还是正在改。",
            example=UNDER_WAY,
            aliases=words("状态 整改状态 整改进度 完成情况 进展 进展情况 整改进展 是否完成"),
            choices=(RECTIFIED, UNDER_WAY),
            spellings=(
                *spelled(
                    RECTIFIED,
                    "完成 已完成 整改完成 完成整改 已改好 整改到位 已整改到位 销号 已销号",
                ),
                *spelled(
                    UNDER_WAY, "正在整改 未整改 未完成 正在改 推进中 进行中 持续整改 长期整改 整改"
                ),
            ),
            counted=True,
            required=True,
        ),
        Column(
            key="rectified_on",
            label="改好的日期",
            type=ColumnType.DATE,
            help="哪天改好的；还没改好的空着。",
            example="2026-10-20",
            aliases=words("完成日期 完成时间 整改完成时间 整改完成日期 实际完成时间 销号日期"),
            whole_month=MonthDay.LAST,
            optional=True,
        ),
        Column(
            key="evidence",
            label="凭什么说改好了",
            type=ColumnType.TEXT,
            help="改好的，看得见的凭据：新合同、收据、照片。",
            example="新合同已经在村里公示",
            aliases=words("佐证 佐证材料 整改成效 整改结果 整改成果 成效 整改落实情况"),
            optional=True,
        ),
        Column(
            key="recovered",
            label="收回的钱",
            type=ColumnType.MONEY,
            help="因为整改收回来的钱。",
            example="36000.00",
            aliases=words("追回金额 挽回损失 挽回金额 收回金额 追缴金额 清收金额 收回资金"),
            unit="元",
            totals=True,
            optional=True,
        ),
    ),
    row_key=("number",),
    named_by=("village", "problem"),
    counted_in="个",
    row_word="问题",
    show_days=365,
)

FORMS = Ledger(
    name="problem_forms",
    label="问题表现形式清单",
    title="问题表现形式",
    help="巡察时按这张单子一样一样查。",
    source="巡察问题清单",
    period_kind=PeriodKind.DAY,
    how_often="有变化就更新",
    columns=(
        Column(
            key="aspect",
            label="方面",
            type=ColumnType.TEXT,
            help="是哪一方面的问题。",
            example="群众身边腐败问题",
            aliases=words("类别 问题方面 大类 问题类别 领域"),
            required=True,
        ),
        Column(
            key="form",
            label="问题表现",
            type=ColumnType.TEXT,
            help="这种问题看起来是什么样子。",
            example="集体资产出租没有公开",
            aliases=words("表现形式 问题表现形式 具体表现 问题 内容"),
            required=True,
        ),
    ),
    row_key=("form",),
    named_by=("form",),
    counted_in="种",
    show_days=365,
)
