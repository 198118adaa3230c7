import csv

import pytest

from language.name_words import COMPOUND_SURNAMES, SURNAMES, WORDLIKE_SURNAMES
from language.names import NameKind, classify_name, mask_person, without_spaces
from tests.conftest import WORKBOOKS

PERSONS = {
    "陈红": "陈某",
    "陈勤林": "陈某某",
    "王小妹": "王某某",
    "钱阿大": "钱某某",
    "王和平": "王某某",
    "欧阳建国": "欧阳某某",
    "司马红": "司马某",
    "金勇": "金某",
    "李\u3000红": "李某",
    "陈 勤 林": "陈某某",
    "李\u200b红": "李某",
    "个体户陈红": "个体户陈某",
    "个体工商户：陈红": "个体工商户:陈某",
    "陈红(个体)": "陈某(个体)",
    "陈红（个体户）": "陈某(个体户)",
    "陈红、李勇": "陈某、李某",
    "陈红，李勇": "陈某，李某",
    "陈红 李勇": "陈某 李某",
    "陈红\n李勇": "陈某\n李某",
    "陈红/李勇/欧阳建国": "陈某/李某/欧阳某某",
    "陈红和李勇": "陈某和李某",
    "陈红和李勇和王和平": "陈某和李某和王某某",
    "陈红跟李勇合伙": "陈某跟李某合伙",
    "陈红—李勇": "陈某—李某",
    "陈红 - 李勇": "陈某 - 李某",
    "陈红。李勇": "陈某。李某",
    "陈红·李勇": "陈某·李某",
    "平湖市新埭镇张阿毛及李勇": "平湖市新埭镇张某某及李某",
    "陈红、": "陈某、",
    "张三等5户": "张某等5户",
    "张三等５户": "张某等5户",
    "李红等": "李某等",
    "李红等三人": "李某等三人",
    "李红、王勇等5人": "李某、王某等5人",
    "陈红等12户村民": "陈某等12户村民",
    "李红(女)": "李某(女)",
    "李红(3组)": "李某(3组)",
    "王女士": "王女士",
    "陈红先生": "陈某先生",
    "陈红夫妇": "陈某夫妇",
    "村民陈红": "村民陈某",
    "施工队（李金山）": "施工队(李某某)",
    "施工队：李金山": "施工队：李某某",
    "施工队长李金山": "施工队长李某某",
    "李金山(施工队)": "李某某",
    "安装队(李金山)": "安装队(李某某)",
    "水电工李金山": "水电工李某某",
    "5组李勇": "5组李某",
    "星光村3组陈红": "星光村3组陈某",
    "星光村3组 李四": "星光村3组李某",
    "平湖市新埭镇张阿毛": "平湖市新埭镇张某某",
    "平湖市平阿毛": "平湖市平某某",
    "钟埭街道张阿毛": "钟埭街道张某某",
    "泖河村5组王小明等3户": "泖河村5组王某某等3户",
    "沈巷里王阿大": "沈巷里王某某",
    "新埭镇泖河村沈巷里12号王阿大": "新埭镇泖河村沈巷里12号王某某",
    "张家浜王阿大": "张家浜王某某",
    "陆家桥陆雪英": "陆家桥陆某某",
    "西埭张阿毛": "西埭张某某",
    "星光小区3幢张阿毛": "星光小区3幢张某某",
    "安徽张阿毛": "安徽张某某",
    "江西省李明": "江西省李某",
    "江苏红": "江某某",
    "陈镇海": "陈某某",
    "骆建国": "骆某某",
    "王建平:嘉禾公司": "王某某:嘉禾公司",
    "嘉禾公司-王建平": "嘉禾公司-王某某",
    "三组：王建平": "三组：王某某",
    "王建平挂靠嘉禾建筑有限公司": "王某某挂靠嘉禾建筑有限公司",
    "王建平代嘉禾公司": "王某某代嘉禾公司",
    "王建平转租给李红": "王某某转租给李某",
    "嘉禾有限公司（王建平）新埭分公司": "嘉禾有限公司(王某某)新埭分公司",
    "嘉禾公司（法定代表人：王建平）": "嘉禾公司(法定代表人:王某某)",
    "嘉禾公司（王建平、李红）": "嘉禾公司(王某某、李某)",
    "嘉禾公司【王建平】": "嘉禾公司(王某某)",
    "王建平、李红（夫妻）": "王某某、李某(夫妻)",
    "王建平 等3户": "王某某等3户",
    "虞金根": "虞某某",
    "蓝小妹": "蓝某某",
    "承租户李四": "承租户李某",
    "阿卜杜拉·买买提": "阿某某",
    "阿卜杜拉•买买提": "阿某某",
    "任明明": "任某某",
    "林明福": "林某某",
    "孙社平": "孙某某",
    "周公平": "周某某",
    "李**": "李某某",
    "林*福": "林某某",
    "陈XX": "陈某某",
    "陈某某": "陈某某",
    "李某": "李某",
    "欧阳某某": "欧阳某某",
    "陈某、李某": "陈某、李某",
    "陈红、平川服饰有限公司": "陈某、平川服饰有限公司",
    "嘉禾服饰有限公司(陈红)": "嘉禾服饰有限公司(陈某)",
    "平湖市新埭镇大丰家庭农场（朱明）": "平湖市新埭镇大丰家庭农场(朱某)",
    "许国强(金鼎五金厂)": "许某某",
    "嘉禾有限公司和李勇": "嘉禾有限公司和李某",
    "大丰合作社及陈红、李勇": "大丰合作社及陈某、李某",
    "村委会和李勇": "村委会和李某",
    "李建勇和嘉禾有限公司": "李某某和嘉禾有限公司",
    "李勇与村经济合作社": "李某与村经济合作社",
}

FIRMS = [
    "施工队",
    "金工车间",
    "石材车间",
    "木工班组",
    "马路保洁班",
    "水电工",
    "村集体（自用）",
    "4组",
    "第三村民小组",
    "本村",
    "张永和食品有限公司",
    "王安和泰建材有限公司",
    "人和家庭农场",
    "蓝天幼儿园",
    "平湖农商银行(新埭支行)",
    "星光村股份经济合作社（三组）",
    "卓越广告有限公司",
    "嘉禾服饰有限公司",
    "平川物流有限公司",
    "陈红服饰有限公司",
    "天凝（平湖）服饰有限公司",
    "嘉禾企业管理中心(有限合伙)",
    "瑞丰农机专业合作社",
    "泖水水产养殖场",
    "平川水产养殖场",
    "天凝五金加工厂",
    "金桥五金加工厂",
    "嘉禾家庭农场",
    "鱼米家庭农场",
    "好又多超市",
    "新埭中心小学",
    "平湖农商银行",
    "供电所",
    "星光村",
    "星光村股份经济合作社",
    "星光村村民委员会",
    "姚浜村幼儿园",
    "姚浜村老年活动中心",
    "沈荡镇粮管所",
    "嘉禾公司、瑞丰合作社",
    "ABC Co., Ltd",
    "中国移动",
    "国网平湖",
    "新埭镇财政办",
    "平湖市残联",
    "新埭镇社会事务办公室",
    "星光村卫生室",
]

DOUBTFUL = {
    "金平湖": "金某某",
    "周庄": "周某",
    "高升": "高某",
    "万家福超市": "万某某",
    "金龙": "金某",
    "金龙兴": "金某某",
    "张家港": "张某某",
    "王家村": "王某某",
    "陈红卫生室": "陈某某",
    "鱼米之乡": "鱼某某",
    "东方红": "东某某",
    "老王": "老某",
    "陈记小吃": "陈某某",
    "陈记·小吃": "陈某某",
    "王阿大水产": "王某某",
    "王阿大水产店": "王某某",
    "陈红小吃店": "陈某某",
    "陳紅小吃店": "陳某某",
    "平湖市陈红小吃店": "平湖市陈某某",
    "新埭镇陈建国家庭农场": "新埭镇陈某某",
    "新埭陈红饭店": "新埭陈某某",
    "陈建国新村加油站": "陈某某",
    "骆阿根饭店": "骆某某",
    "蓝建国早餐店": "蓝某某",
    "陈新村李四": "陈某某",
    "张三街道办": "张某某",
    "王小港李四": "王某某",
    "3组平阿毛水产店": "3组平某某",
    "金桥马阿毛五金加工厂": "金某某",
    "陈建国（李四代）": "陈某某",
    "个体户陈红小吃店": "个体户陈某某",
    "李玉堂": "李某某",
    "蔺玉堂": "蔺某某",
    "欧阳玉堂": "欧阳某某",
    "姚浜村": "姚某某",
    "John Smith": "J某某",
    "陈红13800001234": "陈某某",
    "王建国(13800001234)": "王某某",
    "李红(王勇)": "李某",
    "已故陈阿大（子陈小强）": "已故陈某某",
    "王建英（已故，其子王强续租）": "王某某",
    "嘉禾服饰有限公司陈红": "嘉某某",
    "李勇和嘉禾有限公司": "李某和嘉禾有限公司",
    "": "",
    " ": "",
    "、": "、",
}


@pytest.mark.parametrize("name", PERSONS)
def test_a_private_person_is_told(name):
    assert classify_name(name) is NameKind.PERSON


@pytest.mark.parametrize("name", FIRMS)
def test_a_firm_is_told_and_stays_as_it_is(name):
    assert classify_name(name) is NameKind.FIRM
    assert mask_person(name) == name


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_could_be_either_is_doubtful(name):
    assert classify_name(name) is NameKind.DOUBTFUL


@pytest.mark.parametrize(("name", "masked"), [*PERSONS.items(), *DOUBTFUL.items()])
def test_a_masked_name_shows_no_more_than_the_surname(name, masked):
    assert mask_person(name) == masked


@pytest.mark.parametrize("name", [*PERSONS, *FIRMS, *DOUBTFUL])
def test_masking_twice_is_masking_once(name):
    assert mask_person(mask_person(name)) == mask_person(name)


@pytest.mark.parametrize("name", PERSONS)
def test_a_masked_person_is_still_a_person(name):
    assert classify_name(mask_person(name)) is NameKind.PERSON


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("陈建国 李四", "陈建国、李四"),
        ("陈建国\n李四 王五", "陈建国、李四、王五"),
        ("陈 红", "陈红"),
        ("欧阳 建国", "欧阳建国"),
        ("欧阳 明亮", "欧阳明亮"),
        ("沈巷里 王阿大", "沈巷里王阿大"),
        ("嘉禾服饰\n有限公司", "嘉禾服饰有限公司"),
    ],
)
def test_spaces_part_several_persons_and_nothing_else(text, names):
    assert without_spaces(text) == names


GIVEN_NAMES = ["红", "勤林", "玉堂", "国行", "新村", "海", "阿大", "龘"]


@pytest.mark.parametrize("given", GIVEN_NAMES)
@pytest.mark.parametrize(
    "business",
    ["", "小吃店", "家庭农场", "五金加工厂", "超市", "门市部", "乡村饭店", "(个体)", "、李勇"],
)
def test_no_surname_with_a_given_name_is_ever_a_firm(given, business):
    surnames = (SURNAMES | COMPOUND_SURNAMES) - (WORDLIKE_SURNAMES if business else set())
    firms = {s for s in surnames if classify_name(f"{s}{given}{business}") is NameKind.FIRM}
    assert not firms


@pytest.mark.parametrize("given", GIVEN_NAMES)
def test_no_given_name_survives_masking(given):
    leaks = {s for s in SURNAMES if len(given) > 1 and given in mask_person(f"{s}{given}")}
    assert not leaks


def test_every_person_of_the_given_aid_list_is_told():
    with (WORKBOOKS / "鱼圻塘村2026年9月救助发放.csv").open(encoding="gb18030") as lines:
        names = [row["姓名"] for row in csv.DictReader(lines)]
    persons = [name for name in names if len(name) in (2, 3)]
    assert len(persons) >= 14
    assert {classify_name(name) for name in persons} == {NameKind.PERSON}
