"""The words that stand before and after persons in the sentences of accountants."""

_CUES = """
    支付给 支付 付给 付 收到 收取 收回 收 退还给 退还 退给 退 归还 偿还 还给 还欠 借给 转租给
    转包给 租给 包给 发给 交给 送给 补给 给 由 向 联系 欠 代 补 补发 发放 预支 慰问 转租 找
"""
_RELATIONS = """
    妻子 妻 丈夫 夫 儿子 子 女儿 女 父亲 父 母亲 母 兄 弟 弟弟 哥哥 姐 姐姐 妹 妹妹 儿媳 女婿 孙子
    孙女
"""
_ROLES = """
    户主 村民 农户 租户 承租人 承包人 承包户 担保人 借款人 联系人 低保户 五保户 困难户 患者 病人
    死者 监护人 代领人 领款人
"""
_AFTER = """
    误工 补贴 补助 补偿 工资 报酬 劳务 奖励 奖金 慰问 承包 鱼塘 虾塘 土地 农田 租 房租 押金 保证金
    定金 欠款 借款 货款 工程款 材料款 款 费 医药费 医疗费 人工费 运费 工钱 现金 垫付 代缴 代付
    代领 代收 代管 代办 担保 签字 签收 领取 领 缴 交来 交 归还 退 住院 患 因病 生病 重病 病 残疾
    去世 死亡 车祸 手术 治疗 的 等 同志 和 与 及 夫妇 夫妻 一户 户 负责 承租 转租 续租 经营 使用
    转 还 欠 联系 处理 垫 家(?![电具政禽畜园纺庭装居用谱])
"""


def any_of(words: str) -> str:
    """Words written with spaces between them as the alternatives of an expression."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


BEFORE = (
    rf"(?:(?:其(?:{any_of(_RELATIONS)})|{any_of(_ROLES)})(?:为|是|[:：])?"
    # Only 由于, because: whoever is called 于 is not asked about here.
    rf"|(?:{any_of(_CUES)})(?!(?<=由)于))(?:村民|农户|户主)?"
)
AFTER = any_of(_AFTER)
