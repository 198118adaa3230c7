"""Titles, notes and signatures are kept with the workbook: nobody's ID number stands in them."""

import pytest

from tests.disclosure.importing.tables import LEASE_HEADER, lease, read, sheet_of

ID = "330482199003070009"


def around(title, foot):
    return read("leases", sheet_of([title], LEASE_HEADER, lease(1), foot))


@pytest.mark.parametrize(
    ("title", "foot", "row"),
    [
        (f"星光村租赁公示 经办人{ID}", [], 1),
        ("星光村租赁公示", [f"制表：陆雪英（{ID}）"], 4),
        ("星光村租赁公示", ["制表：陆雪英", "身份证号：", ID], 4),
        ("星光村租赁公示", ["注：承租人证件 330482 19900307 0009 已核对"], 4),
    ],
)
def test_an_id_number_around_the_table_is_an_error_of_its_row(title, foot, row):
    result = around(title, foot)
    (error,) = result.errors
    assert (error.row, error.column, error.private) == (row, None, True)
    assert "请删去，存好再上传一次" in error.message
    assert ID not in f"{result.as_json()}{error.value}"


@pytest.mark.parametrize(
    "foot",
    [
        ["监督电话：0573-85012345"],
        ["制表：陆雪英 联系电话 13800001234"],
        ["注：租金请交到村账户，账号 201000123456789"],
        ["合计", "", "", "", 100.0],
    ],
)
def test_phones_of_offices_and_the_villages_account_may_stand_there(foot):
    assert around("星光村租赁公示", foot).errors == ()
