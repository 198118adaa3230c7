"""Titles that name another village or another period than the page."""

import pytest

from tests.disclosure.importing import villages
from tests.disclosure.importing.tables import LEASE_HEADER, lease, read, read_leases, sheet_of

TABLES = {
    "leases": (LEASE_HEADER, lease(1)),
    "cashbook": (villages.CASHBOOK, villages.entry("2026-9-1", "收租金", 50, "", 150)),
    "receivables": (
        villages.RECEIVABLES,
        ["平川建设有限公司", "厂房租金", "2026-6-30", 3000, 1000, 2000],
    ),
    "projects": (villages.PROJECTS, villages.project((90000, 80000, 40000))),
}


@pytest.mark.parametrize(
    ("title", "known", "warned"),
    [
        ("星光村2026年第三季度租赁公示", (), False),
        ("新埭镇星光村2026年第三季度租赁公示", (), False),
        ("平湖市新埭镇星光村村民委员会租赁公示", (), False),
        ("集体资产租赁公示", (), False),
        ("全村2026年第三季度租赁公示", (), False),
        ("新星光村2026年第三季度租赁公示", ("新星光村",), True),
        ("新星光村2026年第三季度租赁公示", (), True),
        ("旧埭村2026年第三季度租赁公示", ("旧埭村",), True),
        ("红旗村2026年第三季度租赁公示", (), True),
        ("2026年7-9月租赁公示", (), False),
        ("2026年租赁公示", (), False),
        ("2026年第三季度（2026年10月8日公示）", (), False),
        ("2026年第二季度租赁公示", (), True),
        ("2025年第三季度租赁公示", (), True),
        ("2026年9月租赁公示", (), True),
        ("2026年星光村租赁公示", (), False),
        ("【公开】2026年7-9月星光村租赁公示", (), False),
        ("2026.7-9星光村租赁公示", (), False),
        ("（星光村）租赁公示", (), False),
        ("2026年新星光村租赁公示", (), True),
        ("星光村、旧埭村2026年第三季度租赁公示", ("旧埭村",), True),
        ("旧埭村和星光村2026年第三季度租赁公示", ("旧埭村",), True),
        ("星光村2026年第三季度租赁公示（旧埭村代管）", ("旧埭村",), False),
        ("星光村村务公开2026年第3期", (), False),
        ("星光村村务公开2026年第2期", (), True),
        ("星光村村务公开2026年第8期", (), False),
        ("星光村村务公开第2期（2026年第三季度）", (), False),
    ],
)
def test_another_village_or_period_in_the_title_is_a_warning(title, known, warned):
    sheet = sheet_of([title], LEASE_HEADER, lease(1))
    assert bool(read("leases", sheet, known_villages=known).warnings) is warned


@pytest.mark.parametrize(
    ("ledger", "title", "warned"),
    [
        ("leases", "租赁公示（第二季度）", "第二季度"),
        ("leases", "租赁公示(2季度)", "2季度"),
        ("leases", "2026年上半年租赁公示", "2026年上半年"),
        ("leases", "2026年1-9月租赁公示", "2026年1-9月"),
        ("leases", "租赁公示2026.4-6", "2026年4-6月"),
        ("leases", "2026年前三季度租赁公示", "2026年前三季度"),
        ("leases", "2026年1-3季度租赁公示", "2026年1-3季度"),
        ("leases", "2026年第二、三季度租赁公示", "2026年第二、三季度"),
        ("leases", "租赁公示（截至2026年6月30日）", "截至2026年6月30日"),
        ("leases", "2026年度租赁公示", "2026年度"),
        ("leases", "2026年租赁公示", ""),
        ("leases", "2026年度星光村第三季度租赁公示", ""),
        ("leases", "2026年第三季度租赁公示（7-9月）", ""),
        ("leases", "第三季度租赁公示", ""),
        ("leases", "2026年7月1日至9月30日租赁公示", ""),
        ("leases", "租赁公示（截至2026年9月底）", ""),
        ("leases", "2026年第三季度租赁公示（截至2026年10月8日）", ""),
        ("leases", "租金按季收取，6月底前没有缴清的，7月份起按合同加收", ""),
        ("cashbook", "8月份财务收支公开", "8月份"),
        ("cashbook", "财务公开（8月）", "8月"),
        ("cashbook", "2026年度财务公开", "2026年度"),
        ("cashbook", "2026年第三季度财务公开", "2026年第三季度"),
        ("cashbook", "2026年第三季度财务公开（9月）", ""),
        ("cashbook", "财务公开（9月份）", ""),
        ("receivables", "应收款（26年6月30日）", "2026年6月30日"),
        ("receivables", "应收款 截至6月30日", "截至6月30日"),
        ("receivables", "2026年第三季度应收款", ""),
        ("receivables", "应收款（9月）", ""),
        ("projects", "2026年1-9月工程项目公开", ""),
        ("projects", "2026年前三季度工程项目公开", ""),
        ("projects", "2025年度工程项目公开", "2025年度"),
    ],
)
def test_stretches_of_time_in_the_title(ledger, title, warned):
    said = [each.message for each in read(ledger, sheet_of([title], *TABLES[ledger])).warnings]
    assert [f"标题写的是「{warned}」" in message for message in said] == ([True] if warned else [])


@pytest.mark.parametrize(
    ("place", "warned"),
    [
        ("", False),
        ("新埭镇", False),
        ("平湖市", False),
        ("嘉兴市平湖市新埭镇", False),
        ("平湖", False),
        ("嘉善县姚庄镇", True),
        ("姚庄镇", True),
        ("嘉善县", True),
    ],
)
def test_a_village_of_the_same_name_elsewhere_is_a_warning(place, warned):
    sheet = sheet_of([f"{place}星光村2026年第三季度租赁公示"], LEASE_HEADER, lease(1))
    result = read("leases", sheet, places_above=("浙江省", "嘉兴市", "平湖市", "新埭镇"))
    assert [f"「{place}星光村」" in each.message for each in result.warnings] == [True] * warned


def test_the_sheets_name_counts_as_a_title():
    (warning,) = read_leases(lease(1), name="旧埭村租赁").warnings
    assert "旧埭村" in warning.message
