from datetime import date, timedelta

import pytest

from language.periods import (
    NotAPeriod,
    PeriodKind,
    day_in_period,
    default_period,
    find_period,
    find_periods,
    latest_begun,
    month_in_period,
    ongoing_period,
    parse_period,
    recent_periods,
    starts_of_days,
)


@pytest.mark.parametrize(
    ("code", "kind", "label", "first_day", "last_day"),
    [
        ("2026", PeriodKind.YEAR, "2026年", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026Q3", PeriodKind.QUARTER, "2026年第三季度", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-09", PeriodKind.MONTH, "2026年9月", date(2026, 9, 1), date(2026, 9, 30)),
        ("2024-02", PeriodKind.MONTH, "2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-09-30", PeriodKind.DAY, "截至2026年9月30日", date(2026, 9, 30), date(2026, 9, 30)),
    ],
)
def test_a_code_names_one_period(code, kind, label, first_day, last_day):
    period = parse_period(code)
    assert (period.kind, period.label) == (kind, label)
    assert (period.first_day, period.last_day) == (first_day, last_day)
    assert (period.code, period.year) == (code, 2026 if "2026" in code else 2024)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "26",
        "2026Q0",
        "2026Q5",
        "2026q3",
        "2026-Q3",
        "2026-9",
        "2026-13",
        "2026-00",
        "2026-02-30",
        "2026-09-3",
        "2026/09",
        "202609",
        " 2026",
        "2026\n",
        "２０２６",
        "1899",
        "2200",
        "2026年",
    ],
)
def test_only_the_one_way_of_writing_a_code_is_read(code):
    with pytest.raises(NotAPeriod):
        parse_period(code)


def every_code():
    day = date(2023, 1, 1)
    while day < date(2025, 1, 1):
        yield day.isoformat()
        day += timedelta(days=1)
    for year in (1900, 2023, 2026, 2199):
        yield str(year)
        yield from (f"{year}Q{quarter}" for quarter in range(1, 5))
        yield from (f"{year}-{month:02}" for month in range(1, 13))


def test_every_code_and_every_label_reads_back():
    for code in every_code():
        period = parse_period(code)
        assert period.code == code
        assert find_periods(period.label) == (period,)
        assert find_period(f"星光村{period.label}情况") == period


def test_periods_sort_by_their_last_day_the_shorter_first():
    codes = ["2026", "2026Q4", "2026-12", "2026-12-31", "2026Q3", "2026-10", "2025"]
    ordered = sorted(map(parse_period, codes))
    assert [period.code for period in ordered] == (
        ["2025", "2026Q3", "2026-10", "2026-12-31", "2026-12", "2026Q4", "2026"]
    )
    assert parse_period("2026-12") != parse_period("2026Q4")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("星光村2026年第三季度集体资产资源租赁情况公示表", ["2026Q3"]),
        ("2026年三季度", ["2026Q3"]),
        ("2026年3季度", ["2026Q3"]),
        ("2026年度第三季度", ["2026Q3"]),
        ("2026年Q3", ["2026Q3"]),
        ("2026Q3", ["2026Q3"]),
        ("2026-q3", ["2026Q3"]),
        ("二〇二六年第三季度", ["2026Q3"]),
        ("２０２６年第３季度", ["2026Q3"]),
        ("2026 年 第三 季度", ["2026Q3"]),
        ("2026年7-9月", ["2026Q3"]),
        ("2026年7月至9月", ["2026Q3"]),
        ("2026年1-12月", ["2026"]),
        ("姚浜村2026年9月财务收支逐笔公开表", ["2026-09"]),
        ("2026年9月份", ["2026-09"]),
        ("2026年09月", ["2026-09"]),
        ("二〇二六年十二月", ["2026-12"]),
        ("财务公开2026-09", ["2026-09"]),
        ("旧埭村集体资产台账(2026年9月30日)", ["2026-09-30"]),
        ("（截至2026年9月30日）", ["2026-09-30"]),
        ("截止2026.9.30", ["2026-09-30"]),
        ("二〇二六年九月三十日", ["2026-09-30"]),
        ("2026年度", ["2026"]),
        ("星光村重大事项民主决策公开(2026年)", ["2026"]),
        ("2026年第一批", ["2026"]),
        ("2026年第三季度（2026年9月30日）", ["2026Q3", "2026-09-30"]),
        ("2026年9月与2026年8月、2026年9月", ["2026-09", "2026-08"]),
        ("2026年上半年", []),
        ("2026年度下半年", []),
        ("2026年前三季度", []),
        ("2026年1-8月", []),
        ("2026年第5季度", []),
        ("2026年13月", []),
        ("2026年2月30日", []),
        ("第三季度", []),
        ("HT2026-01", []),
        ("星光租2023-001", []),
        ("12026年", []),
        ("合同台账", []),
        ("", []),
    ],
)
def test_periods_are_found_in_running_text(text, codes):
    assert [period.code for period in find_periods(text)] == codes
    assert find_period(text) == (parse_period(codes[0]) if codes else None)


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (date(2026, 10, 1), ["2025", "2026Q3", "2026-09", "2026-09-30"]),
        (date(2026, 9, 30), ["2025", "2026Q2", "2026-08", "2026-08-31"]),
        (date(2026, 1, 15), ["2025", "2025Q4", "2025-12", "2025-12-31"]),
        (date(2024, 3, 31), ["2023", "2023Q4", "2024-02", "2024-02-29"]),
    ],
)
def test_the_default_is_the_latest_period_that_is_over(today, codes):
    assert [default_period(kind, today).code for kind in PeriodKind] == codes


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (date(2026, 10, 1), ["2026", "2026Q4", "2026-10", "2026-10-01"]),
        (date(2026, 9, 30), ["2026", "2026Q3", "2026-09", "2026-09-30"]),
        (date(2026, 1, 15), ["2026", "2026Q1", "2026-01", "2026-01-15"]),
    ],
)
def test_the_ongoing_period_holds_today(today, codes):
    assert [ongoing_period(kind, today).code for kind in PeriodKind] == codes


def test_recent_periods_come_with_the_latest_first():
    recent = [period.code for period in recent_periods(date(2026, 2, 3), years=1)]
    assert recent[:5] == ["2026", "2026Q1", "2026-02", "2026-01", "2025"]
    assert recent[5:8] == ["2025Q4", "2025-12", "2025-11"]
    assert recent[-1] == "2025-01"
    assert len(recent) == len(set(recent)) == 2 + 5 + 14


@pytest.mark.parametrize(
    ("text", "today", "code"),
    [
        ("四季度", date(2026, 11, 25), "2026Q4"),
        ("第四季度", date(2026, 9, 30), "2025Q4"),
        ("第 4 季度", date(2026, 10, 1), "2026Q4"),
        ("q3", date(2026, 7, 1), "2026Q3"),
        ("9月", date(2026, 9, 1), "2026-09"),
        ("十二月份", date(2026, 11, 25), "2025-12"),
        ("13月", date(2026, 11, 25), None),
        ("去年四季度", date(2026, 11, 25), None),
        ("五季度", date(2026, 11, 25), None),
        ("9月3日", date(2026, 11, 25), None),
        ("", date(2026, 11, 25), None),
    ],
)
def test_the_latest_that_has_begun_of_what_is_named_without_a_year(text, today, code):
    found = latest_begun(text, today)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("value", "period", "day"),
    [
        ("10/8", "2026-10", date(2026, 10, 8)),
        ("10-8", "2026Q4", date(2026, 10, 8)),
        (10.8, "2026-10", date(2026, 10, 8)),
        ("10月8", "2026-10", date(2026, 10, 8)),
        ("十月八日", "2026-10", date(2026, 10, 8)),
        ("十月三十一日", "2026Q4", date(2026, 10, 31)),
        ("十一月三十一日", "2026-11", None),
        ("九月八日", "2026-10", None),
        ("十十月八日", "2026-10", None),
        ("10.3", "2026-10", None),
        (11.1, "2026-11", None),
        ("11/31", "2026-11", None),
        ("9/8", "2026-10", None),
        ("10/8", "2026", None),
        ("10/8", "2026-10-08", None),
        (108, "2026-10", None),
        (None, "2026-10", None),
    ],
)
def test_a_day_that_only_the_period_gives_its_year(value, period, day):
    assert day_in_period(value, parse_period(period)) == day


@pytest.mark.parametrize(
    ("value", "period", "month"),
    [
        ("9月", "2026-09", "2026-09"),
        ("九月底", "2026-09", "2026-09"),
        ("十一月中旬", "2026Q4", "2026-11"),
        ("2026年9月末", "2026-09", "2026-09"),
        ("2025年9月末", "2026-09", None),
        ("8月", "2026-09", None),
        ("十十月", "2026Q4", None),
        ("9月", "2026", None),
        (9, "2026-09", None),
    ],
)
def test_a_month_that_only_the_period_gives_its_year(value, period, month):
    assert month_in_period(value, parse_period(period)) == month


@pytest.mark.parametrize(
    ("code", "starts"),
    [
        ("2026-09", ["2026-09-"]),
        ("2026Q3", ["2026-07-", "2026-08-", "2026-09-"]),
        ("2026", [f"2026-{month:02}-" for month in range(1, 13)]),
    ],
)
def test_days_of_a_period_are_told_by_their_months(code, starts):
    assert starts_of_days(parse_period(code)) == starts
