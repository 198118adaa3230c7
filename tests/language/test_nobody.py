import pytest

from language.names import NameKind, classify_name
from language.nobody import names_nobody


@pytest.mark.parametrize(
    "text", ["待租", "空置", "不 详", "村民", "（空置）", "/", "／", "—", "无", " - ", "村民自建"]
)
def test_what_stands_for_no_name(text):
    assert names_nobody(text)
    assert classify_name(text) is NameKind.NOBODY


@pytest.mark.parametrize(
    "text", ["陈建国", "空置陈建国", "待红", "无锡", "村民陈建国", "不二家", "单无", "", "陈/李"]
)
def test_what_may_be_one(text):
    assert not names_nobody(text)
    assert classify_name(text) is not NameKind.NOBODY
