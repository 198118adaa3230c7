"""Find what is likely a private person's full name in a sentence: 付王阿根误工补贴.

Whoever is asked too often stops reading: what may be an ordinary word, a place or a firm is no
name. The less a name reads as one (李芳, 高建国), the more has to stand around it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from language.name_cues import (
    AFTER,
    AFTER_A_PERSON,
    BEFORE,
    NO_PERSON_AFTER,
    NO_PERSON_ANYWAY,
    OWNED,
)
from language.name_shape import reads_as_name, surname_of
from language.name_words import (
    COMPOUND_SURNAMES,
    GIVEN_CHARACTERS,
    SURNAMES,
    TELLING_CHARACTERS,
    WORDLIKE_SURNAMES,
)
from language.tagged_names import ends_before_a_word, is_tagged

_VERBS = "付代包干查应管解盖和计封冲平成明相权单占战要沙连迟"
"""Surnames that in a sentence hardly ever are: 代付水费, 付包车费."""

_ORDINARY = """
    安全 安保 白天 白杨 曹家 车子 成本 池子 丁香 杜鹃 房东 房子 丰收 高中 高新 高山 巩固 古树 古建
    谷子 关爱 桂花 桂树 国家 红花 花木 花生 洪水 胡同 华东 黄金 黄杨 惠民 惠明 计生 季节 江河 江海
    金银 金桂 景观 康乐 孔子 劳力 黎明 李子 林木 林权 林道 柳树 柳条 罗汉 马达 马路 毛竹 梅花 苗木
    宁波 牛羊 农家 平安 汤圆 石子 石桥 石英 时令 史志 水利 松树 桑树 桑葚 田园 卫生 卫星 温泉 文化
    文明 文艺 武术 夏令 夏天 项目 吴兴 孟夏 焦化 柴火 许可 张罗 陆军 童乐 杏花 杨树 杨梅 叶子 游泳
    余粮 元旦 钟表 钟点 朱红 祝福 庄子 宗教 荣誉 章程 师资 危旧 易腐 经济 吴江 吴中 方明 万年
    段长 雷锋 鲁冰 柳林 白玉 常青 蓝天 蓝海 蓝领 蓝花 蓝水 廉政 廉洁 卓越 屠夫 麦子 麦田 麦秋 栗子
    蒲草 励志 励学 励精 厉行 芮城 虞山 姬松 齐全 施策 夏秋 陈年 花草 曾祖
    张照 智慧
"""
_WORDS = frozenset(_ORDINARY.split())
"""Words that begin like names: 收卫生费, 付高中生补助."""

_IN_PHRASES = "草路运家年天长时至能相本行来后向方全田土火木观放教训校标树法关占叔口周步省知理高征进"
"""Characters of given names that make an ordinary phrase of a surname before them: 陆路运输."""

_HAN = "[\u3400-\u9fff]"
_BEGINNINGS = "".join({name[0] for name in {*COMPOUND_SURNAMES, *SURNAMES} - {*_VERBS}})
_CANDIDATE = re.compile(
    rf"(?=[{_BEGINNINGS}])"  # most characters are looked at no further
    # 由于 is only "because", what is planned is 将于, and 把钱 is about money.
    rf"(?P<surname>{'|'.join(COMPOUND_SURNAMES)}|"
    rf"(?!(?<=[由将])于|(?<=把)钱)[{''.join(SURNAMES - {*_VERBS})}])"
    rf"(?P<given>[{''.join(GIVEN_CHARACTERS)}]{{1,2}})"
)
_PLAIN = GIVEN_CHARACTERS - {*_IN_PHRASES}
_SOUNDS = (
    "阿艾爱巴白拜比布次达旦迪丁杜多尔法福甫格古哈海合赫霍吉加江居卡克库拉莱勒力里丽玲卢鲁罗洛马玛麦迈买曼"
    "美米木姆穆娜纳乃南尼努诺帕排仁萨赛桑沙斯苏索塔泰坦提图吐托娃瓦外旺乌吾西夏谢雅亚央耶伊衣依义尤玉"
    "再扎泽则孜卓祖措"
)
_WRITTEN_BY_SOUND = re.compile(
    rf"[{_SOUNDS}]{{2,7}}(?:[·•‧・][{_SOUNDS}]{{2,7}})+(?![山江河湖路镇])"
)
"""买买提·艾力, 阿依古丽·买买提: names of other peoples, which begin with no surname."""
_TOWNS = "镇乡"
_JOINS = (*"、/／和与及跟同转代给",)
_RELATIVE = re.compile("[子女妻夫父母兄弟姐妹]")
_NUMERALS = frozenset("一二三四五六七八九十")
_CUED = re.compile(rf"(?:{BEFORE})$")
_HAN_CHARACTER = re.compile(_HAN)
_CLOSED = re.compile(rf"$|(?!{_HAN})[^\w·]|\d")
_FOLLOWED = re.compile(AFTER)
_FOLLOWED_AS_A_PERSON = re.compile(AFTER_A_PERSON)
_NO_PERSON = re.compile(NO_PERSON_AFTER)
_NO_PERSON_ANYWAY = re.compile(NO_PERSON_ANYWAY)
_OWNED = re.compile(OWNED)
_REACH = 12
"""So long is the longest cue, with 村民 behind it."""


def find_names(text: str) -> tuple[str, ...]:
    """Every name in its order that is likely a private person's, written in full."""
    return _found(text, _is_person)


def may_be_names(text: str) -> tuple[str, ...]:
    """Those, and what else reads as a name though little around it says so: 陈建国的店面.

    For texts that are few and short, of whose author one question more can be asked.
    """
    return _found(text, _may_be_person)


def name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each of the names that `find_names` finds begins and ends."""
    return _spans(text, _is_person)


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether the known name of two characters at text[start:end] is likely the beginning of a
    longer one there: 陈建 in 与陈建华共同承担."""
    known = text[start:end]
    if len(known) != 2 or text[end : end + 1] not in _PLAIN or not _HAN_CHARACTER.match(known):
        return False
    return not _FOLLOWED.match(text, end) and bool(_FOLLOWED.match(text, end + 1))


def _found(text: str, is_person: Callable[..., bool]) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in _spans(text, is_person))


def _spans(text: str, is_person: Callable[..., bool]) -> Iterator[tuple[int, int]]:
    at = 0
    for by_sound in _WRITTEN_BY_SOUND.finditer(text):
        yield from _spans_between(text, at, by_sound.start(), is_person)
        yield by_sound.span()
        at = by_sound.end()
    yield from _spans_between(text, at, len(text), is_person)


def _spans_between(
    text: str, at: int, until: int, is_person: Callable[..., bool]
) -> Iterator[tuple[int, int]]:
    after_another = _behind(text, at) if at else -1
    while found := _CANDIDATE.search(text, at, until):
        start, at = found.start(), found.start() + 1
        for end in _ends(text, found):
            if is_person(text, start, end, listed=start == after_another):
                yield start, end
                at, after_another = end, _behind(text, end)
                break


def _behind(text: str, end: int) -> int:
    """Where another name may begin behind the one that ends there; -1 if nothing joins them."""
    return end + 1 if text[end : end + 1] in _JOINS else -1


def _ends(text: str, found: re.Match[str]) -> Sequence[int]:
    """Where the name may end: first after two letters of the given name, unless the segmenter has
    it end after one and a word begin there."""
    ends = range(found.end(), found.start("given"), -1)
    if len(ends) > 1 and ends_before_a_word(text, found.start(), ends[-1]):
        return ends[::-1]
    return ends


def _is_person(text: str, start: int, end: int, *, listed: bool) -> bool:
    """Whether text[start:end] is named as a person there; `listed`: behind another one and
    what joins two."""
    name = text[start:end]
    if name[:2] in _WORDS or name.endswith("家") or not reads_as_name(name):
        return False
    if name.endswith("之") and _RELATIVE.match(text, end):
        return False
    if _stands_as_one(text, start, end, listed) and not _NO_PERSON.match(text, end):
        return True
    return _is_tagged_as_person(text, start, end)


def _is_tagged_as_person(text: str, start: int, end: int) -> bool:
    """Whether the segmenter takes it for a name, and nothing behind it makes a place of it, or a
    firm."""
    name = text[start:end]
    if name[-1] in _TOWNS or name[1:] in _WORDS:
        return False
    if len(name) == 2 and name[0] in WORDLIKE_SURNAMES:
        return False
    if _OWNED.match(text, end):
        return _tells_the_owner(text, start, end)
    if _NO_PERSON_ANYWAY.match(text, end):
        return False
    return is_tagged(text, start, end, compound=len(surname_of(name)) > 1)


def _tells_the_owner(text: str, start: int, end: int) -> bool:
    """Whether the name before a small business is a person's: 王阿根饭店, but not 汪洋水产."""
    name = text[start:end]
    tells = not TELLING_CHARACTERS.isdisjoint(name[1:])
    if len(name) == 2:
        return tells and is_tagged(text, start, end, compound=False)
    return tells or is_tagged(text, start, end, compound=False)


def _may_be_person(text: str, start: int, end: int, *, listed: bool) -> bool:
    return _is_person(text, start, end, listed=listed) or _reads_alone(text, start, end)


def _reads_alone(text: str, start: int, end: int) -> bool:
    """Whether three or four characters can hardly be anything but a name, or may be one and begin a
    part of the text."""
    name = text[start:end]
    given = name[len(surname_of(name)) :]
    if len(given) != 2 or name[:2] in _WORDS or name[0] in WORDLIKE_SURNAMES:
        return False
    if _NO_PERSON.match(text, end) or not _PLAIN.issuperset(given) or not reads_as_name(name):
        return False
    opens = not start or not _HAN_CHARACTER.match(text, start - 1)
    counts = not _NUMERALS.isdisjoint(given)  # 于一月
    return (opens and not counts) or not TELLING_CHARACTERS.isdisjoint(given)


def _stands_as_one(text: str, start: int, end: int, listed: bool) -> bool:
    """Whether enough stands around the name for one that reads as this one does."""
    name = text[start:end]
    given = name[len(surname_of(name)) :]
    tells = not TELLING_CHARACTERS.isdisjoint(given)
    wordlike = name[0] in WORDLIKE_SURNAMES
    cued = listed or bool(_CUED.search(text[max(0, start - _REACH) : start]))
    closed = bool(_CLOSED.match(text, end))
    if cued and (closed or _FOLLOWED.match(text, end)):
        return len(name) > 2 or not wordlike
    opens = not start or not _HAN_CHARACTER.match(text, start - 1)
    as_a_person = bool(_FOLLOWED_AS_A_PERSON.match(text, end))
    if len(given) == 1:
        return opens and as_a_person and tells and not wordlike
    if not _PLAIN.issuperset(given):
        return False
    if wordlike and not tells:
        return opens and as_a_person
    return cued or as_a_person or (opens and closed) or (tells and (opens or closed))
