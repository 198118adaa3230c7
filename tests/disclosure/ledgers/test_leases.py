"""What only leases can tell of themselves: a rent that nobody pays for so much land."""

import pytest

from tests.disclosure.importing.tables import lease, places, read_leases


@pytest.mark.parametrize(
    ("rent", "area", "asked"),
    [
        (12_000_000.0, 100.0, True),
        (15.8, 1818.0, True),
        (158_000.0, 644.0, False),
        (1_200.0, 6_670.0, False),
        (100.0, 6_670.0, False),
        (30_000.0, 4.0, False),
        (0.0, 100.0, False),
    ],
)
def test_a_usual_rent_that_nobody_pays_is_asked_about(rent, area, asked):
    rows = [lease(n, 年租金=rent, 面积=area, 应收=0.0, 已收=0.0, 欠缴=0.0) for n in (1, 2, 3)]
    result = read_leases(*rows)
    assert result.errors == ()
    assert places(result.warnings) == ([(3, "annual_rent")] if asked else [])
    if asked:
        assert "多半是元和万元弄错了" in result.warnings[0].message


def test_one_odd_rent_among_others_is_asked_about_alone():
    rows = [lease(1), lease(2, 年租金=40_000_000.0), lease(3)]
    assert places(read_leases(*rows).warnings) == [(3, "annual_rent")]
