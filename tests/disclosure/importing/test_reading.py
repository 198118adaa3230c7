"""A sheet as a whole: all its errors at once, how far the reading is, and what it holds."""

from datetime import date

from tests.disclosure.importing.tables import (
    LEASE_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)


def test_all_errors_at_once_in_order():
    result = read_leases(
        lease(1, 面积="约三百", 已收="很多"),
        lease(2, 租期止="2020.1.1", 欠缴=1.0),
        lease(1, 租赁标的=""),
    )
    assert places(result.errors) == [
        (2, "area"),
        (2, "received"),
        (3, "end"),
        (3, "arrears"),
        (4, "contract_no"),
        (4, "object"),
    ]
    assert result.valid_rows == 0


def test_faults_far_down_a_long_table_are_told_where_they_are():
    rows = [lease(number) for number in range(1, 2501)]
    rows[1499] = lease(1500, 面积="约三百")
    rows[2499] = lease(2500, 已收="")
    result = read("leases", sheet_of(LEASE_HEADER, *rows))
    assert places(result.errors) == [(1501, "area"), (2501, "received")]
    without = [row.number for row in result.rows if "area" not in row.values]
    assert without == [1501]
    assert [row.values["contract_no"] for row in result.rows] == [row[1] for row in rows]


def test_progress_is_told():
    told = []
    sheet = sheet_of(LEASE_HEADER, *(lease(number) for number in range(1, 2001)))
    read("leases", sheet, progress=lambda done, total: told.append((done, total)))
    assert told == [(1000, 2001), (2000, 2001), (2001, 2001)]


def test_a_table_as_another_village_keeps_it():
    """Three levels of header, groups with subtotals, units in cells, remarks at the end."""
    result = read(
        "leases",
        sheet_of(
            ["平湖市新埭镇星光村"],
            ["2026年第3季度集体资产租赁情况"],
            ["填报单位:星光村股份经济合作社", *[""] * 8, "(单位：万元)"],
            [
                "序号",
                "合同",
                "",
                "承租",
                "",
                "租赁\n期限",
                "",
                "年租金",
                "租金收缴情况",
                "",
                "",
                "备 注",
            ],
            ["", "编号", "标的", "姓名(单位)", "面积", "起", "止", "", "本季度", "", "", ""],
            ["", "", "", "", "(亩)", "", "", "", "应收", "实收", "尚欠", ""],
            ["一、厂房类"],
            [
                "1",
                "A-1",
                "厂房",
                "李小妹",
                "3亩",
                "2024年1月1日",
                "2026.12.31",
                "4.8",
                "1.2",
                "1.2",
                "—",
            ],
            [
                "2",
                "A-2",
                "厂房",
                "王国良",
                "2",
                "20240101",
                "2026/12/31",
                "4.8万元",
                "12000元",
                "0.6",
                ".6",
            ],
            ["小计", *[""] * 6, "9.6", "2.4", "1.8", "0.6"],
            ["二、鱼塘类"],
            [3.0, "A-3", "鱼塘", "朱红", 10.0, 45292.0, 46387.0, 1.2, 0.3, 0.3, 0.0],
            ["小计", *[""] * 6, 1.2, 0.3, 0.3, 0.0],
            ["合  计", *[""] * 6, 10.8, 2.7, 2.1, 0.6],
            ["以上情况如有疑问，请向村监会反映"],
            ["村主任：王国良   制表：李红   审核：陈建明   2026年10月8日"],
        ),
    )
    assert (result.errors, result.warnings) == ((), ())
    assert result.as_json()["totals"] == {
        "area": "10000.00",
        "annual_rent": "108000.00",
        "due": "27000.00",
        "received": "21000.00",
        "arrears": "6000.00",
    }
    assert (result.prepared_by, result.checked_by) == ("李红", "陈建明")
    assert result.announced_on == date(2026, 10, 8)
