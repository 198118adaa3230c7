"""The words that stand before and after persons in the sentences of accountants."""

from language.name_words import LEGAL_FORMS, TRADE_FORMS

_CUES = """
    支付给 支付 付给 付 收到 收取 收回 收 退还给 退还 退给 退 归还 偿还 还给 还欠 借给 转租给
    转包给 租给 包给 发给 交给 送给 补给 给 由 向 联系 欠 代 补 补发 发放 预支 慰问 转租 找 委托 与
    跟 同 关于 推选 选举 评议 审议 调解 起诉 补助 暂借 修理 工资 工程款 保洁费
    把 将 漏了 改成 改为 写成 支 变更为 调整为 更换为 换成 换为 原为 判决 通过 讨论
"""
_RELATIONS = """
    妻子 妻 丈夫 夫 儿子 子 女儿 女 父亲 父 母亲 母 兄 弟 弟弟 哥哥 姐 姐姐 妹 妹妹 儿媳 女婿 孙子
    孙女
"""
_OF_SOMEBODY = """
    妻子 丈夫 儿子 女儿 父亲 母亲 弟弟 哥哥 姐姐 妹妹 儿媳 女婿 孙子 孙女 之子 之女 之妻 之夫
    之父 之母 之兄 之弟 之姐 之妹
"""
"""Relations that need no 其 before them: 某某妻子王阿珍."""
_ROLES = """
    户主 村民 农户 租户 承租人 承包人 承包户 担保人 借款人 联系人 低保户 五保户 困难户 患者 病人
    死者 监护人 代领人 领款人 党员 社员 代表 组长 队长 队员 保洁员 网格员 师傅
    会计 出纳 文书 书记 主任 干部 军人 民兵 医生 老师 律师 司机
    驾驶员 电工 泥工 木工 瓦工 油漆工 小工
    护林员 护水员 炊事员 阿姨 门卫 保安 保洁 救助对象 补助对象 经办人
    经手人 证明人 见证人 收款人 领队
"""
_AFTER = """
    误工 青苗 补贴 补助 补偿 工资 报酬 劳务 奖励 奖金 慰问 承包 鱼塘 虾塘 土地 农田 租 房租 押金
    保证金
    定金 欠款 借款 货款 工程款 材料款 款 费 医药费 医疗费 人工费 运费 工钱 现金 垫付 代缴 代付
    代领 代收 代管 代办 担保 签字 签收 领取 领 缴 交来 交 归还 退 住院 患 因病 生病 重病 病 残疾
    去世 死亡 车祸 手术 治疗 的 等 同志 和 与 及 夫妇 夫妻 一户 户 负责 承租 转租 续租 经营 使用
    转 还 欠 联系 处理 垫 代还 代交 共同 作保 承诺 催收 催讨 催缴 家(?![电具政禽畜园纺庭装居用谱])
    转交 变更 误餐 低保 店面 授课 代理费 已付 已交 已缴
"""
_AFTER_A_PERSON = """
    误工 误餐 青苗 补贴 补助 补偿 工资 报酬 劳务 工钱 务工 点工 帮工 小工 奖金 慰问 赔偿 工伤 丧葬
    抚恤
    生活费 差旅 报销 鱼塘 虾塘 承包 承租 转租 续租 租金 房租 押金 保证金 借款 欠款 现金 垫付 代缴
    代付 代领 代收 代管 代办 代还 代交 作保 担保 签字 签收 领取 归还 交来 住院 患 因病 生病 重病
    残疾 去世 死亡 车祸 手术 治疗 医药费 医疗费 人工费 同志 夫妇 夫妻 保洁 打扫 清扫 看管 值班 巡逻
    低保 困难 临时救助 家庭
    宅基地 建房 翻建 危房 家危房 申请 入党 户(?![外籍用口型内主数]) 屋前 屋后 宅前 宅后 门前 家门口
    房屋修缮 租用 租赁 欠租 拖欠 还款 已还 答应 承诺 手机 外出 本人 火灾 报支 补选 纠纷
    之妻 之夫 之子 之女 之父 之母 妻子 丈夫 儿子 女儿
    转交 退租 付清 已付 已交 已缴 已起诉 还清 缴清 交清 病故 失联
    下落不明 无力 破产 服刑 分期 每月还 合伙
"""


def any_of(words: str) -> str:
    """Words written with spaces between them as the alternatives of an expression."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


_FROM = r"(?:[\d一二三四五六七八九十]组|[\u3400-\u9fff]家[浜埭])"
"""The group or the hamlet where somebody lives: 8组韩国平."""

BEFORE = (
    rf"(?:(?:其(?:{any_of(_RELATIONS)})|{any_of(_OF_SOMEBODY)}|{any_of(_ROLES)})(?:为|是|[:：])?"
    rf"|{_FROM}|(?:{any_of(_CUES)})[:：]?)(?:村民|农户|户主)?\s?"
)
AFTER = any_of(_AFTER)
AFTER_A_PERSON = any_of(_AFTER_A_PERSON)
"""What is said of persons and of little else, so that no word need stand before the name."""

_HAN = "[\u3400-\u9fff]"
_FORMS = "|".join(form for form in (*LEGAL_FORMS, *TRADE_FORMS) if len(form) > 1)
NO_PERSON_AFTER = (
    r"[路街道巷弄村镇乡县市区桥浜河港漾荡塘泾埭圩园苑寺庙湖山渠闸泵]|门(?![前口])|组(?!织)|社(?!保)"
    r"|[队站馆楼厅校场厂店部行所院堂局铺坊摊]|.{0,4}周年"
    rf"|{_HAN}{{0,4}}(?<!宅)(?:{_FORMS})"
)
"""What makes a place, a firm or a day of remembrance of the name before it: 建国路, 建国70周年."""
NO_PERSON_ANYWAY = (
    r"[路街道巷弄村镇乡县市区桥浜河港漾荡塘泾埭圩园苑寺庙湖山渠闸泵队站馆楼厅校场行所院堂局坊]"
    r"|门(?![前口])|组(?!织)|社(?!保)|厂(?!房)|店(?!面)|铺(?![面位])|摊(?!位)|部(?!分)|.{0,4}周年"
    rf"|{_HAN}{{0,4}}(?:{'|'.join(form for form in LEGAL_FORMS if len(form) > 1)})"
)
"""The same of what is a name to the segmenter: what is somebody's can be a 店面."""
OWNED = rf"{_HAN}{{0,4}}(?<!宅)(?:{'|'.join(form for form in TRADE_FORMS if len(form) > 1)})"
"""A business that often has its owner's name: 陈建国五金经营部."""
