"""What raw cells of each type of column turn into."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from disclosure.importing.cells import reader_of
from disclosure.importing.texts import CellFault
from disclosure.ledgers.base import Column, ColumnType
from language.amounts import AmountUnit
from language.land import find_land_units

YUAN, WAN = AmountUnit.YUAN, AmountUnit.TEN_THOUSAND


def reader(kind, *, unit="", by="", money=YUAN, header="", required=False):
    column = Column("x", "某列", kind, "", "1", unit=unit, required=required)
    return reader_of(column, money=money, land=find_land_units(header), by=by)


@pytest.mark.parametrize(
    ("raw", "unit", "expected"),
    [
        ("158,000.00", YUAN, "158000.00"),
        ("１５８０００", YUAN, "158000.00"),
        (0.1 + 0.2, YUAN, "0.30"),
        (2.2375, WAN, "22375.00"),
        ("12.3万", YUAN, "123000.00"),
        ("12.3万元", YUAN, "123000.00"),
        ("12000元", WAN, "12000.00"),
        ("-500", YUAN, "-500.00"),
        ("(1,200.00)", YUAN, "-1200.00"),
        ("￥１，２００．００ ", YUAN, "1200.00"),
        ("一万二千元", YUAN, "12000.00"),
    ],
)
def test_money_is_yuan_and_the_cells_own_unit_wins(raw, unit, expected):
    assert str(reader(ColumnType.MONEY, money=unit)(raw)) == expected


@pytest.mark.parametrize(
    ("unit", "bare"),
    [
        (YUAN, "12500.00"),
        (AmountUnit.THOUSAND, "12.5"),
        (WAN, "1.25"),
        (AmountUnit.HUNDRED_MILLION, "0.000125"),
    ],
)
def test_the_advice_for_a_wrong_amount_counts_as_its_column_does(unit, bare):
    """Below 万元 the advice 12500.00 would be published as 125 million."""
    read = reader(ColumnType.MONEY, money=unit)
    with pytest.raises(CellFault) as fault:
        read("约3万")
    assert f"请填成 {bare} 或 1.25万 这样" in fault.value.message
    assert read(bare) == read("1.25万") == Decimal("12500.00")


@pytest.mark.parametrize("kind", [ColumnType.MONEY, ColumnType.NUMBER, ColumnType.INTEGER])
def test_a_tick_is_no_number_though_a_one_was_read_before(kind):
    """Python holds 1, 1.0 and True for the same; Excel does not."""
    read = reader(kind)
    assert read(1) == read(1.0) == 1
    with pytest.raises(CellFault):
        read(True)


@pytest.mark.parametrize("raw", ["", " ", "/", "无", "—", "-"])
def test_nothing(raw):
    assert reader(ColumnType.MONEY)(raw) is None
    assert reader(ColumnType.DATE)(raw) is None


@pytest.mark.parametrize("raw", ["—", "— —", "-", "/", "无"])
def test_a_stroke_for_an_amount_that_every_row_must_have_is_zero_but_a_blank_is_not(raw):
    read = reader(ColumnType.MONEY, required=True)
    assert read(raw) == 0
    assert read("") is None


def test_an_amount_by_the_month_may_say_so():
    assert reader(ColumnType.MONEY, by="月")("532 元/月") == 532
    assert reader(ColumnType.MONEY, by="年")("4万/年") == 40000
    assert reader(ColumnType.MONEY, by="年")("每年4万元") == 40000
    assert reader(ColumnType.MONEY, by="季")("1,000元/季度") == 1000


@pytest.mark.parametrize(
    "raw", ["3333元/月", "3333/月", "每月3333元", "3333元（每月）", "3333元每月"]
)
def test_an_amount_by_something_else_is_to_be_reckoned_anew(raw):
    with pytest.raises(CellFault) as caught:
        reader(ColumnType.MONEY, by="年")(raw)
    assert "是按月算的" in caught.value.message


@pytest.mark.parametrize(
    ("raw", "header", "expected"),
    [
        ("６４４", "面积(㎡)", "644"),
        ("644平方米", "面积", "644"),
        (3.0, "面积(亩)", "2000.00"),
        ("3亩", "面积(㎡)", "2000.00"),
        ("644㎡", "面积(亩)", "644"),
    ],
)
def test_areas_are_square_metres(raw, header, expected):
    assert str(reader(ColumnType.NUMBER, unit="㎡", header=header)(raw)) == expected


@pytest.mark.parametrize(
    "raw",
    ["2023年1月1日", "2023.1.1", "2023/1/1", "2023-01-01", "20230101", 44927.0,
     date(2023, 1, 1), datetime(2023, 1, 1, 8, 30)],
)  # fmt: skip
def test_dates_in_every_style(raw):
    assert reader(ColumnType.DATE)(raw) == date(2023, 1, 1)


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        (ColumnType.SHARE, "30%", Decimal("0.3")),
        (ColumnType.SHARE, 0.6, Decimal("0.6")),
        (ColumnType.INTEGER, 36.0, 36),
        (ColumnType.INTEGER, "36人", 36),
        (ColumnType.PARTIAL_DATE, "2021年", "2021"),
        (ColumnType.PARTIAL_DATE, "2021.5", "2021-05"),
        (ColumnType.TEXT, 1001.0, "1001"),
        (ColumnType.TEXT, "第一行\n第二行", "第一行 第二行"),
        (ColumnType.TEXT, "\u200b看不见\u200b", "看不见"),
        (ColumnType.TEXT, "无", "无"),
        (ColumnType.NAME, "嘉禾服饰\n有限公司", "嘉禾服饰有限公司"),
    ],
)
def test_other_types(kind, raw, expected):
    assert reader(kind, unit="人" if kind is ColumnType.INTEGER else "")(raw) == expected


@pytest.mark.parametrize(
    ("kind", "raw", "said"),
    [
        (ColumnType.NUMBER, "约三百平", "「约三百平」不是数字"),
        (ColumnType.MONEY, "十万左右", "不是金额"),
        (ColumnType.MONEY, "#REF!", "是 #REF!：公式出错"),
        (ColumnType.TEXT, "#VALUE!", "是 #VALUE!：公式出错"),
        (ColumnType.MONEY, True, "不是金额"),
        (ColumnType.INTEGER, 3.5, "不是整数"),
        (ColumnType.SHARE, "120%", "比例"),
        (ColumnType.DATE, "2026年13月1日", "日历上没有「2026年13月1日」"),
        (ColumnType.DATE, "26.1.1", "只写了两位"),
        (ColumnType.TEXT, "字" * 501, "超过 500 个"),
        (ColumnType.TEXT, "甲\u202e乙", "控制符"),
        (ColumnType.TEXT, "甲\x07乙", "控制符"),
        (ColumnType.TEXT, "身份证330482199003070009", "身份证号"),
        (ColumnType.TEXT, "证３３０４８２１９９００３０７０００９", "身份证号"),
        (ColumnType.TEXT, "3304821990\u200b03070009", "身份证号"),
        (ColumnType.TEXT, 13800001234.0, "手机号"),
        (ColumnType.NAME, "李小妹13800001234", "手机号"),
        (ColumnType.CHOICE, "13800001234", "手机号"),
    ],
)
def test_what_cannot_be_taken_over(kind, raw, said):
    with pytest.raises(CellFault) as caught:
        reader(kind)(raw)
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("kind", "raw", "secret"),
    [
        (ColumnType.MONEY, "100元，卡6222021234567890128", "6222021234567890128"),
        (ColumnType.NUMBER, "13800001234联系", "13800001234"),
        (ColumnType.DATE, "330482199003070009", "330482199003070009"),
        (ColumnType.TEXT, "字" * 20 + "13800001234", "13800001234"),
    ],
)
def test_messages_never_repeat_a_personal_number(kind, raw, secret):
    with pytest.raises(CellFault) as caught:
        reader(kind)(raw)
    assert secret not in caught.value.message + caught.value.value
