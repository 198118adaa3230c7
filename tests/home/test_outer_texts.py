"""What staff write beside a table: what may not be public, and what is asked about."""

import pytest

from home.outer_texts import KnownNames, doubts_of, fault_of

NOBODY = KnownNames()
A_DEBTOR = KnownNames(masked={"王阿根": "王某某"})


@pytest.mark.parametrize(
    ("text", "known", "says"),
    [
        ("王阿根欠款已进入诉讼", A_DEBTOR, "请也写成「王某某」"),
        ("李红患癌症，她家的款另算", NOBODY, "写了「癌症」，看得出是谁的病"),
        ("王某某中风，缓收", NOBODY, "「中风」"),
        ("她的残疾补助另算", NOBODY, "「残疾」"),
        ("陈建国住院，租金缓收", NOBODY, "「住院」"),
        ("王某某未成年，由监护人代领", NOBODY, "说的是谁家的孩子"),
        ("3组李红家门口", NOBODY, "「李红家门口」，看得出是谁家"),
        ("老王家隔壁", NOBODY, "「老王家隔壁」"),
        ("陈建国住3组12号，请他来签字", NOBODY, "看得出是谁家"),
        ("李建国因盗窃被判刑，欠款另算", NOBODY, "「盗窃」，看得出是谁犯的事"),
        ("电话 13912345678", NOBODY, "手机号"),
        # Who is in office is named; not even of them is an illness told.
        ("会计王阿妹住院，迟报三天", KnownNames(in_office=["王阿妹"]), "「住院」"),
    ],
)
def test_what_is_refused_says_what_to_do(text, known, says):
    assert says in fault_of(text, known)


@pytest.mark.parametrize(
    "text",
    [
        "村委会门口公告栏",
        "金龙超市门口",
        "老年活动室对面",
        "国家电网门口",
        "2号鱼塘承包合同",
        "于一月十日补记",
        "安全生产费用改列",
        "张家港路改建",
        "上次传错了季度",
        "王某某欠款已进入诉讼",
        "残疾人补助合并列示",
        "防癌宣传的费用漏记一笔",
        "开展防诈骗宣传，支付讲课费",
        "社区矫正中心房租",
        "其他残疾人补助另列",
        "新型农村合作医疗代收款，下月转出",
    ],
)
def test_what_is_nobodys_is_neither_refused_nor_asked_about(text):
    assert fault_of(text, NOBODY) == ""
    assert doubts_of(text, NOBODY) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("王阿根借款合同", ["王阿根"]),
        ("王阿根要求撤下", ["王阿根"]),
        ("王阿根、陈建国的收回数核实有误", ["王阿根", "陈建国"]),
        ("陈建国的店面已收回", ["陈建国"]),
        ("会计王阿根漏记一笔", ["王阿根"]),
        ("白血病救助说明", ["白血病"]),
    ],
)
def test_what_may_be_somebodys_is_asked_about(text, words):
    assert fault_of(text, NOBODY) == ""
    assert [doubt.word for doubt in doubts_of(text, NOBODY)] == words


def test_who_is_in_office_is_named():
    assert doubts_of("王阿根要求撤下", KnownNames(in_office={"王阿根"})) == []


def test_a_question_says_what_to_write_instead():
    (doubt,) = doubts_of("王阿根借款合同", NOBODY)
    assert "请改成「王某某」" in doubt.question
    assert doubt.question.endswith("再点一次。")
    assert doubt.told.endswith("请确认。")
