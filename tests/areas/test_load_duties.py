from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from areas.csv_rows import CsvRow, LoadError, LoadReport, read_csv
from areas.duty_rows import COLUMNS, parse_day
from areas.enums import Role
from areas.factories import AreaFactory, make_village
from areas.models import Duty
from areas.services import load_duties

HEADER = "area_code,role,person_name,username,starts_on,ends_on,phone"


def duty_rows(lines: str, header: str = HEADER) -> list[CsvRow]:
    return read_csv(f"{header}\n{lines}".encode(), COLUMNS)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("2026/1/31", date(2026, 1, 31)),
        ("2026.1.31", date(2026, 1, 31)),
        ("2026年1月31日", date(2026, 1, 31)),
        ("2026-02-30", None),
        ("31/1/2026", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(text, day):
    assert parse_day(text) == day


def test_role_by_key_or_label_and_account_by_name(xingguang):
    user = get_user_model().objects.create_user("kuaiji")
    report = load_duties(
        duty_rows(
            "330482102201,accountant,沈月,kuaiji,2026-01-01,,13800000000\n"
            "330482102201,村务监督委员会,陆明,,2026/1/1,2026/12/31,\n"
            "330482102201,村会计(报账员),沈方,,2025-01-01,2025-06-30,\n"
            "330482102201,村会计,沈方,,2025-07-01,2025-09-30,\n"
            "330482102201,报账员,沈方,,2025-10-01,2025-12-31,"
        )
    )
    assert report == LoadReport(5, 0, 0)
    accountant = Duty.objects.get(person_name="沈月")
    assert (accountant.user, accountant.area, accountant.role) == (
        user,
        xingguang,
        Role.ACCOUNTANT,
    )
    assert (accountant.starts_on, accountant.ends_on) == (date(2026, 1, 1), None)
    committee = Duty.objects.get(person_name="陆明")
    assert (committee.role, committee.ends_on) == (
        Role.SUPERVISION_COMMITTEE,
        date(2026, 12, 31),
    )
    assert {duty.role for duty in Duty.objects.filter(person_name="沈方")} == {Role.ACCOUNTANT}


def test_again_without_change_then_an_end(xingguang):
    line = "330482102201,accountant,沈月,,2026-01-01,{},13800000000"
    load_duties(duty_rows(line.format("")))
    assert load_duties(duty_rows(line.format(""))) == LoadReport(0, 0, 1)
    assert load_duties(duty_rows(line.format("2026-06-30"))) == LoadReport(0, 1, 0)
    assert Duty.objects.get().ends_on == date(2026, 6, 30)


def test_a_column_that_the_file_lacks_changes_nothing(xingguang):
    load_duties(duty_rows("330482102201,accountant,沈月,,2026-01-01,2026-06-30,13800000000"))
    short = "330482102201,accountant,沈月,2026-01-01"
    assert load_duties(duty_rows(short, ",".join(COLUMNS))) == LoadReport(0, 0, 1)
    assert Duty.objects.get().phone == "13800000000"


def test_a_county_of_duties_in_few_queries(db):
    town = make_village().get_parent()
    villages = [AreaFactory(parent=town) for _ in range(120)]
    roles = ["accountant", "supervision_committee", "liaison_head"]
    users = get_user_model().objects.bulk_create(
        get_user_model()(username=f"u{village.code}") for village in villages
    )
    assert len(users) == 120
    rows = duty_rows(
        "\n".join(
            f"{village.code},{role},沈{village.pk},u{village.code},2026-01-01,,"
            for village in villages
            for role in roles
        )
    )
    with CaptureQueriesContext(connection) as queries:
        assert load_duties(rows) == LoadReport(360, 0, 0)
    assert len(queries) <= 14


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("330482999,accountant,沈月,,2026-01-01,,", "找不到区划“330482999”"),
        ("330482102201,mayor,沈月,,2026-01-01,,", "不认识的职务“mayor”"),
        ("330482102,accountant,沈月,,2026-01-01,,", "只能在村（社区）一级任职"),
        ("330482102201,accountant,,,2026-01-01,,", "“person_name”是空的"),
        (f"330482102201,accountant,{'沈' * 51},,2026-01-01,,", "“person_name”有 51 个字"),
        ("330482102201,accountant,沈月,nobody,2026-01-01,,", "没有登录账号“nobody”"),
        ("330482102201,accountant,沈月,,,,", "“starts_on”是空的"),
        ("330482102201,accountant,沈月,,明年,,", "“starts_on”不是日期：明年"),
        ("330482102201,accountant,沈月,,2026-01-01,2026-02-30,", "“ends_on”不是日期"),
        ("330482102201,accountant,沈月,,2026-01-02,2026-01-01,", "早于开始日期"),
        ("330482102201,accountant,沈月,,2026-01-01,,打我手机", "电话“打我手机”不对"),
        (
            "330482102201,accountant,沈月,,2026-01-01,,\n"
            "330482102201,村会计（报账员）,沈月,,2026/1/1,,",
            "与第 2 行是同一项任职",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_nothing_is_loaded(pinghu, line, words):
    good = "330482102202,accountant,陆明,,2026-01-01,,"
    with pytest.raises(LoadError) as caught:
        load_duties(duty_rows(f"{line}\n{good}"))
    (problem,) = caught.value.problems
    assert problem.line == 1 + len(line.split("\n"))
    assert words in problem.message
    assert not Duty.objects.exists()


TOWN_OFFICE = "330482102,town_inspection,沈月,zhen,2026-01-01,{},13800000000"


@pytest.mark.parametrize(
    ("line", "is_second"),
    [
        ("330482102201,accountant,沈月,kuaiji,2025-01-01,2025-12-31,", True),
        ("330482102201,accountant,沈方,kuaiji,2025-01-01,,138 0000 0000", True),
        ("330482102201,accountant,沈月,zhen,2025-01-01,,", False),
        ("330482102201,accountant,沈月,,2025-01-01,,", False),
        ("330482102201,accountant,沈方,kuaiji,2025-01-01,,", False),
    ],
)
@pytest.mark.parametrize("is_loaded_before", [True, False])
def test_a_second_account_of_one_person_is_named_with_its_line(
    xingguang, line, is_second, is_loaded_before
):
    for name in ("zhen", "kuaiji"):
        get_user_model().objects.create_user(name)
    first = TOWN_OFFICE.format("")
    lines = line if is_loaded_before else f"{first}\n{line}"
    if is_loaded_before:
        load_duties(duty_rows(first))
    if not is_second:
        load_duties(duty_rows(lines))
        assert Duty.objects.count() == 2
        return
    with pytest.raises(LoadError) as caught:
        load_duties(duty_rows(lines))
    (problem,) = caught.value.problems
    assert "可能已经有账号 zhen" in problem.message
    reasoned = "\n".join(f"{each},只是同名" for each in lines.split("\n"))
    load_duties(duty_rows(reasoned, f"{HEADER},another_person"))
    assert Duty.objects.get(user__username="kuaiji").another_person == "只是同名"
    assert load_duties(duty_rows(lines)).unchanged == len(lines.split("\n"))


FIRST_TERM = "330482102201,accountant,沈月,,2026-01-01,{}"


@pytest.mark.parametrize(
    ("end", "line", "words"),
    [
        ("", "330482102201,accountant,沈月,,2026-06-01,", "从2026年1月1日起，没有结束日期"),
        ("", "330482102201,accountant,沈 月,,2025-01-01,", "没有结束日期"),
        ("2026-06-02", "330482102201,accountant,沈月,,2026-06-01,", "到2026年6月2日"),
        ("2026-06-01", "330482102201,accountant,沈月,,2026-06-01,", ""),
        ("", "330482102201,accountant,沈月,,2025-01-01,2026-01-01", ""),
        ("", "330482102201,accountant,沈方,,2026-06-01,", ""),
        ("", "330482102202,accountant,沈月,,2026-06-01,", ""),
        ("", "330482102201,supervision_committee,沈月,,2026-06-01,", ""),
    ],
)
@pytest.mark.parametrize("is_loaded_before", [True, False])
def test_nobody_holds_an_office_twice_at_a_time(xingguang, end, line, words, is_loaded_before):
    header = HEADER.removesuffix(",phone")
    first = FIRST_TERM.format(end)
    if is_loaded_before:
        load_duties(duty_rows(first, header))
    lines = line if is_loaded_before else f"{first}\n{line}"
    if not words:
        load_duties(duty_rows(lines, header))
        assert Duty.objects.count() == 2
        return
    with pytest.raises(LoadError) as caught:
        load_duties(duty_rows(lines, header))
    (problem,) = caught.value.problems
    assert words in problem.message
    assert ("在这里" if is_loaded_before else "在第 2 行") in problem.message
    reasoned = "\n".join(f"{each},只是同名" for each in lines.split("\n"))
    load_duties(duty_rows(reasoned, f"{header},another_person"))
    assert Duty.objects.count() == 2
    assert load_duties(duty_rows(lines, header)).unchanged == len(lines.split("\n"))


def test_an_account_holds_an_office_once_whatever_the_name(xingguang):
    get_user_model().objects.create_user("kuaiji")
    load_duties(duty_rows("330482102201,accountant,沈月,kuaiji,2026-01-01,,"))
    with pytest.raises(LoadError, match="日子重叠"):
        load_duties(duty_rows("330482102201,accountant,沈跃,kuaiji,2026-06-01,,"))


def test_one_file_ends_a_term_and_begins_the_next(xingguang):
    load_duties(duty_rows(f"{FIRST_TERM.format('')},"))
    next_term = "330482102201,accountant,沈月,,2026-06-01,,"
    report = load_duties(duty_rows(f"{next_term}\n{FIRST_TERM.format('2026-06-01')},"))
    assert report == LoadReport(1, 1, 0)
