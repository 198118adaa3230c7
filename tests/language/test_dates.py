from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from language.dates import (
    NotADate,
    parse_date,
    parse_partial_date,
    say_date,
    say_partial_date,
)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2023, 1, 1), date(2023, 1, 1)),
        (datetime(2023, 1, 1, 8, 30), date(2023, 1, 1)),
        ("2023.1.1", date(2023, 1, 1)),
        ("2023.01.01", date(2023, 1, 1)),
        ("2023-01-01", date(2023, 1, 1)),
        ("2023/1/1", date(2023, 1, 1)),
        ("2023年1月1日", date(2023, 1, 1)),
        ("2023年1月1号", date(2023, 1, 1)),
        ("2023 年 1 月 1 日", date(2023, 1, 1)),
        ("2023年01月01日", date(2023, 1, 1)),
        ("２０２３．１２．３１", date(2023, 12, 31)),
        ("2023。1。1", date(2023, 1, 1)),
        ("20260105", date(2026, 1, 5)),
        (20260105, date(2026, 1, 5)),
        (20260105.0, date(2026, 1, 5)),
        (Decimal(20260105), date(2026, 1, 5)),
        ("二〇二六年三月一日", date(2026, 3, 1)),
        ("二○二六年十二月三十一日", date(2026, 12, 31)),
        ("2026年三月一日", date(2026, 3, 1)),
        ("2026.01.01 00:00:00", date(2026, 1, 1)),
        ("2026-01-01 08:30", date(2026, 1, 1)),
        ("2026-01-01T00:00:00", date(2026, 1, 1)),
        ("2026-01-01T00:00:00.000Z", date(2026, 1, 1)),
        ("2026-01-01T00:00:00+08:00", date(2026, 1, 1)),
        (45292, date(2024, 1, 1)),
        (45292.75, date(2024, 1, 1)),
        ("45292", date(2024, 1, 1)),
        (20000, date(1954, 10, 3)),
        (80000, date(2119, 1, 11)),
        ("2024-02-29", date(2024, 2, 29)),
        (" 2023.1.1 ", date(2023, 1, 1)),
        ("2024 1 1", date(2024, 1, 1)),
        ("2015 1 2", date(2015, 1, 2)),
        ("2024　11　1", date(2024, 11, 1)),
        ("2024 1.12", date(2024, 1, 12)),
        ("2024年1 12", date(2024, 1, 12)),
        ("2024 1 1 08:30", date(2024, 1, 1)),
        ("2024年元月1日", date(2024, 1, 1)),
        ("二〇二四年元月一日", date(2024, 1, 1)),
        ("2024年1月1日起", date(2024, 1, 1)),
        ("2024.12.31止", date(2024, 12, 31)),
        ("2026.3.8上午", date(2026, 3, 8)),
        ("2026年3月8日 下午2点半", date(2026, 3, 8)),
        ("2026-03-08 下午14:30", date(2026, 3, 8)),
        ("2026年3月8日（星期日）晚上7时", date(2026, 3, 8)),
        ("二〇二六年三月八日上午", date(2026, 3, 8)),
    ],
)
def test_a_date_in_the_styles_of_accountants(value, day):
    read = parse_date(value)
    assert (read, type(read)) == (day, date)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        "",
        "26.1.1",
        "1.1.2026",
        "2023.2.30",
        "2023-02-29",
        "2023.13.1",
        "2023.0.1",
        "1899-12-31",
        "2200-01-01",
        date(1899, 1, 1),
        date(2200, 1, 1),
        "2023年1月",
        "2023",
        2023,
        2023.1,
        202301,
        "20231301",
        20230230,
        20230101.5,
        19999,
        80001,
        -45292,
        "99999",
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        "长期",
        "2023.1.1-2026.12.31",
        "某年某月某日",
        "2023.1.1 25",
        "1" * 500,
        10**400,
        [],
        "２０２３年２月３０日",
        "二〇二六年十三月一日",
    ],
)
def test_what_is_not_one_day_is_refused(value):
    with pytest.raises(NotADate):
        parse_date(value)


@pytest.mark.parametrize(
    ("value", "partial"),
    [
        ("2021年", "2021"),
        ("2021", "2021"),
        ("２０２１年", "2021"),
        ("二〇二一年", "2021"),
        (2021, "2021"),
        (2021.0, "2021"),
        ("2021年5月", "2021-05"),
        ("2021年5月份", "2021-05"),
        ("2021 年 5 月", "2021-05"),
        ("二〇二一年五月", "2021-05"),
        ("2021.5", "2021-05"),
        ("2021.10", "2021-10"),
        ("2021.3月", "2021-03"),
        ("2021-03月份", "2021-03"),
        (2021.5, "2021-05"),
        (2021.05, "2021-05"),
        (2021.11, "2021-11"),
        (Decimal("2021.5"), "2021-05"),
        (202105, "2021-05"),
        (202105.0, "2021-05"),
        ("2021-05", "2021-05"),
        ("2021/5", "2021-05"),
        ("202105", "2021-05"),
        ("2024 1 1", "2024-01-01"),
        ("2015 1 2", "2015-01-02"),
        ("2024 1", "2024-01"),
        ("2024 12", "2024-12"),
        ("2024年元月", "2024-01"),
        ("2021-05-03", "2021-05-03"),
        ("2021年5月3日", "2021-05-03"),
        (date(2021, 5, 3), "2021-05-03"),
        (44319, "2021-05-03"),
        (44319.5, "2021-05-03"),
        (20210503, "2021-05-03"),
    ],
)
def test_a_partial_date_keeps_what_is_known(value, partial):
    assert parse_partial_date(value) == partial


@pytest.mark.parametrize(
    "value",
    [
        2021.1,
        2021.13,
        2021.123,
        202113,
        Decimal("2021.1"),
        "2021.13",
        "2021年0月",
        "1899",
        "2200",
        1899,
        2200,
        "21",
        "去年底到今",
        "",
        None,
        True,
        "2021.2.30",
        float("nan"),
        "2021年5月左右",
        "2 0 2 4 1 1",
        "202 411",
    ],
)
def test_a_doubtful_partial_date_is_refused(value):
    with pytest.raises(NotADate):
        parse_partial_date(value)


@pytest.mark.parametrize(
    ("partial", "words"),
    [("2021", "2021年"), ("2021-05", "2021年5月"), ("2021-05-03", "2021年5月3日")],
)
def test_a_partial_date_in_words_reads_back(partial, words):
    assert say_partial_date(partial) == words
    assert parse_partial_date(words) == partial


def test_every_day_reads_back_from_every_style():
    day = date(2023, 12, 1)
    while day < date(2025, 2, 1):
        styles = [
            say_date(day),
            f"{day:%Y%m%d}",
            f"{day:%Y.%m.%d}",
            f"{day.year}/{day.month}/{day.day}",
        ]
        assert {parse_date(style) for style in [*styles, day.isoformat()]} == {day}
        day += timedelta(days=1)


@pytest.mark.parametrize("value", ["9月1日", "９月１号", " 9月 1日", "九月一日", "九 月 1 号"])
def test_a_day_without_a_year_lies_in_a_year_that_is_known(value):
    assert parse_date(value, year=2026) == date(2026, 9, 1)
    with pytest.raises(NotADate):
        parse_date(value)


@pytest.mark.parametrize("value", ["9.1", 9.1, "9月", "9月31日", "九月三十一日", "某月某日"])
def test_what_is_no_day_of_a_year(value):
    with pytest.raises(NotADate):
        parse_date(value, year=2026)
