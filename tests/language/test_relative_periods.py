from datetime import date

import pytest

from language.relative_periods import spell_out

TODAY = date(2026, 2, 3)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("今年三季度租金", "2026年三季度租金"),
        ("去年的低保", "2025年的低保"),
        ("上个月收支", "2026年1月收支"),
        ("上季度", "2025年第4季度"),
        ("这个月", "2026年2月"),
        ("前年", "2024年"),
        ("年底分红", "年底分红"),
        ("本村", "本村"),
    ],
)
def test_periods_said_from_today(said, meant):
    assert spell_out(said, TODAY) == meant


def test_the_month_before_january():
    assert spell_out("上月", date(2026, 1, 31)) == "2025年12月"
