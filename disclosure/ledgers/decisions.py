"""民主决策: what the village voted on, how many came, and how they voted."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

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
from disclosure.ledgers.rules import adds_up, at_most, not_negative, number, repeated
from disclosure.ledgers.telling import count_where
from disclosure.ledgers.vote_rules import PASSED, result_fits
from language.periods import PeriodKind

COLUMNS = (
    Column(
        key="matter",
        label="事项",
        type=ColumnType.TEXT,
        help="开会决定的是什么事。",
        example="老校舍公开招租",
        aliases=words("""
            决策事项 议题 表决事项 内容 会议议题 重大事项 事项名称 决议事项 议事内容 项目 表决内容
            重大事项名称 议题内容 决议内容摘要 表决议题 决策议题 议决事项 商议事项 会议主要内容
            讨论事项 研究事项 民主决策事项
        """),
        weak_aliases=words("决策内容 会议内容 决议内容"),
        required=True,
    ),
    Column(
        key="meeting",
        label="会议",
        type=ColumnType.CHOICE,
        help="在哪个会上决定的。",
        example="村民代表会议",
        aliases=words("""
            会议类型 会议形式 决策形式 表决形式 表决会议 决策会议 会议类别 五议两公开会议
            会议类型名称 会议种类 决策会议名称 民主决策形式 召开会议 参会范围 决策方式
        """),
        weak_aliases=words("会议名称"),
        required=True,
        filterable=True,
        choices=words("""
            村民代表会议 村民代表大会 村民会议 村民大会 户代表会议 党员大会 党员会议 村两委会议
            两委联席会议 村两委联席会议 党组织会议 社员代表会议 社员代表大会 社员大会 成员大会
            成员代表大会 股东代表大会 村民小组会议
        """),
        also_usual=words("""
            村委会会议 两委会议 两委会 村两委会 村两委扩大会议 股东会议 股东大会 社员代表会
            村民代表会 党员和村民代表会议 党员、村民代表会议 党员群众议事会 支委会 党委会议
            党总支会议 理事会 监事会
        """),
    ),
    Column(
        key="held_on",
        label="时间",
        type=ColumnType.DATE,
        help="哪天开的会。",
        example="2026-02-15",
        aliases=words("""
            会议时间 会议日期 日期 召开时间 召开日期 表决时间 表决日期 决策时间 开会时间 决议时间
            决议日期 决策日期 议事时间 会议召开时间 会议召开日期 开会日期 表决时间日期
        """),
        required=True,
        within_period=True,
    ),
    Column(
        key="entitled",
        label="应到",
        type=ColumnType.INTEGER,
        help="应该来开会的人数。",
        example="46",
        aliases=words("""
            应到人数 应参会人数 应到会人数 应出席 应出席人数 应到会 应参加人数 到会人数应到
            应到代表 应到代表数 应到代表人数 应到会代表 应到会代表数 应参会 应到户数 应到会户数
            应参加代表 应表决人数 代表总数 代表总人数 应到数 应参会代表 应参会代表数
            应参加人数(人) 村民代表总数 有表决权人数 总人数
        """),
        unit="人",
        required=True,
    ),
    Column(
        key="present",
        label="实到",
        type=ColumnType.INTEGER,
        help="实际来开会的人数。",
        example="36",
        aliases=words("""
            实到人数 到会 到会人数 参会人数 实际到会 实到会人数 出席人数 实际参会人数 实到会
            参加人数 到会人数实到 实到代表 实到代表数 实到代表人数 实到会代表 实到会代表数
            实际参会 实到户数 实到会户数 实际参加人数 实际到会人数 参会代表 参会代表数 实到数
            实参会人数 到会代表 到会代表数 参会数 出席代表 出席代表数 出席会议人数 实际出席
            实际出席人数 实际到会代表
        """),
        unit="人",
        required=True,
        totals=True,
    ),
    Column(
        key="agree",
        label="同意",
        type=ColumnType.INTEGER,
        help="投同意的人数。",
        example="30",
        aliases=words("""
            赞成 同意人数 同意票 同意票数 赞成票 赞成人数 赞成票数 表决同意 表决情况同意 同意数
            赞成数 同意(票) 赞同 赞同票 赞同人数 同意户数 同意代表数 表决结果同意 赞成代表
        """),
        unit="人",
        required=True,
        totals=True,
    ),
    Column(
        key="oppose",
        label="反对",
        type=ColumnType.INTEGER,
        help="投反对的人数。",
        example="2",
        aliases=words("""
            不同意 反对人数 反对票 反对票数 不赞成 不同意人数 表决反对 表决情况反对 不同意数
            反对数 不同意票 不同意票数 反对户数 反对代表数 表决结果反对 不赞成票
        """),
        unit="人",
        required=True,
        totals=True,
    ),
    Column(
        key="abstain",
        label="弃权",
        type=ColumnType.INTEGER,
        help="弃权的人数。",
        example="4",
        aliases=words("""
            弃权人数 弃权票 弃权票数 表决弃权 表决情况弃权 弃权数 弃权户数 弃权代表数 表决结果弃权
        """),
        unit="人",
        required=True,
        totals=True,
    ),
    Column(
        key="result",
        label="结果",
        type=ColumnType.CHOICE,
        help="通过了没有。",
        example="通过",
        aliases=words("""
            表决结果 决策结果 决议结果 会议结果 是否通过 决议 表决结论 决议情况 通过情况
            表决通过情况 决策结论 决定结果 审议结果 是否表决通过 会议决议
        """),
        required=True,
        filterable=True,
        choices=words("通过 一致通过 全票通过 未通过 不通过 没有通过 暂缓 继续讨论 再议 否决"),
        spellings=(
            *spelled("通过", "已通过 表决通过 审议通过 决议通过 投票通过 同意 同意通过 是"),
            *spelled("一致通过", "一致同意 全体同意 全体通过"),
            *spelled("全票通过", "全票同意"),
            *spelled("未通过", "否 不同意 未获通过"),
        ),
        counted=True,
    ),
)


def _is_passed(row: Values) -> bool:
    return row.get("result") in PASSED


def summarise(rows: Sequence[Values], day: date) -> Summary:
    """How many matters passed."""
    return {
        "passed": count_where(rows, _is_passed),
        "entitled": sum(int(number(row, "entitled") or 0) for row in rows),
        "present": sum(int(number(row, "present") or 0) for row in rows),
    }


def figures(summary: Summary, totals: Mapping[str, Decimal], rows: int) -> Sequence[Figure]:
    """How many matters, how many passed, and how many of those entitled came."""
    passed, entitled = int(str(summary.get("passed", 0))), int(str(summary.get("entitled", 0)))
    told = [
        Figure("表决事项", f"{rows} 件"),
        Figure("通过", f"{passed} 件"),
        Figure("没有通过", f"{rows - passed} 件"),
    ]
    if entitled:
        share = int(str(summary.get("present", 0))) * 100 / entitled
        told.append(Figure("平均到会", f"{share:.0f}%"))
    return told


LEDGER = Ledger(
    name="decisions",
    label="民主决策",
    title="重大事项民主决策",
    help="村里的大事是哪个会上定的，来了多少人，多少人同意。",
    source="《中华人民共和国村民委员会组织法》",
    period_kind=PeriodKind.YEAR,
    how_often="一年一张表，有新的随时公布",
    columns=COLUMNS,
    row_key=("matter", "held_on"),
    named_by=("matter", "held_on"),
    counted_in="件",
    show_days=365,
    written_together=(("entitled", "present"), ("agree", "oppose", "abstain")),
    addends=("present", "agree", "oppose", "abstain"),
    row_errors=(
        adds_up(
            (("agree", "同意"), ("oppose", "反对"), ("abstain", "弃权")),
            ("present", "实到"),
            marks="agree",
            unit="人",
        ),
        at_most(("present", "实到"), ("entitled", "应到"), "请对照会议签到表改正。"),
        not_negative(
            ("entitled", "应到"),
            ("present", "实到"),
            ("agree", "同意"),
            ("oppose", "反对"),
            ("abstain", "弃权"),
            advice="请对照会议记录改正。",
        ),
    ),
    row_warnings=(result_fits,),
    table_warnings=(repeated(("matter", "事项"), ("meeting", "会议"), ("held_on", "时间")),),
    summarise=summarise,
    figures=figures,
    beside=words("""
        备注 主持人 记录人 地点 会议地点 列席人员 缺席 请假 到会率 通过率 赞成率 表决方式
        提议时间 党支部提议 党支部提议时间 党组织提议 党组织提议时间 支部提议 支部提议时间 提议日期
        党总支提议 党总支提议时间 商议时间 商议日期 两委商议 两委商议时间 村两委商议 村两委商议时间
        两委会商议 两委会商议时间 村“两委”商议 审议时间 审议日期 党员审议 党员审议时间 党员大会审议
        党员大会审议时间 公示时间 公示日期 公示期 公告时间 决议公开 决议公开时间 决议公示
        决议公示时间 结果公开 结果公开时间 实施结果公开 实施结果公开时间 实施结果公示 实施情况
        落实情况 执行情况
    """),
    happened=(Happened("held_on"),),
)
