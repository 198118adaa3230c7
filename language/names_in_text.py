"""Find what is likely a private person's full name in a sentence: 付王阿根误工补贴.

Whoever is asked too often stops reading: a name counts only between a word that comes before
persons and one that comes after them, and what may be an ordinary word, a place or a firm is none.
"""

import re

from language.name_cues import AFTER, BEFORE
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

_SURNAME = f"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(SURNAMES - {*_VERBS})}])"
_GIVEN = f"[{''.join(GIVEN_CHARACTERS)}]"
_HAN = "[\u3400-\u9fff]"
_NAME = f"{_SURNAME}{_GIVEN}{{1,2}}"
_NAMES = re.compile(
    rf"{BEFORE}(?P<names>{_NAME}(?:、{_NAME})*)(?=$|(?!{_HAN})[^\w·]|\d|{AFTER})"
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
