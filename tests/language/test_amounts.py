from decimal import Decimal
from time import process_time

import pytest

from language.amounts import AmountUnit, exact_amount, find_unit, parse_amount, say_amount
from language.numbers import NotANumber

YUAN, WAN, YI = AmountUnit.YUAN, AmountUnit.TEN_THOUSAND, AmountUnit.HUNDRED_MILLION
THOUSAND = AmountUnit.THOUSAND


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位:元", YUAN),
        ("单位：元", YUAN),
        ("单位:万元", WAN),
        ("单位： 万元", WAN),
        ("金额单位:万元", WAN),
        ("（单位：人民币万元）", WAN),
        ("单位:千元", THOUSAND),
        ("单位：亿元", YI),
        ("单位:万", WAN),
        ("单位:元、亩", YUAN),
        ("单位：亩、元", YUAN),
        ("单位:元/亩", YUAN),
        ("单位:元角分", YUAN),
        ("年租金(万元)", WAN),
        ("年租金（万）", WAN),
        ("年租金(万元/年)", WAN),
        ("年租金/万元", WAN),
        ("年租金 万元", WAN),
        ("年租金万元", WAN),
        ("年租金\n(万元)", WAN),
        ("发放标准(元/月)", YUAN),
        ("金额（元）", YUAN),
        ("金额元", YUAN),
        ("单元(元)", YUAN),
        ("万元", WAN),
        ("编号", None),
        ("单元", None),
        ("单元号", None),
        ("3单元", None),
        ("元月", None),
        ("(元月)", None),
        ("2026年元旦", None),
        ("单位名称", None),
        ("欠款单位(人)", None),
        ("计量单位", None),
        ("金额(美元)", None),
        ("金额(万美元)", None),
        ("单位:百万元", None),
        ("总投资12.3万元", None),
        ("合计3000元", None),
        ("万", None),
        ("", None),
    ],
)
def test_the_unit_is_found_where_one_is_named(text, unit):
    assert find_unit(text) is unit


@pytest.mark.parametrize(
    ("value", "unit", "amount"),
    [
        (11632.3, YUAN, "11632.30"),
        (0, YUAN, "0.00"),
        ("158,000.00", YUAN, "158000.00"),
        (4.7, WAN, "47000.00"),
        (37.694, WAN, "376940.00"),
        (Decimal("2.2375"), WAN, "22375.00"),
        ("1.175", WAN, "11750.00"),
        (1.2, YI, "120000000.00"),
        (3, THOUSAND, "3000.00"),
        (0.1 + 0.2, YUAN, "0.30"),
        (0.005, YUAN, "0.01"),
        (2.675, YUAN, "2.68"),
        (-2.675, YUAN, "-2.68"),
        (8.70000001, WAN, "87000.00"),
        ("12.3万", YUAN, "123000.00"),
        ("12.3万", WAN, "123000.00"),
        ("12.3万元", YUAN, "123000.00"),
        ("6千", YUAN, "6000.00"),
        ("6.5千元", WAN, "6500.00"),
        ("12.3 万 元", YUAN, "123000.00"),
        ("３万元", YUAN, "30000.00"),
        ("3000元", WAN, "3000.00"),
        ("3,000.00元整", WAN, "3000.00"),
        ("¥3,000.00", WAN, "3000.00"),
        ("￥3,000.00", YUAN, "3000.00"),
        ("¥ 3,000.00", YUAN, "3000.00"),
        ("¥-3,000.00", YUAN, "-3000.00"),
        ("-¥3,000.00", YUAN, "-3000.00"),
        ("(¥3,000.00)", YUAN, "-3000.00"),
        ("（3万元）", YUAN, "-30000.00"),
        ("¥3.5万", YUAN, "35000.00"),
        ("人民币3000元", WAN, "3000.00"),
        ("人民币：¥3000", WAN, "3000.00"),
        ("−1.2万", YUAN, "-12000.00"),
        ("1.2亿元", YUAN, "120000000.00"),
        ("1.2亿", WAN, "120000000.00"),
        ("叁万元整", YUAN, "30000.00"),
        ("叁万元整", WAN, "30000.00"),
        ("人民币叁万伍仟元整", YUAN, "35000.00"),
        ("人民币：叁万元正", YUAN, "30000.00"),
        ("壹佰贰拾叁元肆角伍分", YUAN, "123.45"),
        ("壹佰元零伍分", YUAN, "100.05"),
        ("伍角", YUAN, "0.50"),
        ("壹亿贰仟万元整", YUAN, "120000000.00"),
        ("叁万圆整", YUAN, "30000.00"),
        ("三万元", YUAN, "30000.00"),
        ("十二万", YUAN, "120000.00"),
    ],
)
def test_an_amount_is_in_yuan_to_the_cent(value, unit, amount):
    assert str(parse_amount(value, unit)) == amount


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        "",
        "元",
        "万",
        "整",
        "¥",
        "人民币",
        "约3万元",
        "3万左右",
        "3000元/亩",
        "1,23元",
        "$3,000",
        "3000美元",
        "1万2千",
        "三百",
        "无",
        "--3元",
        "-¥-3",
        "3元5",
        "元整",
        "叁万伍元",
        "9" * 40,
        "nan万",
        float("nan"),
        "999999999999999999亿",
    ],
)
@pytest.mark.parametrize("unit", AmountUnit)
def test_what_is_no_amount_is_refused(value, unit):
    with pytest.raises(NotANumber):
        parse_amount(value, unit)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "0 元"),
        ("0.00", "0 元"),
        ("-0.00", "0 元"),
        ("0.5", "0.5 元"),
        ("986.50", "986.5 元"),
        ("100", "100 元"),
        ("9640", "9,640 元"),
        ("9999.99", "9,999.99 元"),
        ("9999.996", "1 万元"),
        ("10000", "1 万元"),
        ("10000.01", "约 1 万元"),
        ("32000", "3.2 万元"),
        ("39500", "3.95 万元"),
        ("41677.35", "约 4.17 万元"),
        ("49995", "约 5 万元"),
        ("127875", "约 12.8 万元"),
        ("12500", "1.25 万元"),
        ("325125", "约 32.5 万元"),
        ("453000", "45.3 万元"),
        ("1000000", "100 万元"),
        ("4912100", "491.21 万元"),
        ("3996026", "约 400 万元"),
        ("41656000", "4,165.6 万元"),
        ("14158840", "约 1,416 万元"),
        ("99994999", "约 9,999 万元"),
        ("99999999", "约 1 亿元"),
        ("100000000", "1 亿元"),
        ("120000000", "1.2 亿元"),
        ("166624000", "约 1.67 亿元"),
        ("123456789012", "约 1,235 亿元"),
        ("-12000", "−1.2 万元"),
        ("-108962.08", "约 −10.9 万元"),
        ("-0.5", "−0.5 元"),
    ],
)
def test_an_amount_is_said_as_people_say_it(amount, words):
    assert say_amount(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("453000", "453,000.00"),
        ("0", "0.00"),
        ("-0", "0.00"),
        ("0.125", "0.13"),
        ("-108962.08", "−108,962.08"),
    ],
)
def test_an_exact_amount_shows_its_cents(amount, text):
    assert exact_amount(Decimal(amount)) == text


@pytest.mark.parametrize("unit", AmountUnit)
def test_a_unit_that_is_written_is_found_and_read(unit):
    assert find_unit(f"单位：{unit.label}") == unit
    assert parse_amount(2, unit) == 2 * unit.factor


@pytest.mark.parametrize(
    "text", ["472000元（大写：肆拾柒万贰仟元整）", "￥472,000.00 大写肆拾柒万贰仟元"]
)
def test_an_amount_may_be_stated_twice(text):
    assert parse_amount(text, AmountUnit.YUAN) == Decimal(472_000)


def test_two_amounts_in_one_cell_are_none():
    with pytest.raises(NotANumber):
        parse_amount("472000元（大写：肆拾柒万元整）", AmountUnit.YUAN)


def test_a_cell_full_of_spaces_takes_no_time():
    """While a pattern searches, nobody else on the server gets an answer."""
    started = process_time()
    with pytest.raises(NotANumber):
        parse_amount(f"王{' ' * 1_900}厂", YUAN)
    assert parse_amount(f"12.3{' ' * 1_900}万元", YUAN) == Decimal(123_000)
    assert process_time() - started < 1
