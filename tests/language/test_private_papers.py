"""Which papers are somebody's own."""

import pytest

from language.private_papers import find_private_paper


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("住院病历", "病历"),
        ("王某某诊断证明", "诊断证明"),
        ("承租人身份证复印件", "身份证"),
        ("户口本首页", "户口本"),
        ("收款银行卡", "银行卡"),
        ("ct报告", "ct报告"),
    ],
)
def test_a_paper_of_somebody_is_known_by_its_title(title, word):
    assert find_private_paper(title) == word


@pytest.mark.parametrize(
    "title",
    [
        "2号鱼塘承包合同",
        "农机维修发票",
        "村民代表会议纪要",
        "身份证号已涂黑的领款单",
        "村集体银行卡对账单",
        "不动产权证",
        "农药处理记录",
    ],
)
def test_what_a_village_has_to_show_is_none(title):
    assert find_private_paper(title) == ""
