"""Quantities that say what they count: 3间, 2台."""

from decimal import Decimal

import pytest

from tests.disclosure.importing.tables import places, read, sheet_of

HEADER = ["资产编号", "资产名称", "类别", "数量", "原值", "净值", "使用状况"]


def assets(*cells, unit=None):
    """A table of assets with these quantities, and a column of units where there are any."""
    rows = [
        [f"a{number}", "泵站", "设备", cell, 1000.0, 500.0, "自用"]
        for number, cell in enumerate(cells, 1)
    ]
    if unit is None:
        return read("assets", sheet_of(HEADER, *rows))
    header, *rows = ([*row[:4], "", *row[4:]] for row in (HEADER, *rows))
    header[4] = "单位"
    for row in rows:
        row[4] = unit
    return read("assets", sheet_of(header, *rows))


@pytest.mark.parametrize(
    ("cell", "quantity", "unit"),
    [
        ("3间", 3, "间"),
        ("2 台", 2, "台"),
        ("１，２００㎡", 1200, "㎡"),
        ("3.5亩", Decimal("3.5"), "亩"),
        ("两间", 2, "间"),
        (3.0, 3, None),
    ],
)
def test_what_a_quantity_counts_is_read_from_its_own_cell(cell, quantity, unit):
    result = assets(cell, "1台")
    assert (result.errors, result.warnings) == ((), ())
    values = result.rows[0].values
    assert (values["quantity"], values["unit"]) == (quantity, unit)


@pytest.mark.parametrize(
    ("header", "cell", "quantity", "unit"),
    [
        ("面积（亩）", 23.5, Decimal("23.5"), "亩"),
        ("数量(平方米)", "1,200", 1200, "平方米"),
        ("面积（亩）", "3间", 3, "间"),
        ("数量（面积）", 3.0, 3, None),
    ],
)
def test_what_a_quantity_counts_may_stand_in_its_header(header, cell, quantity, unit):
    headers = [header if each == "数量" else each for each in HEADER]
    row = ["a1", "鱼塘", "水面", cell, 1000.0, 500.0, "出租"]
    result = read("assets", sheet_of(headers, row, ["合计", "", "", cell, 1000.0, 500.0, ""]))
    assert (result.errors, result.warnings) == ((), ())
    (read_row,) = result.rows
    assert (read_row.values["quantity"], read_row.values.get("unit")) == (quantity, unit)


@pytest.mark.parametrize("unit", ["", "间"])
def test_a_column_of_units_may_be_empty_or_say_the_same(unit):
    values = assets("3间", unit=unit).rows[0].values
    assert (values["quantity"], values["unit"]) == (3, "间")


@pytest.mark.parametrize(("cell", "unit"), [("3间", "台"), ("约3间", ""), ("3幢5层", "")])
def test_what_is_no_one_quantity_is_an_error(cell, unit):
    assert places(assets(cell, unit=unit).errors) == [(2, "quantity")]
