"""Amounts that nobody pays, of which 元 and 万元 were mixed up: to be confirmed."""

from decimal import Decimal

import pytest

from disclosure.ledgers import get_ledger


def asked(ledger, key, amounts):
    """The rows that the ledger's rules across a table ask about, by this column alone."""
    rows = [{key: Decimal(amount)} for amount in amounts]
    rules = get_ledger(ledger).table_warnings
    found = [breach for rule in rules for breach in rule(rows, None)]
    return sorted({breach.index for breach in found if breach.column == key})


@pytest.mark.parametrize(
    ("ledger", "key", "amounts", "rows"),
    [
        ("contracts", "amount", ["47.2"], [0]),
        ("contracts", "amount", ["47.2", "330", "12"], [1]),
        ("contracts", "amount", ["47.2", "472000"], []),
        ("contracts", "amount", ["0"], []),
        ("projects", "contract_price", ["58"], [0]),
        ("projects", "budget", ["60.5"], [0]),
        ("projects", "budget", ["60500"], []),
        ("assets", "original_value", ["125.3"], [0]),
        ("assets", "original_value", ["350", "80"], [0]),
        ("assets", "original_value", ["3500", "80"], []),
        ("receivables", "amount", ["1.5"], [0]),
        ("receivables", "amount", ["120"], []),
        ("leases", "annual_rent", ["2.4", "3.6"], [1]),
        ("leases", "annual_rent", ["0", "0"], []),
        ("leases", "annual_rent", ["120"], []),
        ("cashbook", "income", ["0.89", "0.05"], [0]),
        ("cashbook", "income", ["0.35", "5"], []),
        ("aid", "amount", ["0.21", "0.30"], [1]),
        ("aid", "amount", ["18", "50"], []),
        ("aid", "amount", ["1.5", "2"], [1]),
    ],
)
def test_a_whole_table_of_small_amounts(ledger, key, amounts, rows):
    assert asked(ledger, key, amounts) == rows


@pytest.mark.parametrize(
    ("ledger", "key", "amounts", "rows"),
    [
        ("leases", "annual_rent", ["24000", "240000000", "36000", "24000"], [1]),
        ("leases", "annual_rent", ["24000", "2.4", "36000"], [1]),
        ("leases", "annual_rent", ["300", "24000", "3000000"], []),
        ("leases", "annual_rent", ["24000", "9600000"], []),
        ("contracts", "amount", ["472000", "60000", "5000000000"], [2]),
        ("projects", "budget", ["60.5", "605000", "580000"], [0]),
        ("receivables", "amount", ["1.5", "15000", "30000"], [0]),
        ("cashbook", "income", ["0.5", "15000", "3000000"], []),
        ("cashbook", "income", ["12000", "5000", "45000000"], [2]),
        ("cashbook", "expense", ["12000", "5000", "5000000"], [2]),
        ("cashbook", "expense", ["12000", "5000000"], []),
        ("aid", "amount", ["1140", "0.114", "2280"], [1]),
        ("aid", "amount", ["30", "20000", "1140"], []),
        ("assets", "original_value", ["300", "500", "9000000"], []),
    ],
)
def test_one_amount_thousands_of_times_the_others(ledger, key, amounts, rows):
    assert asked(ledger, key, amounts) == rows


@pytest.mark.parametrize(
    ("ledger", "key", "amounts", "rows"),
    [
        ("cashbook", "income", ["88750000", "5005000"], [0]),
        ("cashbook", "expense", ["8000000", "120"], []),
        ("aid", "amount", ["21300000", "30000000"], [1]),
        ("aid", "amount", ["100000"], []),
        ("assets", "original_value", ["35050000000", "350000000"], [0]),
        ("assets", "original_value", ["350", "28000000000", "9000000"], [1]),
        ("assets", "original_value", ["100000000"], []),
        ("contracts", "amount", ["3600000000", "5600000000"], [1]),
        ("receivables", "amount", ["30000000", "50000000"], [1]),
        ("projects", "budget", ["1000000000", "3000000000"], [1]),
        ("projects", "budget", ["50000000"], []),
        ("leases", "annual_rent", ["120000000", "120000000", "120000000"], [0]),
    ],
)
def test_an_amount_that_no_village_has(ledger, key, amounts, rows):
    assert asked(ledger, key, amounts) == rows


def test_a_month_is_asked_about_only_where_neither_side_has_a_large_amount():
    rules = get_ledger("cashbook").table_warnings
    rows = [{"income": Decimal("0.35")}, {"expense": Decimal("28")}]
    assert [breach for rule in rules for breach in rule(rows, None)] == []


def test_one_mistake_is_asked_about_once():
    rows = [{"amount": Decimal(amount)} for amount in ("472000", "60000", "5000000000")]
    rules = get_ledger("contracts").table_warnings
    (breach,) = [breach for rule in rules for breach in rule(rows, None)]
    assert "5,000,000,000.00 元" in breach.message


def test_both_say_what_to_do():
    rows = [{"amount": Decimal("47.2")}]
    messages = [
        b.message for rule in get_ledger("contracts").table_warnings for b in rule(rows, None)
    ]
    assert len(messages) == 1
    assert "47.20 元" in messages[0]
    assert "请核对单位" in messages[0]


def questions(ledger, rows):
    """What the ledger's warning rules ask about rows of texts and of amounts in yuan."""
    rows = [
        {key: cell if key in ("summary", "name") else Decimal(cell) for key, cell in row.items()}
        for row in rows
    ]
    ledger = get_ledger(ledger)
    across = [found for rule in ledger.table_warnings for found in rule(rows, None)]
    return [
        *across,
        *(found for row in rows for rule in ledger.row_warnings for found in rule(row)),
    ]


def test_a_month_that_neither_moves_nor_keeps_a_thousand_yuan_is_asked_about():
    rows = [
        {"income": "12.5", "expense": "0", "balance": "52.5"},
        {"income": "0", "expense": "33.2", "balance": "19.3"},
        {"income": "156.8", "expense": "0", "balance": "176.1"},
    ]
    (question,) = questions("cashbook", rows)
    assert (question.index, question.column) == (2, "balance")
    assert "176.10 元" in question.message


def test_a_month_of_small_payments_from_a_full_account_is_not():
    rows = [
        {"summary": "存款利息", "income": "12.5", "balance": "52012.5"},
        {"summary": "付工程资料打印费", "expense": "33.2", "balance": "51979.3"},
        {"summary": "付邮费", "expense": "6", "balance": "51973.3"},
    ]
    assert questions("cashbook", rows) == []


def test_nobody_builds_a_road_for_33_yuan():
    rows = [
        {"summary": "收厂房租金", "income": "12.5", "balance": "1552.5"},
        {"summary": "付道路工程款", "expense": "33.2", "balance": "1519.3"},
    ]
    (question,) = questions("cashbook", rows)
    assert "「收厂房租金」的收入只有 12.50 元（这样的共 2 笔）" in question.message


@pytest.mark.parametrize(
    ("name", "value", "is_asked"),
    [
        ("村委会办公楼", "260", True),
        ("公交候车亭", "4.5", True),
        ("机耕路", "1", False),
        ("村委会办公楼", "2600000", False),
        ("格力空调", "24000", False),
        ("格力空调", "24000000", True),
        ("会议桌", "350", False),
    ],
)
def test_one_asset_of_a_value_that_none_of_its_name_has(name, value, is_asked):
    rows = [
        {"name": "文化礼堂", "original_value": "3000000"},
        {"name": name, "original_value": value},
    ]
    asked = [question.column for question in questions("assets", rows)]
    assert asked == (["original_value"] if is_asked else [])
