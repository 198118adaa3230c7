"""Tell whether two characters of a text are somebody's given name alone: 由建国代付.

They are so only of a person whose name is known to be hidden; what is asked here is whether they
stand there as a name, or as a word or a part of one: 修建国道, 建国路, 和平环境.
"""

import re

from language.name_cues import AFTER, BEFORE, NO_PERSON_AFTER
from language.name_shape import surname_of
from language.name_words import GIVEN_CHARACTERS

_ORDINARY = """
    建设 和平 平安 文明 光明 光荣 光华 光复 光彩 幸福 国庆 国家 国防 国华 胜利 解放 民主 民兵 民生
    富强 富贵 团结 永久 永生 永远 东方 长江 长城 长寿 长青 长春 长安 黎明 新华 新生 新建 新农 新民
    新春 安全 安康 卫生 文化 文书 文学 文艺 水利 水泉 农业 春节 春分 春风 春雨 春花 春耕 明天 明年
    明亮 明月 海洋 海燕 海军 红旗 红星 红梅 红叶 红军 红利 梅花 荷花 桂花 杏花 菊花 兰花 桃花 秋收
    冬梅 青松 青年 松林 杨柳 森林 山林 竹林 江山 江海 江河 泉水 大海 大山 大明 大有 大方 大田 大力
    大学 高峰 高兴 常青 常年 有利 有才 有力 有福 来福 福利 吉祥 如意 顺利 发展 发财 发明 振兴 复兴
    兴旺 繁荣 进步 先进 进才 前进 向阳 向前 朝阳 阳光 曙光 星光 火星 精华 中华 中国 中秋 中心 中兴
    爱国 爱民 爱心 为民 利民 惠民 便民 富民 人民 公民 友好 友谊 同意 同心 同乐 自强 自立 独立 成立
    成功 成才 成长 成林 成本 学习 学文 学军 立夏 立秋 立春 立冬 立新 元旦 建军 建党 建业 建成 建林
    永利 永安 永兴 永红 丰收 丰产 保国 保林 保安 保护 保健 保全 保证 健康 平等 平均 平稳 公平 公正
    和谐 和气 正义 正大 正气 正平 正常 忠诚 诚信 信用 信义 智慧 聪明 明理 玉石 玉米 宝石 宝贵 珍珠
    珍贵 金山 金龙 金桂 金银 银河 天平 天明 天生 天然 书记 书香 艺术 美丽 美好 英雄 英明 科学 科技
    才干 全力 全国 全民 全年 全新 万年 多年 小康 小学 小雨 小雪 大雪 大雨 大寒 少年 四季 三农 一生
    一平 一新 生明 云海 云天 彩云 白云 白雪 水平 土地 土木 木林 生平 生产 生长 兴农 兴建 力学 学海
    世纪 世界 世代 时代 共建 共和 家庭 家园 家政 宝山 宝华 庆祝 庆典 年华 利益 利国 强国 强化 美化
    硬化 绿化 亮化 贵重 重新 森严 树立 树林 树木 林木 木材 石林 方向 方法 志愿 志气 立志 思想 关心
    关爱 敬老 养老 孝顺 孝敬 孝心 良好 良心 善良 优良 优秀 精英 清明 清洁 清华 清扬 明德 明星 群众
    群英
"""
_WORDS = frozenset(_ORDINARY.split())
"""Given names that are ordinary words as well: standing alone they are hardly ever a name."""

_HAN = "[\u3400-\u9fff]"
# 老建国, 三组建国, 新埭村建国; without any of these in front 国平 may be a part of 全国平均.
_LEFT = re.compile(rf"(?:^|(?!{_HAN}).|{BEFORE}|[组队村埭浜圩弄原系是为归经让叫请及与和跟同小老])$")
_RIGHT = re.compile(rf"(?={_HAN}{{2}})(?:{AFTER})")
_OF_NO_PERSON = re.compile(NO_PERSON_AFTER)


def given_name(name: str) -> str:
    """The two characters of its given name; empty where it has not just two common ones."""
    given = name[len(surname_of(name)) or 1 :]
    plain = len(given) == 2 and GIVEN_CHARACTERS.issuperset(given)
    return given if plain and given not in _WORDS else ""


def stands_for_a_person(text: str, start: int, end: int) -> bool:
    """Whether the given name at text[start:end] is said of a person there."""
    if _OF_NO_PERSON.match(text, end):
        return False
    return bool(_LEFT.search(text, 0, start) or _RIGHT.match(text, end))
