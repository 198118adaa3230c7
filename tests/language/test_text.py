import pytest

from language.text import squash, to_halfwidth


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("１２３ＡＢＣｘ", "123ABCx"),
        ("，：（）％－＋．／", ",:()%-+./"),
        ("面积（㎡）、备注。", "面积(㎡)、备注。"),
        ("单位：\u3000万元", "单位: 万元"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_full_width_ascii_becomes_half_width(text, half):
    assert to_halfwidth(text) == half


@pytest.mark.parametrize(
    ("text", "squashed"),
    [
        (" 承租 方\n（全称）", "承租方(全称)"),
        ("李\u3000红", "李红"),
        ("李\u200b红\ufeff\t", "李红"),
        ("a\u00a0b\r\nc", "abc"),
    ],
)
def test_squash_leaves_no_white_space(text, squashed):
    assert squash(text) == squashed
