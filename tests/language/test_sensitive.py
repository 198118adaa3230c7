from time import process_time

import pytest

from language.sensitive import Detail, Matter, find_detail, suspects


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("付王阿妹尿毒症医疗补助", "尿毒症"),
        ("付高建国尿毒症补助", "尿毒症"),
        ("付沈阿毛（残疾）慰问金", "残疾"),
        ("收王阿三（肝癌）退还借款", "肝癌"),
        ("付陈**癌症救助款", "癌症"),
        ("付陈某某精神病送医费", "精神病"),
        ("付老王患肝癌慰问", "肝癌"),
        ("慰问困难户（其子白血病）", "白血病"),
        ("讨论王阿妹艾滋病救助申请", "艾滋病"),
        ("尿毒症，家庭困难", "尿毒症"),
        ("付王阿妹精神二级补助", "精神二级"),
        ("付徐福根中风慰问", "中风"),
        ("付二级肢残王某某补贴", "肢残"),
        ("付王某某阑尾炎慰问", "阑尾炎"),
        ("付王××断腿慰问", "断腿"),
    ],
)
def test_an_illness_beside_a_person_is_sure(text, word):
    detail = find_detail(text, about_person=False)
    assert detail == Detail(word, Matter.HEALTH, sure=True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("付王某某住院慰问金", "住院"),
        ("付王阿根除草工工伤赔偿", "工伤"),
        ("付王某某大病救助", "大病"),
        ("付王阿妹残疾人补助", "残疾"),
        ("付王阿根残疾人家庭无障碍改造人工费", "残疾"),
        ("付尿毒症患者医疗补助", "尿毒症"),
        ("付王阿妹孙女8岁压岁钱", "8岁"),
        ("给予因病致贫户王阿妹救助", "因病"),
        ("付独居老人王某住院护工费", "住院"),
        ("付孤儿王小明生活费", "孤儿"),
    ],
)
def test_care_a_child_a_crowd_and_a_disease_of_nobody_are_unsure(text, word):
    detail = find_detail(text, about_person=False)
    assert detail is not None
    assert (detail.word, detail.sure) == (word, False)


@pytest.mark.parametrize(
    "text",
    [
        "付残联活动经费",
        "缴残疾人就业保障金",
        "付残疾人两项补贴",
        "付重度残疾人护理补贴",
        "付卫生院体检费",
        "缴城乡居民医疗保险",
        "付大病保险",
        "付村民大病救助",
        "慰问住院村民水果",
        "慰问患病老党员",
        "付两癌筛查宣传费",
        "付艾滋病防治宣传横幅",
        "付高血压、糖尿病防治宣传费",
        "付精神病院墙绘",
        "付医疗垃圾清运费",
        "付医务室药品",
        "付王阿根病死猪处理工资",
        "付王阿根水稻病虫害防治工",
        "付松材线虫病防治费",
        "收其中风险补偿金",
        "付王阿根车辆毛病修理费",
        "付松线虫病枯死木清理（王阿根）",
        "付残疾人专职委员王阿妹工资",
        "付王阿根工伤保险",
        "付路面病害处治（王阿根）",
        "付树木移植王阿根工资",
        "关于王阿妹低保申请",
        "付王阿根农药费",
        "付王阿根河道维护工资",
        "付王阿根团结石桥修理",
        "付王阿根物流产业园保洁",
        "付王阿根绿化疗养带除草",
        "付王阿根水产检测费",
        "付王阿根二手断路器款",
        "收王阿根旧电视残值",
        "付王阿根损失能源补偿",
        "付王阿根集中风貌整治工资",
        "付王阿根严重病虫害防治工",
        "付王阿根居住院落打扫",
        "付盲道改造",
        "付六一儿童节慰问",
        "付王阿根幼儿园修理工资",
        "付80岁以上老人慰问",
    ],
)
def test_what_is_everybodys_business(text):
    assert find_detail(text, about_person=False) is None


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("家庭困难，尿毒症", True),
        ("持残疾证减免", True),
        ("精神残疾二级，孙女8岁", True),
        ("因病住院，暂缓缴纳", False),
        ("残疾人，减免一半", False),
        ("按季缴纳", None),
        ("低保户", False),
        ("五保户，减免租金", False),
        ("夫妻离异", False),
        ("服刑，由其弟代缴", False),
        ("刑满后续租", False),
        ("已交大病保险", None),
        ("肺炎疫情期间减租", None),
        ("租金用于残疾人事业", None),
        ("房屋有毛病，已修", None),
    ],
)
def test_what_is_said_of_a_person_whom_the_row_names(text, sure):
    detail = find_detail(text, about_person=True)
    assert (detail and detail.sure) == sure


def test_texts_with_such_a_word_are_found_in_one_search():
    texts = ["付水费", "付残疾人活动经费", "", "付王阿妹尿毒症补助"]
    assert suspects(texts) == {"付残疾人活动经费", "付王阿妹尿毒症补助"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("住星光村5组12号", "住星光村5组12号"),
        ("家住三组8号，按季缴纳", "住三组8号"),
        ("现住幸福小区12幢302室", "住幸福小区12幢302室"),
        ("5组12号", "5组12号"),
        ("门牌12号", "门牌12号"),
        ("住址：星光村六组七号", "住址：星光村六组七号"),
    ],
)
def test_the_home_of_a_person_whom_the_row_names(text, word):
    assert find_detail(text, about_person=True) == Detail(word, Matter.HOME, sure=False)


@pytest.mark.parametrize(
    "text", ["位于星光村5组12号", "5组12号店面东侧", "住院", "住房", "5组", "合同12号", "暂住证5号"]
)
def test_what_is_no_home(text):
    detail = find_detail(text, about_person=True)
    assert detail is None or detail.matter is not Matter.HOME


@pytest.mark.parametrize(
    ("text", "is_home"),
    [
        ("付王阿妹（住5组12号）误工费", True),
        ("付王阿根5组12号围墙拆除工资", False),
        ("付5组12号围墙拆除工资", False),
        ("付住宅区12号楼道灯费", False),
    ],
)
def test_beside_a_name_only_where_somebody_lives(text, is_home):
    detail = find_detail(text, about_person=False)
    assert bool(detail and detail.matter is Matter.HOME) is is_home


def test_many_texts_are_looked_through_quickly():
    """As a workbook of 50,000 rows has them."""
    texts = [f"沿街店面{number}号，按季缴纳第{number}笔" for number in range(50_000)]
    begun = process_time()
    assert suspects(texts) == set()
    assert process_time() - begun < 1
