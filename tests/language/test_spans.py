import pytest

from language.dates import NotADate
from language.spans import WrittenSpan, is_open_ended, parse_span


@pytest.mark.parametrize(
    "value",
    [
        "2024.1.1-2026.12.31",
        "2024年1月1日至2026年12月31日止",
        "自2024年1月1日起至2026年12月31日止",
        "从2024年1月1日到2026年12月31日",
        "2024年1月1日起,2026年12月31日止",
        "2024年1月1日起，至2026年12月31日为止",
        "二〇二四年一月一日至二〇二六年十二月三十一日",
        "2024/1/1—2026/12/31",
        "2024/1/1/2026/12/31",
        "2024-01-01-2026-12-31",
        "20240101-20261231",
        "2024.1.1\n2026.12.31",
        "2024.1.1至\n2026.12.31",
        "2024年1月1日至2026年\r\n12月31日",
        "2024.1.1 2026.12.31",
        "2024.1.1 / 2026.12.31",
        "２０２４．１．１～２０２６．１２．３１",
        "2024.1.1 —— 2026.12.31（共三年）",
        "2024.1.1-2026.12.31 共3年",
        "3年(2024.1.1-2026.12.31)",
        "三年，2024.1.1-2026.12.31",
        "36个月（2024.1.1-2026.12.31）",
        "（2024.1.1-2026.12.31）",
    ],
)
def test_a_span_has_a_first_and_a_last_day(value):
    assert parse_span(value) == WrittenSpan("2024-01-01", "2026-12-31")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-1-2026-12", "2024-01", "2026-12"),
        ("2024年2月到2024年2月", "2024-02", "2024-02"),
        ("自2024年1月起至2026年12月31日", "2024-01", "2026-12-31"),
        ("202401-202612", "2024-01", "2026-12"),
        ("2024 1-2026 12", "2024-01", "2026-12"),
        ("2024 1 1-2026 12 31", "2024-01-01", "2026-12-31"),
        ("2024 1 1至2026 11 1", "2024-01-01", "2026-11-01"),
    ],
)
def test_it_says_where_only_a_month_is_written(value, first, last):
    assert parse_span(value) == WrittenSpan(first, last)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026.1.1-12.31", "2026-01-01", "2026-12-31"),
        ("2026年1月1日起至12月止", "2026-01-01", "2026-12"),
        ("2026年1月1日\n12月31日止", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_last_day_without_a_year_lies_in_the_year_of_the_first(value, first, last):
    assert parse_span(value) == WrittenSpan(first, last, in_one_year=True)


@pytest.mark.parametrize(
    "value",
    [
        "长期", "3年", "2024.1.1", "2024-01-01", "2024/1/1", "2024.1.1-2026", "2024.1.1-12",
        "2024.2.30-2026.1.1", "2024-2027", "2024.1.1起", "2024.1.1起三年", "2024年1月1日至今",
        "2024.1.1-2025.1.1-2026.1.1", 20240101, "",
    ],
)  # fmt: skip
def test_what_names_no_two_days_is_no_span(value):
    with pytest.raises(NotADate):
        parse_span(value)


@pytest.mark.parametrize(
    "value",
    [
        "2024.1.1-长期",
        "2024.1.1起长期",
        "2024.1.1\n长期",
        "自2024年1月1日至长期有效",
        "2024.1.1，无固定期限",
        "2024/1/1 ~ 不定期",
        "20240101 永久",
    ],
)
def test_a_span_without_a_last_day(value):
    assert parse_span(value) == WrittenSpan("2024-01-01", None)


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("长期", True),
        ("无固定期限", True),
        ("不 定 期", True),
        ("没有期限", True),
        ("三年", False),
        ("", False),
    ],
)
def test_what_has_no_last_day(text, is_open):
    assert is_open_ended(text) is is_open
