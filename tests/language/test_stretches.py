from datetime import date

import pytest

from language.stretches import find_stretches


@pytest.mark.parametrize(
    ("text", "first_day", "last_day"),
    [
        ("租赁公示表（第二季度）", "2030-04-01", "2030-06-30"),
        ("租赁公示表(2季度)", "2030-04-01", "2030-06-30"),
        ("租赁公示表(Q2)", "2030-04-01", "2030-06-30"),
        ("第二、三季度", "2030-04-01", "2030-09-30"),
        ("8月份财务收支公开", "2030-08-01", "2030-08-31"),
        ("财务公开（8月）", "2030-08-01", "2030-08-31"),
        ("十一月份", "2030-11-01", "2030-11-30"),
        ("2026年上半年", "2026-01-01", "2026-06-30"),
        ("2026年度下半年", "2026-07-01", "2026-12-31"),
        ("2026年1-9月", "2026-01-01", "2026-09-30"),
        ("2026年4－6月", "2026-04-01", "2026-06-30"),
        ("2026.4-6", "2026-04-01", "2026-06-30"),
        ("2026年前三季度", "2026-01-01", "2026-09-30"),
        ("2026年前8个月", "2026-01-01", "2026-08-31"),
        ("2026年1-3季度", "2026-01-01", "2026-09-30"),
        ("2026年第三季度", "2026-07-01", "2026-09-30"),
        ("二〇二六年九月", "2026-09-01", "2026-09-30"),
        ("2026-q3", "2026-07-01", "2026-09-30"),
        ("2026-09", "2026-09-01", "2026-09-30"),
        ("2026年7月至2026年9月", "2026-07-01", "2026-09-30"),
        ("2025年11月至2026年2月", "2025-11-01", "2026-02-28"),
        ("2026年7月1日至9月30日", "2026-07-01", "2026-09-30"),
        ("26年6月30日", "2026-06-30", "2026-06-30"),
        ("2026.6.30", "2026-06-30", "2026-06-30"),
        ("2025年星光村第三季度租赁公示", "2025-07-01", "2025-09-30"),
        ("2025年度星光村第三季度租赁公示", "2025-07-01", "2025-09-30"),
        ("2026年度", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_stretch_is_found(text, first_day, last_day):
    (stretch,) = find_stretches(text, year=2030)
    assert (stretch.first_day, stretch.last_day) == (
        date.fromisoformat(first_day),
        date.fromisoformat(last_day),
    )


@pytest.mark.parametrize(
    "text",
    [
        "四季果园租赁",
        "三月三村",
        "第一组",
        "HT2026-01",
        "12026年",
        "2026年2月30日",
        "2026年13月",
        "",
    ],
)
def test_what_names_no_time(text):
    assert find_stretches(text, year=2030) == ()


def test_without_a_year_of_its_own_nor_one_given_it_names_no_time():
    assert find_stretches("第二季度") == ()
    assert len(find_stretches("2026年度，第二季度")) == 1


@pytest.mark.parametrize(
    ("text", "state", "bare_year"),
    [
        ("截至2026年6月30日", True, False),
        ("截止6月底", True, False),
        ("2026年租赁公示", False, True),
        ("2026年度租赁公示", False, False),
    ],
)
def test_states_and_bare_years(text, state, bare_year):
    (stretch,) = find_stretches(text, year=2026)
    assert (stretch.state, stretch.bare_year) == (state, bare_year)
