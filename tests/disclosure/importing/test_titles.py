"""Titles that name another village or another period than the page."""

import pytest

from tests.disclosure.importing.tables import LEASE_HEADER, lease, read, read_leases, sheet_of


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
    ],
)
def test_another_village_or_period_in_the_title_is_a_warning(title, known, warned):
    sheet = sheet_of([title], LEASE_HEADER, lease(1))
    assert bool(read("leases", sheet, known_villages=known).warnings) is warned


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
