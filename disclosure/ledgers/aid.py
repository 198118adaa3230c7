"""救助发放: what was paid to whom. The most sensitive ledger: it says who is poor or ill."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from disclosure.ledgers.aid_rules import pays_the_standard
from disclosure.ledgers.base import (
    Breach,
    Column,
    ColumnType,
    Ledger,
    Privacy,
    Values,
    words,
)
from disclosure.ledgers.figures import Figure, Summary
from disclosure.ledgers.rules import not_negative, repeated
from disclosure.ledgers.telling import amount_bar, amount_figure, amount_in, counts, in_words
from disclosure.ledgers.unit_rules import first_of, of_one_size, worth_between
from home.charts import Chart
from language.periods import PeriodKind

ILLNESS_WORDS = words("""
    残 病 患 症 癌 瘤 精神 艾滋 智力 智障 肢体 盲 聋 哑 瘫 失能 失智 透析 化疗 放疗 移植 手术 住院
    门诊 护理 康复 毒
""")

# What a note may tell of somebody's health, longer words first, so that they are named whole.
HEALTH = re.compile(
    "|".join(
        words("""
            尿毒症 糖尿 血压 心脏 心梗 脑梗 脑溢血 中风 骨折 截肢 受伤 工伤 车祸 肾 肝 肺 胃炎 肿
            抑郁 自闭 痴呆 孕 产妇 卧床 轮椅 自理 就医 就诊 医治 治疗 医药 药费 服药 用药
        """)
        + ILLNESS_WORDS
    )
)
HARMLESS = re.compile("消毒|隐患|病虫|残值|残余|残留|护理用品")

MOST_CATEGORIES = 3
"""So many stand among the key figures; of more, the largest, and the others together."""

OTHERS_NAMED = 2
"""So many of the others are named; they are at least two."""

# Health and childhood are nobody's business: such rows are counted and summed, never listed. One
# character catches more spellings than a word does, and a row too few in the list does no harm.
TOTALS_ONLY_WORDS = (
    *ILLNESS_WORDS,
    *words("""
        两项补贴 医 药 康养 长护 儿 孤 幼 童 未成年 抚养 学 教育 失独 特扶 计生 计划生育 孕 产妇
        刑 矫正 帮教
    """),
)

COLUMNS = (
    Column(
        key="name",
        label="姓名",
        type=ColumnType.NAME,
        help="领到救助的人。",
        example="李小妹",
        aliases=words("""
            救助对象 户主 户主姓名 受助人 领取人 补助对象 对象姓名 领款人 救助对象姓名 发放对象
            享受对象 补贴对象 受助对象 申请人 享受人 领取人姓名 救助人 救助人员 家庭户主
            救助对象(户主) 户主(姓名) 困难群众姓名 对象 受益人 发放对象姓名 享受对象姓名 补贴人员
            被救助人 低保户姓名
        """),
        required=True,
        privacy=Privacy.PERSON,
    ),
    Column(
        key="category",
        label="救助类别",
        type=ColumnType.CHOICE,
        help="按哪一项政策发的。和看病、残疾、孩子等有关的，只公布有几笔、一共多少钱。",
        example="临时救助",
        aliases=words("""
            类别 救助类型 救助项目 补助类别 补贴类别 补助项目 补贴项目 项目 类型 救助种类 保障类别
            补贴类型 补助类型 救助名称 享受类别 项目名称 资金类别 救助事项 救助内容 对象类别
            补助种类 发放项目 补贴种类 保障类型 人员类别 资金项目
        """),
        required=True,
        told_above=True,
        filterable=True,
        choices=words("""
            最低生活保障 低保 低保边缘 特困 特困供养 特困人员供养 特困人员救助供养 临时救助 医疗救助
            困难残疾人生活补贴 重度残疾人护理补贴 教育救助 住房救助 就业救助 受灾救助 高龄津贴
            孤儿基本生活费 困境儿童生活补贴 养老服务补贴 慰问金 优抚补助 物价补贴 电费补贴
        """),
        also_usual=words("""
            最低生活保障金 五保 五保供养 尊老金 敬老金 高龄补贴 高龄老人津贴 优抚 抚恤金 春节慰问
            节日慰问 重阳慰问 困难慰问 困难补助 困难群众慰问 困难群众补助 困难党员慰问
            困难家庭补助 生活补助 生活困难补助 支出型贫困 支出型困难家庭 特困救助 残疾人两项补贴
            残疾人补贴 助学金 丧葬补助 过渡性救助 价格补贴 取暖补贴 退役军人慰问 老党员补助
        """),
    ),
    Column(
        key="household_size",
        label="家庭人口",
        type=ColumnType.INTEGER,
        help="家里享受这项救助的有几口人。",
        example="2",
        aliases=words("""
            人口 家庭人数 人数 保障人数 人口数 家庭人口数 享受人数 户人口 保障人口 救助人数
            在册人口 享受人口 救助人口 户内人口 低保人数 保障人口数 家庭成员数 补助人数
        """),
        unit="人",
        optional=True,
    ),
    Column(
        key="standard",
        label="发放标准",
        type=ColumnType.MONEY,
        help="每人每月发多少。",
        example="532.00",
        aliases=words("""
            标准 补助标准 救助标准 补贴标准 月标准 保障标准 每月标准 人均标准 补助(月)标准
            月补助标准 月救助标准 低保标准 发放标准(元/月) 人均补助标准 人均补差 补差标准
            月保障标准 月人均补差 人均月补差 月人均补助 月人均标准 人均补贴标准 月补差标准
        """),
        unit="元/月",
        per="月",
        optional=True,
    ),
    Column(
        key="amount",
        label="发放金额",
        type=ColumnType.MONEY,
        help="这一次实际发了多少钱。",
        example="1064.00",
        aliases=words("""
            金额 救助金额 补助金额 补贴金额 实发金额 发放额 发放数 实发 发放资金 本月发放
            补助资金 救助资金 本月金额 合计金额 本月发放金额 本期发放金额 保障金 月保障金 保障金额
            救助金 补助金 补助款 补助额 救助款 月发放金额 月救助金额 发放总额 实际发放金额 实发数
            补助总额 补助资金额 打卡金额 到账金额 补助数额 补助费 救助额 补贴额 补贴款 发放款
            慰问金额 实领金额 领取金额 实发补助
        """),
        unit="元",
        required=True,
        totals=True,
    ),
    Column(
        key="paid_on",
        label="发放时间",
        type=ColumnType.PARTIAL_DATE,
        help="哪天发的；只记到月的，是哪个月。",
        example="2026-09-20",
        aliases=words("""
            发放日期 时间 日期 发放日 到账时间 到账日期 打卡日期 打卡时间 支付日期 领取日期
            发放月份 发放年月 发放期间 拨付日期 拨付时间 转账日期 发放日期(打卡) 发放月 月份
        """),
        required=True,
        told_above=True,
        within_period=True,
    ),
    Column(
        key="method",
        label="发放方式",
        type=ColumnType.CHOICE,
        help="打到卡里，还是发的现金。",
        example="一卡通",
        aliases=words("""
            方式 支付方式 领取方式 发放渠道 发放形式 支付渠道 资金发放方式 打卡方式
        """),
        optional=True,
        filterable=True,
        choices=words("一卡通 社保卡 社会化发放 银行代发 银行转账 转账 打卡 现金 实物"),
        also_usual=words(
            "银行卡 市民卡 打卡发放 一卡通发放 发放到户 上门发放 代发 银行打卡 物资 存折"
        ),
    ),
    Column(
        key="note",
        label="备注",
        type=ColumnType.TEXT,
        help="要补充说明的话。不要写身份证号、电话、银行卡号和病情。",
        example="",
        aliases=words("说明 备注说明 情况说明 附注"),
        optional=True,
        remarks=True,
    ),
)


def summarise(rows: Sequence[Values], day: date) -> Summary:
    """How many were paid, and how many payments and how much money there are by category."""
    numbers = Counter(_category(row) for row in rows)
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        amounts[_category(row)] += amount_in(row, "amount")
    return {
        "recipients": len({row.get("name") for row in rows}),
        "payments": dict(numbers.most_common()),
        "amounts": {category: str(amounts[category]) for category, _ in numbers.most_common()},
    }


def _category(row: Values) -> str:
    return str(row.get("category") or "没写类别")


def _categories(summary: Summary) -> list[tuple[str, int, Decimal]]:
    """Each category with its payments and its money, the most money first."""
    amounts = summary.get("amounts")
    if not isinstance(amounts, Mapping):
        return []
    told = [
        (category, count, Decimal(str(amounts.get(category, 0))))
        for category, count in counts(summary, "payments").items()
    ]
    return sorted(told, key=lambda each: (-each[2], each[0]))


def figures(summary: Summary, totals: Mapping[str, Decimal], rows: int) -> Sequence[Figure]:
    """How much was paid to how many, and for what: every payment, so that it adds up."""
    categories, left = _categories(summary), []
    if len(categories) > MOST_CATEGORIES:
        categories, left = categories[: MOST_CATEGORIES - 1], categories[MOST_CATEGORIES - 1 :]
    others = sum(count for _, count, _ in left)
    return (
        amount_figure(f"发放 {rows} 笔，共", totals.get("amount")),
        Figure("领到的", f"{summary.get('recipients', 0)} 人"),
        *(
            Figure(category, f"{count} 笔", rows=_asking_for(category))
            for category, count, _ in categories
        ),
        *([Figure(_others([name for name, _, _ in left]), f"{others} 笔")] if left else ()),
        *(() if rows else (Figure("各类救助", "一笔也没有"),)),
    )


def _others(names: Sequence[str]) -> str:
    """What the other payments were for, as far as it fits above a figure."""
    told = "、".join(names[:OTHERS_NAMED])
    return f"{told}等 {len(names)} 类" if len(names) > OTHERS_NAMED else told


def _asking_for(category: str) -> Mapping[str, str]:
    """The question for a category's rows; none where they are not listed."""
    hidden = LEDGER.hidden_category({"category": category})
    return {} if hidden else {"category": category}


def chart(summary: Summary, totals: Mapping[str, Decimal]) -> Chart | None:
    """The money by category, the most first; no picture for a single one."""
    bars = tuple(amount_bar(category, amount) for category, _, amount in _categories(summary))
    return Chart("各类救助发放金额", bars, in_words(bars)) if len(bars) > 1 else None


def no_illness(row: Values) -> Sequence[Breach]:
    """No row that will be listed says what somebody suffers from: nobody may confirm that away."""
    if LEDGER.hidden_category(row):
        return ()
    return [
        Breach(
            key,
            f"{name}里写了「{found[0]}」，看得出病情。谁生什么病不能公开，请删去；"
            "说的不是病情的，请换一个说法。",
        )
        for key, name in (("method", "发放方式"), ("note", "备注"))
        if (found := HEALTH.search(HARMLESS.sub("", str(row.get(key) or ""))))
    ]


def names_somebody(row: Values) -> Sequence[Breach]:
    """A name has letters: 1 is a number that slipped into the column."""
    name = str(row.get("name") or "")
    if not name or any(map(str.isalpha, name)):
        return ()
    message = f"姓名写的是「{name}」，不像人名，会原样公开。填错的，请改成姓名；没有错的，请确认。"
    return (Breach("name", message),)


LEDGER = Ledger(
    name="aid",
    label="救助发放",
    title="救助发放情况",
    help="低保、临时救助等发给了谁，发了多少。和看病、残疾等有关的，只公布总数。",
    source="《社会救助暂行办法》",
    period_kind=PeriodKind.MONTH,
    how_often="一个月一张表，至少每季度公开一次",
    columns=COLUMNS,
    row_key=("name", "category", "paid_on"),
    named_by=("name", "category", "paid_on"),
    counted_in="笔",
    show_days=30,
    about_persons=True,
    row_errors=(
        not_negative(("household_size", "家庭人口"), advice="请改成正数。"),
        no_illness,
    ),
    row_warnings=(not_negative(("amount", "发放金额")), names_somebody),
    table_warnings=(
        first_of(
            worth_between(10, 100_000, ("amount", "发放金额")),
            of_one_size(("amount", "发放金额")),
        ),
        pays_the_standard,
        repeated(
            ("name", "姓名"), ("category", "类别"), ("paid_on", "发放时间"), ("amount", "金额")
        ),
    ),
    totals_only={"category": TOTALS_ONLY_WORDS},
    totals_only_help="和看病、残疾、孩子、上学、生育、服刑有关的",
    summarise=summarise,
    figures=figures,
    chart=chart,
    beside=words("""
        组别 村民小组 所属组 住址 家庭住址 性别 年龄 开户行 致贫原因 困难原因 救助原因 签字 签名
        领取人签字 领款人签字
    """),
)
