"""Find what tells of a person's health, child or home in a sentence: 付王阿妹尿毒症医疗补助.

A word alone tells little: 残联, 大病保险 and 防癌宣传 are everybody's business. What counts is a
word beside a person, whom the sentence names, be it as 王某某, or whom the row is about.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from language.names_in_text import find_names


def _any_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_DISEASE = _any_of("""
    尿毒症 [肝肺胃肠乳腺子宫颈食道管甲状直结胰前列血骨喉淋巴]{0,4}癌症? 肿瘤 脑瘤 恶瘤 白血病
    血友病 糖尿病 高血压 心脏病 冠心病 心梗 心肌梗死 心衰 脑梗 脑溢血 脑出血 脑瘫 脑膜炎 偏瘫 截瘫
    瘫痪 截肢 骨折 抑郁 抑郁症 自闭症 孤独症 痴呆 精神病 精神障碍 精神分裂 精神失常 精神异常
    精神疾病 艾滋 艾滋病 HIV 智障 弱智 肝炎 肝硬化 肝腹水 肝病 乙肝 肾病 肾衰 肾炎 肺病 尘肺
    肺结核 结核病 肺炎 胃病 胃溃疡 梅毒 淋病 吸毒 戒毒 癫痫 羊癫疯 红斑狼疮 帕金森 渐冻症
    股骨头坏死 类风湿 植物人 绝症 透析 化疗 放疗 肾移植 肝移植 骨髓移植 流产 怀孕 侏儒
    中风(?![险格机貌])
""")
_DISABILITY = _any_of("""
    残疾 伤残 致残 聋哑 聋人 哑巴 失明 盲人 失能 失智 (?:肢体|听力|视力|智力|精神)[一二三四1-4]级
""")
_CARE = _any_of("""
    生病 患病 因病 重病 大病 病故 病逝 病(?![虫害毒媒原菌区历案]) 住院 手术 就医 就诊 医疗 医药费
    医治 治疗 药费 康复 卧床 受伤 工伤 摔伤 烧伤 烫伤 车祸 产妇 护理费
""")

# What bears such a word and is nobody's health: bodies, insurances, plants, campaigns.
_BODIES = _any_of("""
    残疾人联合会 残疾人(?:就业|保障|事业|服务|工作|体育|文化|专职|专委|协会|之家|活动|公寓|日)
    盲人按摩 聋哑学校 (?:精神|肿瘤|传染|结核)病?医?院 职业病 康复(?:中心|站|室|医院)
    大病(?:医疗|补充)?(?:保险|统筹|互助|医保) (?:医疗|工伤)(?:保险|互助|统筹)
    (?:医疗|康复)(?:机构|站|室|点|服务|设备|器械|垃圾|废物|用品|队|物资) (?:合作|城乡|基本)医疗
    病死 (?:动物|家禽|畜禽|植物|松材线虫|果树|水稻|鱼|虾|猪|鸡)病 (?:白粉|锈|枯萎|纹枯|稻瘟)病
    毛病 致癌 防癌 抗癌 两癌 宫颈癌疫苗 (?:肝炎|肺炎)疫[苗情]
""")
_CAMPAIGNS = rf"""
    (?:(?:{_DISEASE}|{_DISABILITY})[、和及]?)+
    (?:防治|防控|防范|预防|筛查|普查|排查|宣传|宣教|义诊|体检|讲座|日)
"""
_CROWD = re.compile(
    "(?:残疾|伤残|失能|失智)(?:军人|老人|儿童|人员|人家庭|家庭|人(?!证))|聋哑人|盲人|聋人"
)
"""Kinds of people whom a village pays: nobody in particular is one."""

_CHILD = _any_of(r"""
    孤儿 弃婴 弃儿 未成年 留守儿童 困境儿童 患儿 早产 新生儿 (?<!\d)(?:1[0-7]|[1-9])周?岁(?!以)
""")

_N = r"[\d一二三四五六七八九十]{1,4}"
_ADDRESS = rf"(?:{_N}[组社]{_N}号|门牌号?:?{_N}号?|{_N}(?:幢|栋|号楼)(?:{_N}单元)?{_N}室)"
_LIVES = (
    r"(?:(?<![居暂入])住(?![院房宅户建所宿校])|居住|[住地]址)"
    rf"[^,，。;；]{{0,14}}?(?:{_ADDRESS}|{_N}[号幢栋室弄])"
)
# The place of what is let is no home: 位于3组5号, 3组5号店面.
_PLACE = (
    rf"(?:位于|[坐座]落于?|标的)[^,，。;；]{{0,12}}?{_ADDRESS}"
    rf"|{_ADDRESS}(?=[店房厂地仓鱼田屋旁前后对])"
)

_OPEN = re.compile(rf"{_BODIES}|{_CAMPAIGNS}|{_PLACE}", re.VERBOSE)
_TOLD = re.compile(
    f"(?P<illness>{_DISEASE}|{_DISABILITY})|(?P<child>{_CHILD})|(?P<home>{_LIVES}|{_ADDRESS})|{_CARE}"
)
_BARE_ADDRESS = re.compile(rf"({_LIVES})|{_ADDRESS}")
_ILL = re.compile(f"{_DISEASE}|{_DISABILITY}")
_DISEASED = re.compile(_DISEASE)

_SOMEBODY = re.compile(
    r"[\u4e00-\u9fff](?:某|[*＊×✕_]{1,2}|[xX]{1,2}(?![A-Za-z]))"
    r"|[其之](?:妻|夫|子|女|父|母|兄|弟|姐|妹|孙)|本人|户主|该户"
    r"|[老小][\u4e00-\u9fff](?=患|因|生病)"
)
_CALLED_ILL = "生病"
"""Put in the place of an illness, so that a name before it is known by what follows it."""


class Matter(StrEnum):
    HEALTH = "health"
    CHILD = "child"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Detail:
    """A `word` that tells of somebody; `sure` where a person stands beside an illness."""

    word: str
    matter: Matter
    sure: bool


def suspects(texts: Iterable[str]) -> set[str]:
    """The texts with any such word; one search through all is quicker than many."""
    lines = "\n".join(texts) + "\n"
    starts = (found.start() for found in _TOLD.finditer(lines))
    return {lines[lines.rfind("\n", 0, at) + 1 : lines.index("\n", at)] for at in starts}


def find_detail(text: str, *, about_person: bool) -> Detail | None:
    """What a text tells of a person; `about_person`: it is said of a private person.

    Unsure are care (住院, 医疗费), a child, a home and a crowd (残疾人) beside a person, and a
    disease of nobody. The others of nobody are kinds of expense, and None. An address alone is a
    home where the row is about a person; beside a name it may be the place of some work.
    """
    public = _OPEN.sub("", text)
    if not about_person:
        public = _BARE_ADDRESS.sub(lambda found: found[1] or "", public)
    told = _TOLD.search(public)
    if told is None:
        return None
    if about_person or _names_somebody(public):
        if illness := _ILL.search(public):
            sure = bool(_ILL.search(_CROWD.sub("", public)))
            return Detail(illness[0], Matter.HEALTH, sure=sure)
        matter = next((each for each in Matter if told.groupdict().get(each)), Matter.HEALTH)
        return Detail(told[0], matter, sure=False)
    disease = _DISEASED.search(public)
    return Detail(disease[0], Matter.HEALTH, sure=False) if disease else None


def _names_somebody(text: str) -> bool:
    return bool(
        _SOMEBODY.search(text) or find_names(text) or find_names(_ILL.sub(_CALLED_ILL, text))
    )
