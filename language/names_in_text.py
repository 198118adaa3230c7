"""Find what is likely a private person's full name in a sentence: 付王阿根误工补贴.

Whoever is asked too often stops reading: a name counts only between a word that comes before
persons and one that comes after them, and what may be an ordinary word, a place or a firm is none.
"""

import re

from language.name_shape import reads_as_name
from language.name_words import (
    COMPOUND_SURNAMES,
    GIVEN_CHARACTERS,
    SURNAMES,
    WORDLIKE_SURNAMES,
)

_VERBS = "付代包干查应管解盖和计封冲平成明相权单占战要沙连"
"""Surnames that after 付 or 由 hardly ever are: 代付水费, 付包车费."""

_ORDINARY = """
    安全 安保 白天 白杨 曹家 车子 成本 池子 丁香 杜鹃 房东 房子 丰收 高中 高新 高山 巩固 古树 古建
    谷子 关爱 桂花 桂树 国家 红花 花木 花生 洪水 胡同 华东 黄金 黄杨 惠民 惠明 计生 季节 江河 江海
    金银 金桂 景观 康乐 孔子 劳力 黎明 李子 林木 林权 林道 柳树 柳条 罗汉 马达 马路 毛竹 梅花 苗木
    宁波 牛羊 农家 平安 汤圆 石子 石桥 石英 时令 史志 水利 松树 桑树 桑葚 田园 卫生 卫星 温泉 文化
    文明 文艺 武术 夏令 夏天 项目 吴兴 孟夏 焦化 柴火 许可 张罗 陆军 童乐 杏花 杨树 杨梅 叶子 游泳
    余粮 元旦 钟表 钟点 朱红 祝福 庄子 宗教 荣誉 章程 师资 危旧 易腐 经济
"""
_WORDS = frozenset(_ORDINARY.split())
"""Words that begin like names: 收卫生费, 付高中生补助."""

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


def _any_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_SURNAME = f"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(SURNAMES - {*_VERBS})}])"
_GIVEN = f"[{''.join(GIVEN_CHARACTERS)}]"
_HAN = "[\u3400-\u9fff]"
_NAME = f"{_SURNAME}{_GIVEN}{{1,2}}"
_BESIDE = rf"(?:其(?:{_any_of(_RELATIONS)})|{_any_of(_ROLES)})(?:为|是|[:：])?"
_NAMES = re.compile(
    # Only 由于, because: whoever is called 于 is not asked about here.
    rf"(?:{_BESIDE}|(?:{_any_of(_CUES)})(?!(?<=由)于))(?:村民|农户|户主)?"
    rf"(?P<names>{_NAME}(?:、{_NAME})*)"
    rf"(?=$|(?!{_HAN})[^\w·]|\d|{_any_of(_AFTER)})"
    rf"(?!{_HAN}{{0,4}}(?:公司|厂|合作社|经营部|队))"
)


def find_names(text: str) -> tuple[str, ...]:
    """Every name in its order that is likely a private person's, written in full."""
    return tuple(
        name
        for found in _NAMES.finditer(text)
        for name in found["names"].split("、")
        if _is_no_word(name)
    )


def _is_no_word(name: str) -> bool:
    """安全 of 付安全费 is a word; two characters that begin with 安 are too often one."""
    if name[:2] in _WORDS or name.endswith("家"):
        return False
    return reads_as_name(name) and (len(name) > 2 or name[0] not in WORDLIKE_SURNAMES)
