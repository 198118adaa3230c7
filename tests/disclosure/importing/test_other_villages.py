"""Tables in forms that accountants of other villages use: what is read, and what is found."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from disclosure.importing.files.workbook import open_workbook
from tests.disclosure.importing.tables import places, read, sheet_of
from tests.disclosure.importing.villages import (
    AID,
    ASSETS,
    CASHBOOK,
    CONTRACTS,
    DECISIONS,
    LEASES,
    PROJECTS,
    RECEIVABLES,
    entry,
    lease,
    project,
    vote,
)

FAULTLESS = [
    pytest.param(
        "leases",
        [
            ["平湖市新埭镇星光村股份经济合作社2026年三季度租赁公示（截至9月底）"],
            ["填报单位：星光村"], [], ["公开"], ["单位：元"], [],
            LEASES, ["一、鱼塘"], lease(1), [], lease(2), ["注：鱼塘由村里管"], lease(3),
            ["", "合 计", "", "", "4.50", "", "12000", "3,000.00", "1800", "1200.00", ""],
            ["民主监督小组：王五", "", "", "", "制表：", "赵六", "", "2026年10月8日"],
        ],
        3, id="lease table of a cooperative",
    ),
    pytest.param(
        "leases",
        [
            LEASES, lease(1), ["小计", "", "", "", "", "", 4000, 1000, 600, 400, ""],
            lease(2), ["小计", "", "", "", "", "", 4000, 1000, 600, 400, ""],
            ["总计", "", "", "", "", "", 8000, 2000, 1200, 800, ""],
        ],
        2, id="subtotals and a grand total",
    ),
    pytest.param(
        "leases",
        [
            LEASES,
            lease(1, rent=("￥４，０００．００", "¥1,000.00", "600元", "400.00元")),
            lease(2, rent=("0.4万元", "1000.00", "1000", "—")),
            lease(3, rent=("4000", "(1,000.00)", "-1,000.00", "0")),
        ],
        3, id="amounts in many styles",
    ),
    pytest.param(
        "cashbook",
        [
            CASHBOOK, ["期初余额", "", "", "", "", 2000, ""],
            entry("2026.9.1", "收租金", "1,000.00", "", 3000),
            entry("2026/9/2", "冲红", "", "(100.00)", 3100),
            ["", "", "过次页", 1000, -100, 3100, ""], ["", "", "承前页", 1000, -100, 3100, ""],
            entry("2026-9-3", "付电费", "-", 100, 3000),
            ["2026-9-30", "", "本月合计", 1000, 0, 3000, ""],
            ["", "", "本年累计", 9000, 70, 3000, ""],
        ],
        3, id="pages of a cashbook",
    ),
    pytest.param(
        "cashbook",
        [
            ["2026年", "", "凭证号", "摘要", "收入", "支出", "余额"],
            ["月", "日", "", "", "", "", ""],
            ["", "", "", "上月结余款", "", "", 2000],
            [9.0, 1.0, "记1", "收租金", 1000, "", 3000], ["", 2.0, "记2", "付电费", "", 10, 2990],
            ["", "", "", "本月发生额合计", 1000, 10, 2990],
        ],
        2, id="days in columns of their own",
    ),
    pytest.param(
        "decisions",
        [
            DECISIONS, vote("46人", "42人", "34票", "2票", "6票"),
            vote(46, 42, 42, "-", "—", "一致通过"), vote(46, 42, 20, 20, 2, "未通过"),
        ],
        3, id="votes with their unit",
    ),
    pytest.param(
        "projects",
        [
            ["单位：万元"], PROJECTS, project((10.12, 9.12, 1.12), 0.6),
            project((10.12, 9.12, 1.12), 60), project((10.12, 9.12, 1.12), "已完工 100%"),
            project((10.12, 9.12, 1.12), "已完工"),
            ["合计", "", "", 40.49, 36.48, 4.48, "", "", ""],
        ],
        4, id="projects in 万元",
    ),
    pytest.param(
        "receivables",
        [
            ["星光村应收款清理表（截至2026年9月30日）"], RECEIVABLES,
            ["李小妹", "鱼塘", "2016.1", 100, 0, 100], ["张红", "鱼塘", "2016年", 100, "-", 100],
            ["王建国", "鱼塘", 2016.0, 100, 50, 50], ["合计", "", "", 300, 50, 250],
        ],
        3, id="old debts",
    ),
    pytest.param(
        "contracts",
        [
            CONTRACTS,
            ["1", "清运", "嘉禾公司", "二〇二六年一月五日", "肆拾柒万贰仟元整", "33.04万元"],
            ["2", "清运", "嘉禾公司", "2026年1月5日", "472000元（大写：肆拾柒万贰仟元整）", 0],
        ],
        2, id="amounts in words",
    ),
    pytest.param(
        "assets",
        [
            ASSETS, ["a1", "礼堂", "房屋", 1, "1,250,000.00", "98万元", "2021年", "自用"],
            ["a2", "泵站", "设备", 2, 5000, "-", "2021.05", "闲置"],
            ["总 计", "", "", 3, 1255000, 980000, "", ""],
        ],
        2, id="assets",
    ),
    pytest.param(
        "aid",
        [AID, ["李小妹", "低保", "532元/月", "1,064.00", "2026.9.20", ""], ["合计", "", "", 1064]],
        1, id="aid",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ledger", "rows", "count"), FAULTLESS)
def test_a_table_without_fault_is_read_whole(ledger, rows, count):
    result = read(ledger, sheet_of(*rows))
    assert [finding.message for finding in result.errors] == []
    assert (len(result.rows), result.valid_rows) == (count, count)


@pytest.mark.parametrize(("ledger", "rows", "count"), FAULTLESS)
def test_a_workbook_says_the_same_as_its_table(ledger, rows, count):
    book = Workbook()
    for row in rows:
        book.active.append([None if cell == "" else cell for cell in row])
    stream = BytesIO()
    book.save(stream)
    sheet = open_workbook(stream.getvalue(), "a.xlsx").read("Sheet")
    assert read(ledger, sheet).rows == read(ledger, sheet_of(*rows)).rows


FAULTY = [
    pytest.param(
        "leases",
        [
            LEASES, lease(1, "长期"), lease(2, "2026.1.1-2024.12.31"), lease(3, ""),
            lease(4, "2024.1.1-2026.13.31"), lease(5),
        ],
        [(2, "start"), (3, "end"), (4, "start"), (5, "start")], id="one error for a term",
    ),
    pytest.param(
        "leases",
        [
            LEASES, lease(1, lessee="李小妹（13800001234）"),
            lease(2, rent=(4000, "约1000", 600, 400)), lease(3, rent=(4000, 1000, 600, 399.99)),
            lease(4, rent=(4000, 1000, 600, 399)), lease(5, lessee=""),
            ["合计", "", "", "", "", "", 20001, 5000, 3000, 1998.99, ""],
        ],
        [
            (2, "lessee"), (3, "due"), (4, "arrears"), (5, "arrears"), (6, "lessee"),
            (7, "annual_rent"),
        ],
        id="each wrong cell once, and a wrong total",
    ),
    pytest.param(
        "cashbook",
        [
            CASHBOOK, ["", "", "上月结转", "", "", 2000, ""],
            entry("2026-9-1", "a", "abc", "", 3000), entry("2026-9-31", "b", 1, "", 3001),
            entry("2026-9-2", "c", 1, "", 9999), entry("2026-9-3", "d", 1, "", 3003),
            entry("26年9月4日", "e", 1, "", 3004), entry("", "f", 1, "", 3005),
        ],
        [(3, "income"), (4, "date"), (5, "balance"), (7, "date"), (8, "date")],
        id="a balance is wrong once",
    ),
    pytest.param(
        "cashbook",
        [
            CASHBOOK, ["一、银行存款"], ["", "", "上月结转", "", "", 2000, ""],
            entry("2026-9-1", "a", 1000, "", 3000), ["二、现金"],
            ["", "", "上月结转", "", "", 50, ""], entry("2026-9-2", "b", "", 10, 40),
            ["", "", "合计", "", 10, 40, ""],
        ],
        [(6, "balance")], id="two accounts in one sheet",
    ),
    pytest.param(
        "decisions",
        [
            DECISIONS, vote(46, 47, 20, 20, 7), vote(46, 42, 20, 20, 1), vote(46, 42, 41, "", 0),
            vote(46, 42, "全票", 0, 0),
        ],
        [(2, "present"), (3, "agree"), (4, "oppose"), (5, "agree")], id="votes",
    ),
    pytest.param(
        "projects",
        [
            ["单位：万元"], PROJECTS, project((10.12, 9.12, 1.12), "剩余40%"),
            project((10.12, 9.12, 1.12), span="2026.12.8-2026.2.8"),
            ["合计", "", "", 20.24, 18.24, 2.34, "", "", ""],
        ],
        [(3, "progress"), (4, "due_on"), (5, "paid")], id="projects",
    ),
    pytest.param(
        "receivables",
        [
            RECEIVABLES, ["李小妹", "鱼塘", 2016.1, 100, 0, 100],
            ["李小妹", "鱼塘", "2016年以前", 100, 0, 100], ["李小妹", "塘", "2016", 100, 50, 40],
        ],
        [(2, "since"), (3, "since"), (4, "balance")], id="debts",
    ),
    pytest.param(
        "contracts",
        [
            CONTRACTS,
            ["1", "清运", "嘉禾物流有限公司", "2026.1.5", "472000元（大写：肆拾柒万元整）", 0],
            ["2", "清运", "嘉禾物流有限公司", 2026.1, 1, ""],
            ["2", "修路", "嘉禾公司", "2026.1.5", 1, 1],
        ],
        [(2, "amount"), (3, "signed_on"), (3, "paid"), (4, "contract_no")], id="contracts",
    ),
    pytest.param(
        "assets",
        [
            ASSETS, ["a1", "礼堂", "房屋", -1, "#REF!", 5, "2021年", "自用"],
            ["A 1", "礼堂", "房屋", 1, 5, 5, "2010年代", "自用"],
        ],
        [(2, "quantity"), (2, "original_value"), (3, "asset_no"), (3, "acquired")], id="assets",
    ),
    pytest.param(
        "aid",
        [
            AID, ["李小妹", "低保", 532, "一千", "八月份", "身份证 330482 19700101 0009"],
            ["", "低保", 532, 1, "2026-9-1", ""],
        ],
        [(2, "amount"), (2, "paid_on"), (2, "note"), (3, "name")], id="aid",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ledger", "rows", "expected"), FAULTY)
def test_each_wrong_cell_is_one_error(ledger, rows, expected):
    assert places(read(ledger, sheet_of(*rows)).errors) == expected
