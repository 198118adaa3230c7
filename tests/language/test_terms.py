"""What a text is found by."""

import pytest

from language.folding import fold
from language.pinyin import initials, pinyin, sound
from language.terms import quantities, terms, terms_of_word, terms_to_find
from language.words import says_nothing, words


def terms_in(text: str) -> set[str]:
    return {term.text for term in terms(text)}


@pytest.mark.parametrize(
    ("typed", "same_as"),
    [
        ("監察聯絡站", "监察联络站"),
        ("ＱＲ码", "qr码"),
        ("Wi-Fi", "wi-fi"),
        ("㎡", "㎡"),  # would become two characters, and places in the text would shift
    ],
)
def test_folded_texts_are_compared(typed, same_as):
    assert fold(typed) == same_as
    assert len(fold(typed)) == len(typed)


def test_half_a_surrogate_pair_is_a_blank():
    assert fold("鱼\ud83d塘") == "鱼 塘"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("３万元", ["30000"]),
        ("3万", ["30000"]),
        ("三万元整", ["30000"]),
        ("叁万元", ["30000"]),
        ("30,000元", ["30000"]),
        ("1.5亿", ["150000000"]),
        ("45.60元", ["45.6"]),
        ("12户", ["12"]),
        ("三季度", ["q3"]),
        ("第3季度", ["q3"]),
        ("第三季度", ["q3"]),
        ("2026Q3", ["2026", "q3"]),
        ("二〇二六年第3季度", ["2026", "q3"]),
        ("2026年9月", ["2026", "9月"]),
        ("九月份", ["9月"]),
        ("十一月", ["11月"]),
        ("三个月", []),
        ("第一书记", []),
        ("三资", []),
        ("没有数字", []),
    ],
)
def test_numbers_and_periods_are_one_term_however_written(text, found):
    assert [term.text for term in quantities(fold(text))] == found


def test_a_text_has_the_pairs_of_its_characters():
    assert terms_in("鱼塘出租e点通") == {"鱼塘", "塘出", "出租", "租", "e", "点通", "通"}


def test_a_term_stands_where_the_text_has_it():
    text = "租金３万元，監察"
    for term in terms(text):
        assert fold(text[term.start : term.end]) == term.text or term.text == "30000"


@pytest.mark.parametrize(
    ("word", "needs"),
    [("鱼塘", ("鱼塘",)), ("村干部", ("村干", "干部")), ("鱼", ("鱼",)), ("abc", ("abc",))],
)
def test_a_word_needs_all_its_pairs(word, needs):
    assert terms_of_word(word) == needs


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("鱼塘出租", ("鱼塘", "塘出", "出租")),
        ("2026年9月租赁", ("2026", "9月", "租赁")),
        ("鱼", ("鱼",)),
        ("？！", ()),
    ],
)
def test_what_a_text_must_have_for_what_is_typed(typed, wanted):
    assert terms_to_find(typed) == wanted


def test_every_word_of_two_characters_or_more_is_found_in_a_text_that_has_it():
    text = "村干部用妻子名义承接本村绿化工程"
    there = terms_in(text)
    for start in range(len(text)):
        for end in range(start + 2, len(text) + 1):
            assert there.issuperset(terms_of_word(text[start:end]))


@pytest.mark.parametrize("run", ["a" * 41, "1" * 41])
def test_an_endless_run_is_no_term(run):
    assert terms_in(run) == set()


def test_pinyin_and_its_initials():
    assert pinyin("宅基地") == "zhaijidi"
    assert initials("宅基地") == "zjd"


@pytest.mark.parametrize(("one", "other"), [("临时", "宁死"), ("黄", "王"), ("征地", "真地")])
def test_what_sounds_alike_in_the_south(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize("word", ["的", "怎么办", "二十多万", "十几"])
def test_words_that_say_nothing(word):
    assert says_nothing(word)


@pytest.mark.parametrize("word", ["鱼塘", "三资", "一肩挑"])
def test_words_that_say_something(word):
    assert not says_nothing(word)


def test_words_come_in_their_order():
    assert list(words("租金拖欠，看病报销")) == ["租金", "拖欠", "看病", "报销"]
