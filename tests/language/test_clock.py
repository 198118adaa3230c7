from datetime import datetime, time

import pytest

from language.clock import say_span, say_time


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (time(0, 0), "凌晨0点"),
        (time(7, 0), "早上7点"),
        (time(9, 0), "上午9点"),
        (time(12, 30), "中午12点半"),
        (time(14, 5), "下午2点05分"),
        (time(17, 59), "下午5点59分"),
        (time(19, 30), "晚上7点半"),
    ],
)
def test_the_time_of_day(moment, said):
    assert say_time(moment) == said


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        ((2026, 12, 8, 14, 0), (2026, 12, 8, 16, 0), "2026年12月8日（星期二）下午2点到4点"),
        ((2026, 12, 8, 9, 0), (2026, 12, 8, 11, 30), "2026年12月8日（星期二）上午9点到11点半"),
        ((2026, 12, 8, 9, 0), (2026, 12, 8, 16, 0), "2026年12月8日（星期二）上午9点到下午4点"),
        (
            (2026, 12, 8, 9, 0),
            (2026, 12, 9, 16, 0),
            "2026年12月8日（星期二）上午9点到12月9日（星期三）下午4点",
        ),
        (
            (2026, 12, 31, 19, 0),
            (2027, 1, 1, 0, 30),
            "2026年12月31日（星期四）晚上7点到2027年1月1日（星期五）凌晨0点半",
        ),
        ((2026, 12, 8, 14, 0), (2026, 12, 8, 14, 0), "2026年12月8日（星期二）下午2点"),
    ],
)
def test_from_when_to_when(begins, ends, said):
    assert say_span(datetime(*begins), datetime(*ends)) == said
