"""The words that tell of somebody's health, child, home or crime, and what bears them and tells
nothing.

Each word begins with a letter, not with a class or a look behind: a search for all of them then
skips through a text by its first letters, twenty times as quickly.
"""

import re


def any_of(*lists: str) -> str:
    """Words written with spaces between them as alternatives, longer ones first."""
    return "|".join(sorted(" ".join(lists).split(), key=len, reverse=True))


_DISEASES = """
    尿毒症 癌症? 肝癌 肺癌 胃癌 肠癌 直肠癌 食道癌 乳腺癌 胰腺癌 血癌 宫颈癌 肿瘤 脑瘤 恶瘤 白血病
    血友病 糖尿病 高血压 心脏病 冠心病 心梗 心肌梗死 心衰 脑梗 脑溢血 脑出血 脑瘫 偏瘫 截瘫 瘫痪
    截肢 骨折 抑郁 抑郁症 自闭症 孤独症 痴呆 精神病 精神障碍 精神分裂 精神失常 精神异常 精神疾病
    艾滋 艾滋病 HIV 智障 弱智 肝硬化 肝腹水 肝病 乙肝 肾病 肾衰 肺病 尘肺 肺结核 结核病 胃病
    胃溃疡 梅毒 淋病 吸毒 戒毒 癫痫 羊癫疯 红斑狼疮 帕金森 渐冻症 股骨头坏死 类风湿 植物人(?!工)
    绝症 透析 化疗 放疗 肾移植 肝移植 骨髓移植 流产 怀孕 侏儒 中风(?![险格机貌化光景力]) 综合征
    综合症 败血症 后遗症 哮喘 痛风 肺气肿 慢阻肺 脑萎缩 甲亢 甲减 高血脂 脂肪肝 胃出血 肠梗阻 疝气
    胆结石 肾结石 白内障 青光眼 椎间盘突出 神经病 摔断 断腿 断指 胃炎 肠炎 肾炎 肝炎 肺炎 脑炎
    脑膜炎 骨髓炎 关节炎 气管炎 胰腺炎 胆囊炎 阑尾炎 鼻炎 盆腔炎
"""
_DISABILITIES = """
    残疾 伤残 致残 肢残 听残 视残 智残 聋哑 聋人 哑巴 失明 盲人 失能 失智 肢体[一二三四1-4]级
    听力[一二三四1-4]级 视力[一二三四1-4]级 智力[一二三四1-4]级 精神[一二三四1-4]级
"""
_CARE = """
    生病 患病 因病 重病 大病 病故 病逝 病(?![毒媒原菌区历案]) 住院 手术 就医 就诊 医疗 医药费 医治
    治疗 药费 康复 卧床 受伤 工伤 摔伤 烧伤 烫伤 车祸 产妇 产检 分娩 护理费 护工
"""
_CHILDREN = "孤儿 弃婴 弃儿 未成年 留守儿童 困境儿童 患儿 早产 新生儿"

_CRIMES = """
    判刑 服刑 坐牢 坐监 入狱 劳改 劳教 前科 缓刑 刑拘 刑满 拘留 拘役 逮捕 被捕 归案
    犯罪 犯法 盗窃 偷窃 偷盗 诈骗 行骗 赌博 聚赌 贩毒 涉毒 嫖娼 卖淫 强奸 猥亵 酒驾 醉驾
    行贿 受贿 贪污 社区矫正
"""

_MEANS = "五保户 五保供养 五保老人 低保户 低保边缘 低保家庭 特困户 特困供养 贫困户 离异 离婚 丧偶"

_NUMBER = r"[\d一二三四五六七八九十]{1,4}"
_ADDRESS = (
    rf"{_NUMBER}[组社]{_NUMBER}号|门牌号?:?{_NUMBER}号?"
    rf"|{_NUMBER}(?:幢|栋|号楼)(?:{_NUMBER}单元)?{_NUMBER}室"
)
_LIVES = (
    r"(?:住(?<![暂入保稳抓记站顶挡留堵盖]住)(?![院房宅户建所宿校])|地址)"
    rf"[^,，。;；]{{0,14}}?(?:{_ADDRESS}|{_NUMBER}[号幢栋室弄])"
)

DISEASE = re.compile(any_of(_DISEASES))
ILLNESS = re.compile(any_of(_DISEASES, _DISABILITIES))
CARE = re.compile(any_of(_CARE))
CHILD = re.compile(rf"{any_of(_CHILDREN)}|(?<!\d)(?:1[0-7]|[1-9])周?岁(?!以)")
LIVES = re.compile(_LIVES)
HOME = re.compile(f"{_LIVES}|{_ADDRESS}")
CRIME = re.compile(any_of(_CRIMES))
MEANS = re.compile(any_of(_MEANS))
HOUSE = re.compile(
    r"家(?:门口|门前|屋前|屋后|房前|房后|隔壁|对面|附近|旁边?|东侧|西侧|南侧|北侧|围墙|院子|门)"
    r"|(?:住宅|老屋|老宅)"
)
ANY_HINT = re.compile(
    any_of(
        _DISEASES,
        _DISABILITIES,
        _CARE,
        _CHILDREN,
        _CRIMES,
        _MEANS,
        r"岁 住(?![院房宅户建]) 地址 门牌 幢 栋 楼",
    )
    + r"|组(?=[\d一二三四五六七八九十])|社(?=[\d一二三四五六七八九十])"
)
"""What stands in every text that any of the others finds."""

# Bodies, insurances, plants, campaigns, and words that only meet: 物流产业, 农药费.
_BODIES = any_of("""
    残疾人联合会 残疾人(?:就业|保障|事业|服务|工作|体育|文化|专职|专委|协会|之家|活动|公寓|日)
    盲人按摩 聋哑学校 (?:精神|肿瘤|传染|结核)病?医?院 职业病 康复(?:中心|站|室|医院)
    大病(?:医疗|补充)?(?:保险|统筹|互助|医保) (?:医疗|工伤)(?:保险|互助|统筹)
    (?:医疗|康复)(?:机构|站|室|点|服务|设备|器械|垃圾|废物|用品|队|物资) (?:合作|城乡|基本)医疗
    病死 (?:动物|家禽|畜禽|植物|松?材?线虫|果树|水稻|鱼|虾|猪|鸡)病 (?:白粉|锈|枯萎|纹枯|稻瘟)病
    病虫害? 病害 毛病 致癌 防癌 抗癌 两癌 宫颈癌疫苗 (?:肝炎|肺炎)疫[苗情] 物流产 损失能 绿化疗
    化疗养 放疗养 中心衰 居住院 住院落 [农草虫毒]药费 [保维养看防]护工 护工[程作具]
    [水农资财生]产检 产检[测查验疫] 视残[值余]
""")
_CAMPAIGNS = (
    rf"(?:(?:{any_of(_DISEASES, _DISABILITIES)})[、和及]?)+"
    r"(?:防治|防控|防范|预防|筛查|普查|排查|宣传|宣教|义诊|体检|讲座|日)"
)
# What is let is nobody's home: 位于3组5号, 3组5号店面.
_PLACES = (
    rf"(?:位于|[坐座]落于?|标的)[^,，。;；]{{0,12}}?(?:{_ADDRESS})"
    rf"|(?:{_ADDRESS})(?=[店房厂地仓鱼田屋旁前后对])"
)
_AGAINST_CRIME = (
    rf"(?:[防反禁]|预防|防范|打击|远离|拒绝)(?:电信|网络)?(?:{any_of(_CRIMES)}|诈|赌)"
    rf"|(?:{any_of(_CRIMES)})(?:预防|防范|宣传|人员帮教|中心|对象走访)"
)
OPEN = re.compile(f"{_BODIES}|{_CAMPAIGNS}|{_PLACES}|{_AGAINST_CRIME}")
CROWD = re.compile(
    "(?:残疾|伤残|失能|失智)(?:军人|老人|儿童|人员|人家庭|家庭|人(?!证))|聋哑人|盲人|聋人"
)
"""Kinds of people whom a village pays: nobody in particular is one."""

SOMEBODY = re.compile(
    r"[\u4e00-\u9fff](?:某|[*＊×✕_]{1,2}|[xX]{1,2}(?![A-Za-z]))"
    r"|[其之](?:妻|夫|子|女|父|母|兄|弟|姐|妹|孙)|本人|户主|该户|家庭困难|家[里中境人]"
    r"|[老小][\u4e00-\u9fff](?=患|因|生病)"
)
HE_OR_SHE = re.compile("(?<!其)[他她]")
BETWEEN_PARTS = re.compile(r"[\W\d_]+")
KIND_OF_PERSON = re.compile("[户者员人]")
