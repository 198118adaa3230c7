"""What is asked of whoever made the table: names that may be a firm's, words outside the list."""

import pytest

from language.names import NameKind
from tests.disclosure.importing.tables import (
    LEASE_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)


def test_a_doubtful_name_is_asked_once_and_not_again_when_answered():
    rows = (lease(1, 承租方="金平湖"), lease(2, 承租方="金平湖"))
    sheet = sheet_of(LEASE_HEADER, *rows)
    result = read("leases", sheet, kind_of=lambda name: NameKind.DOUBTFUL)
    (doubtful,) = result.doubtful_names
    assert (doubtful.name, doubtful.rows) == ("金平湖", (2, 3))
    assert places(result.warnings) == [(2, "lessee")]
    assert not read("leases", sheet, kind_of=lambda name: NameKind.FIRM).warnings


@pytest.mark.parametrize("word", ["待租", "空 置", "不详", "村民", "/", "——", "（无）"])
def test_what_names_nobody_is_not_asked_about(word):
    result = read_leases(lease(1, 承租方=word))
    assert (result.errors, result.warnings, result.doubtful_names) == ((), (), ())


def test_a_word_that_may_be_a_slip_is_asked_about_once():
    result = read_leases(lease(1, 招租方式="公开招阻"), lease(2, 招租方式="公开招阻"))
    assert places(result.warnings) == [(2, "method")]
    assert "共 2 行" in result.warnings[0].message
    assert "是不是「公开招租」" in result.warnings[0].message


@pytest.mark.parametrize("word", ["抓阄", "续签", "公开招租(第二次)", "农交所", "招标"])
def test_a_word_that_is_like_none_of_the_list_is_not(word):
    assert read_leases(lease(1, 招租方式=word)).warnings == ()


ASSETS = ["编号", "资产名称", "类别", "数量", "单位", "原值", "净值", "使用状况"]


def read_state(word):
    row = ["A1", "文化礼堂", "道路桥梁", 1, "座", 2600000, 1300000, word]
    return read("assets", sheet_of(ASSETS, row))


@pytest.mark.parametrize(
    ("word", "state"), [("已出租", "出租"), ("空置", "闲置"), ("正常使用", "正常使用")]
)
def test_another_spelling_of_a_state_counts_like_it(word, state):
    result = read_state(word)
    assert (result.errors, result.warnings) == ((), ())
    assert result.rows[0].values["status"] == state


def test_a_state_that_no_figure_would_count_is_asked_about():
    assert places(read_state("租给别人").warnings) == [(2, "status")]
