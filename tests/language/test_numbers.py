from decimal import Decimal

import pytest

from language.numbers import (
    NotANumber,
    parse_chinese_integer,
    parse_integer,
    parse_number,
    parse_share,
)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0, "0"),
        (-0.0, "0"),
        (12, "12"),
        (404435.0, "404435"),
        (0.1 + 0.2, "0.3"),
        (1.1 * 3, "3.3"),
        (1e-7, "0.0000001"),
        (Decimal("1.50"), "1.5"),
        ("0", "0"),
        ("1346", "1346"),
        ("１３４６", "1346"),
        ("１，３４６．５", "1346.5"),
        ("158,000.00", "158000"),
        ("158，000.00", "158000"),
        ("1,234,567", "1234567"),
        ("1 234 567.5", "1234567.5"),
        ("1\u00a0234", "1234"),
        ("007", "7"),
        (".5", "0.5"),
        ("+5", "5"),
        ("＋5", "5"),
        ("-5", "-5"),
        ("－5", "-5"),
        ("−5", "-5"),
        ("△300", "-300"),
        ("红字100", "-100"),
        ("（红字）1,200.50", "-1200.50"),
        ("负 30", "-30"),
        ("▲1,200.50", "-1200.50"),
        ("- 5", "-5"),
        ("(1,234.00)", "-1234"),
        ("（1,234.00）", "-1234"),
        ("( 12 )", "-12"),
        ("  12 \n", "12"),
        ("\u300012\u3000", "12"),
        ("1\u200b2", "12"),
        ("12 . 5", "12.5"),
    ],
)
def test_a_number_is_read_exactly(value, number):
    assert parse_number(value) == Decimal(number)
    assert not parse_number(value).is_signed() or Decimal(number) < 0


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        "",
        " ",
        "-",
        "—",
        ".",
        "()",
        "(-5)",
        "nan",
        "inf",
        "-Infinity",
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("Infinity"),
        "约三百平",
        "三百",
        "12-3",
        "12,3",
        "1,23",
        "1,2345",
        "600-",
        "红字-100",
        "红100红",
        "12,34,567",
        "0,123",
        ",123",
        "1,234.5,6",
        "1.2.3",
        "5.",
        "1e5",
        "0x10",
        "1_000",
        "12%",
        "12元",
        "120\n130",
        "12 34",
        "120  130",
        "--5",
        "+-5",
        "٣",
        "330482199003070009",
        10**15,
        1e300,
        "9" * 5000,
        10**400,
        [],
        object(),
        b"12",
    ],
)
def test_what_is_not_one_number_is_refused(value):
    with pytest.raises(NotANumber):
        parse_number(value)


@pytest.mark.parametrize(("value", "number"), [(20.0, 20), ("20.00", 20), ("１，０００", 1000)])
def test_an_integer_may_be_written_with_decimals(value, number):
    read = parse_integer(value)
    assert (read, type(read)) == (number, int)


@pytest.mark.parametrize("value", [20.5, "20.5", True, "", None])
def test_a_fraction_is_no_integer(value):
    with pytest.raises(NotANumber):
        parse_integer(value)


@pytest.mark.parametrize(
    ("value", "share"),
    [
        ("30%", "0.3"),
        ("３０％", "0.3"),
        ("30 %", "0.3"),
        ("0.6%", "0.006"),
        ("1%", "0.01"),
        ("100%", "1"),
        (0.6, "0.6"),
        ("0.6", "0.6"),
        (0.0, "0"),
        (1, "1"),
        ("1", "1"),
        ("60", "0.6"),
        (60.0, "0.6"),
        (100, "1"),
        (1.5, "0.015"),
        ("百分之三十", "0.3"),
        ("百分之百", "1"),
        ("5成", "0.5"),
        ("五成", "0.5"),
        ("完成7.5成", "0.75"),
        ("十成", "1"),
        ("百分之九十九点五", "0.995"),
    ],
)
def test_a_share_is_a_fraction_of_one(value, share):
    assert parse_share(value) == Decimal(share)


@pytest.mark.parametrize(
    "value",
    [
        -0.1,
        "-5%",
        "101%",
        100.5,
        "150",
        "百分之",
        "百分之二百",
        "百分之三点",
        "百分之三点十",
        "%",
        "约30%",
        "几成",
        "成",
        "基本完成",
        "十二成",
        "30%左右",
        "",
        None,
        True,
    ],
)
def test_a_share_lies_between_nothing_and_all(value):
    with pytest.raises(NotANumber):
        parse_share(value)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("〇", 0),
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("三十", 30),
        ("三十二", 32),
        ("一百", 100),
        ("一百零五", 105),
        ("一百一十", 110),
        ("两千", 2000),
        ("两千零五", 2005),
        ("三万五千", 35_000),
        ("十二万", 120_000),
        ("一千零五十万", 10_500_000),
        ("一亿零三万", 100_030_000),
        ("叁万伍仟零贰拾", 35_020),
        ("二〇二六", 2026),
        ("二○二六", 2026),
        ("一二三", 123),
    ],
)
def test_chinese_numerals(text, number):
    assert parse_chinese_integer(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "万",
        "亿",
        "百",
        "零万",
        "一亿万",
        "一百五",
        "三万五",
        "十百",
        "三三十",
        "约三百",
        "三百平",
    ],
)
def test_doubtful_chinese_numerals_are_refused(text):
    with pytest.raises(NotANumber):
        parse_chinese_integer(text)


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("已完工 100%", "1"),
        ("完成60%", "0.6"),
        ("累计完成：60％", "0.6"),
        ("已竣工", "1"),
        ("未开工", "0"),
    ],
)
def test_a_share_may_be_said_in_words(words, share):
    assert parse_share(words) == Decimal(share)


@pytest.mark.parametrize("words", ["剩余40%", "未完成60%", "快完工了"])
def test_what_is_left_is_no_share(words):
    with pytest.raises(NotANumber):
        parse_share(words)
