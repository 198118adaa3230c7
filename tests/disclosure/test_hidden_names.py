"""Names that a table masks are masked in its free texts as well."""

import pytest

from disclosure.answers import kinds_of_names, remember_names
from disclosure.hidden_names import is_hidden, texts_with_names
from disclosure.ledgers import get_ledger
from language.names import NameKind, classify_name
from tests.disclosure.importing.tables import (
    LEASE_HEADER,
    lease,
    places,
    read_leases,
    sheet_of,
)
from tests.disclosure.importing.tables import read as read_table
from tests.disclosure.reading import AID_HEADER, read
from tests.disclosure.reading import LEASE_HEADER as LEASES


def shown(text, *lessees, kind_of=classify_name):
    """What the public reads of a note in a table with these lessees."""
    rows = [{"lessee": name, "note": None} for name in lessees]
    told = texts_with_names(get_ledger("leases"), [*rows, {"note": text}], kind_of)
    return told.get(text, text)


@pytest.mark.parametrize(
    ("key", "name", "hidden"),
    [
        ("leases", "陈建国", True),
        ("leases", "嘉禾服饰有限公司", False),
        ("leases", "金平湖", True),
        ("leases", "待租", False),
        ("leases", "待红", True),
        ("aid", "嘉禾服饰有限公司", True),
        ("aid", "不详", False),
    ],
)
def test_what_names_nobody_is_shown_in_full(key, name, hidden):
    (column,) = get_ledger(key).masked_columns
    assert is_hidden(column, name, classify_name) is hidden


def test_a_firm_does_not_show_the_person_beside_it_whatever_the_village_answers(village):
    for name in ("嘉禾服饰有限公司(陈红)", "陈红、平川服饰有限公司"):
        remember_names(village, {name: NameKind.FIRM})
        (column,) = get_ledger("leases").masked_columns
        assert is_hidden(column, name, kinds_of_names(village))


@pytest.mark.parametrize(
    ("text", "lessees", "expected"),
    [
        ("陈建国续租", ["陈建国"], "陈某某续租"),
        ("由李四代付，陈建国签字", ["陈建国", "李四"], "由李某代付，陈某某签字"),
        ("李四代付", ["陈建国、李四"], "李某代付"),
        ("李四签字", ["陈建国（李四代）"], "李某签字"),
        ("李四签字", ["陈建国（代李四）"], "李某签字"),
        ("李四签字", ["陈建国（合伙人：李四）"], "李某签字"),
        ("李四、陈建国签字", ["陈建国李四"], "李某、陈某某签字"),
        ("李四签字", ["陈建国与李四合伙"], "李某签字"),
        ("朱明替大丰家庭农场交", ["大丰家庭农场（朱明）"], "朱某替大丰家庭农场交"),
        ("李红交清", ["嘉禾公司（朱明、李红）"], "李某交清"),
        ("王强交清", ["王建英（已故，其子王强续租）"], "王某交清"),
        ("李勇交清", ["李勇和嘉禾有限公司"], "李某交清"),
        ("郏建国续租", ["郏建国"], "郏某某续租"),
        ("找阿依古丽", ["阿依古丽"], "找阿某某"),
        ("其女李小花代领", ["李小妹"], "其女李某某代领"),
        ("由王芳芳代领，王芳签字", ["王芳"], "由王某某代领，王某签字"),
        ("与陈建华共同承担", ["陈建国"], "与陈某某共同承担"),
        ("蒋勇之子作保", ["蒋勇"], "蒋某之子作保"),
        ("农户自愿", ["农户"], "农户自愿"),
        ("佴强店面，佴强欠一季", ["佴强"], "佴某店面，佴某欠一季"),
        ("阿根、小龙合租", ["阿根", "小龙、撒宁"], "阿某、小某合租"),
        ("村民、外地优先", ["村民", "外地"], "村民、外地优先"),
        ("12间", ["12"], "12间"),
        ("123456号", ["12345"], "123456号"),
        ("佴强1欠缴", ["佴强1"], "佴某某欠缴"),
        ("外地人优先", ["外地人"], "外地人优先"),
        ("第一组全体村民大会通过", ["第一组全体村民"], "第一组全体村民大会通过"),
        ("二组农户自愿", ["二组农户"], "二组农户自愿"),
        ("中国移动基站", ["中国移动"], "中国移动基站"),
        ("郏立人、王立人签字", ["郏立人", "王立人"], "郏某某、王某某签字"),
        ("陈建国代付", ["陈建国等全体村民"], "陈某某代付"),
        ("李四（代）签字", ["（李四）", "（）", "户主"], "李某（代）签字"),
        (
            "本村户主合伙优先",
            ["陈建国（户主）", "李四（本村）", "王红（合伙）"],
            "本村户主合伙优先",
        ),
        ("陈红、和平都签字", ["新埭陈红小吃店", "王和平"], "陈某、和平都签字"),
        ("陈建国等人合伙", ["星光村3组陈建国等3户"], "陈某某等人合伙"),
        ("原张阿毛鱼塘", ["平湖市新埭镇张阿毛"], "原张某某鱼塘"),
        ("陈红自己经营", ["陈红小吃店"], "陈某自己经营"),
        ("陈建国、陈建", ["陈建", "陈建国"], "陈某某、陈某"),
        ("陈建国陈建国", ["陈建国"], "陈某某陈某某"),
        ("找陈勤林，陈建国不在", ["陈建国"], "找陈勤林，陈某某不在"),
        ("嘉禾服饰有限公司代付", ["嘉禾服饰有限公司"], "嘉禾服饰有限公司代付"),
        ("陈-建国续租", ["陈建国"], "陈某某续租"),
        ("陈　建国续租", ["陈建国"], "陈某某续租"),
        ("陈 建 国续租", ["陈建国"], "陈某某续租"),
        ("陈·建国、陈_建国续租", ["陈建国"], "陈某某、陈某某续租"),
        ("陈*建*国 续租", ["陈建国"], "陈某某 续租"),
        ("陳建國續租", ["陈建国"], "陈某某續租"),
        ("陈建国续租", ["陳建國"], "陳某某续租"),
        ("找阿依-古丽", ["阿依古丽"], "找阿某某"),
        ("买买提吐尔逊续租", ["买买提·吐尔逊"], "买某某续租"),
        ("由建国代付", ["陈建国"], "由某某代付"),
        ("建国代付", ["陈建国"], "某某代付"),
        ("租金建国代付", ["陈建国"], "租金某某代付"),
        ("鱼塘转给建国", ["陈建国"], "鱼塘转给某某"),
        ("三组建国同意续租", ["陈建国"], "三组某某同意续租"),
        ("老建国门前空地", ["陈建国"], "老某某门前空地"),
        ("由建 國代付", ["陈建国"], "由某某代付"),
        ("建国、志强合用", ["郏建国", "欧阳志强"], "某某、某某合用"),
        ("李建国代付", ["陈建国"], "李某某代付"),
        ("建国路店面", ["陈建国"], "建国路店面"),
        ("原建国小学校舍", ["陈建国"], "原建国小学校舍"),
        ("租给建国建材公司", ["陈建国"], "租给建国建材公司"),
        ("建国70周年活动", ["陈建国"], "建国70周年活动"),
        ("修建国道时拆除", ["陈建国"], "修建国道时拆除"),
        ("低于全国平均价", ["王国平"], "低于全国平均价"),
        ("建设用地", ["李建设"], "建设用地"),
        ("和平环境", ["王和平"], "和平环境"),
        ("由平湖代付", ["金平湖"], "由平湖代付"),
        ("小陈，建国后建的房", ["陈建国", "王国强"], "小陈，某某后建的房"),
        ("找陈，建国内最大", ["陈建国"], "找陈，某某内最大"),
        ("村民议定，王某某同意", ["王某某", "村民", "无", "王女士"], "村民议定，王某某同意"),
    ],
)
def test_a_masked_name_is_masked_in_every_free_text(text, lessees, expected):
    assert shown(text, *lessees) == expected


def test_a_name_that_the_village_calls_a_firm_stays():
    assert shown("时代广场二楼", "时代广场", kind_of=lambda name: NameKind.FIRM) == "时代广场二楼"
    assert shown("时代广场二楼", "时代广场") == "时某某二楼"


def test_a_name_that_the_village_calls_a_person_is_masked_whatever_it_looks_like():
    text = shown("阿民续租，阿商代付", "阿民、阿商", kind_of=lambda name: NameKind.PERSON)
    assert text == "阿某续租，阿某代付"


def test_what_will_be_masked_is_told_once_for_a_column():
    rows = (lease(1, 备注="李小妹续租"), lease(2), lease(3, 备注="原李小妹", 租赁标的="李小妹屋旁"))
    result = read_leases(*rows)
    assert (result.errors, result.warnings) == ((), ())
    assert places(result.remarks) == [(2, "note"), (4, "object")]
    note, thing = (remark.message for remark in result.remarks)
    assert "「李某某续租」，这样的一共 2 行" in note
    assert "「李某某屋旁」" in thing


def test_nothing_is_said_where_no_name_is_repeated():
    assert read_table("leases", sheet_of(LEASE_HEADER, lease(1, 备注="按季缴纳"))).remarks == ()


def test_no_public_form_of_a_notice_tells_a_name_in_its_notes(client, village, make_notice):
    row = "租1,张阿毛屋旁,陈建国,1,2026-01-01,2026-12-31,4,1,1,0,陈建国协议,由李四代管"
    other = "租2,鱼塘,李四,1,2026-01-01,2026-12-31,4,1,1,0,协议,与陈建国换租"
    page = make_notice(village, "租赁.csv", content="\n".join([LEASES, row, other]).encode())

    for form in ("", "print/", "data.csv", "data.json"):
        body = read(client, page.url + form)
        assert "陈某某协议" in body
        assert "与陈某某换租" in body
        assert "陈建国" not in body
        assert "李四" not in body


def test_a_note_tells_no_name_of_a_row_that_is_never_listed(client, village, make_notice):
    listed = "李小妹,临时救助,3,500,100,2026-09-10,一卡通,王小明的外婆"
    never = "王小明,孤儿基本生活费,1,500,100,2026-09-10,一卡通,"
    content = "\n".join([AID_HEADER, listed, never]).encode()
    page = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=content)

    body = read(client, page.url)
    assert "王某某的外婆" in body
    assert "王小明" not in body
