"""The rules across cells and rows, as tables."""

from datetime import date
from decimal import Decimal

import pytest

from disclosure.ledgers import get_ledger
from disclosure.ledgers.base import Values
from disclosure.ledgers.cashbook_rules import runs
from disclosure.ledgers.rules import repeated, unique

D = Decimal


def broken(ledger_name, kind, values):
    """The columns that the ledger's row rules mark in a row."""
    rules = getattr(get_ledger(ledger_name), kind)
    return [breach.column for rule in rules for breach in rule(values)]


@pytest.mark.parametrize(
    ("ledger", "values", "marked"),
    [
        ("leases", {"due": D(10), "received": D(4), "arrears": D(6)}, []),
        ("leases", {"due": D(10), "received": D(4), "arrears": D("6.01")}, ["arrears"]),
        ("leases", {"due": D("0.3"), "received": D("0.1"), "arrears": D("0.2")}, []),
        ("leases", {"due": D(4), "received": D(10), "arrears": D(-6)}, []),
        ("leases", {"due": D(10), "received": D(4), "arrears": None}, []),
        ("leases", {"due": D(10), "received": D(4)}, []),
        ("leases", {"start": date(2026, 1, 1), "end": date(2025, 12, 31)}, ["end"]),
        ("leases", {"start": date(2026, 1, 1), "end": date(2026, 1, 1)}, []),
        ("leases", {"start": date(2026, 1, 1), "end": None}, []),
        ("leases", {"area": D(-1)}, ["area"]),
        ("receivables", {"amount": D(10), "recovered": D(4), "balance": D(5)}, ["balance"]),
        ("projects", {"started_on": date(2026, 5, 1), "due_on": date(2026, 4, 1)}, ["due_on"]),
        ("decisions", {"present": 36, "agree": 23, "oppose": 3, "abstain": 10}, []),
        ("decisions", {"present": 42, "agree": 34, "oppose": 2, "abstain": 9}, ["agree"]),
        ("decisions", {"present": 42, "agree": 34, "oppose": 2}, []),
        ("decisions", {"entitled": 40, "present": 41}, ["present"]),
        ("decisions", {"entitled": 40, "present": 40}, []),
        ("decisions", {"oppose": -1}, ["oppose"]),
        ("assets", {"quantity": D(-1)}, ["quantity"]),
        ("aid", {"household_size": -1}, ["household_size"]),
    ],
)
def test_errors_in_a_row(ledger, values, marked):
    assert broken(ledger, "row_errors", values) == marked


@pytest.mark.parametrize(
    ("ledger", "values", "marked"),
    [
        ("leases", {"received": D(-1), "arrears": D(-1)}, ["received", "arrears"]),
        ("leases", {"due": D(11), "annual_rent": D(10)}, ["due"]),
        ("leases", {"due": D(10), "received": D(11), "arrears": D(-1)}, ["arrears"]),
        ("receivables", {"amount": D(10), "recovered": D(11), "balance": D(-1)}, ["recovered"]),
        ("receivables", {"amount": D(10), "recovered": D(10), "balance": D(0)}, []),
        ("receivables", {"amount": D(-1), "recovered": D(-1)}, ["amount", "recovered"]),
        ("leases", {"due": D(10), "annual_rent": D(10)}, []),
        ("assets", {"net_value": D(11), "original_value": D(10)}, ["net_value"]),
        ("assets", {"net_value": D(10), "original_value": D(10)}, []),
        ("contracts", {"paid": D(11), "amount": D(10)}, ["paid"]),
        ("projects", {"paid": D(11), "contract_price": D(10), "budget": D(10)}, ["paid"]),
        ("projects", {"contract_price": D(11), "budget": D(10)}, ["contract_price"]),
        ("projects", {"progress": D(1), "state": "施工中"}, ["progress"]),
        ("projects", {"progress": D("0.8"), "state": "完工"}, ["progress"]),
        ("projects", {"progress": D("0.6"), "state": "已完工"}, ["progress"]),
        ("projects", {"progress": D("0.8"), "state": "施工中"}, []),
        ("projects", {"progress": D(1), "state": "已验收"}, []),
        ("decisions", {"present": 40, "agree": 20, "result": "通过"}, ["result"]),
        ("decisions", {"present": 40, "agree": 20, "result": "一致通过"}, ["result"]),
        ("decisions", {"present": 40, "agree": 21, "result": "通过"}, []),
        ("decisions", {"present": 40, "agree": 20, "result": "未通过"}, []),
        ("cashbook", {"income": None, "expense": None}, ["income"]),
        ("cashbook", {"income": D(-5), "expense": None}, []),
        ("cashbook", {"expense": None}, []),
        ("aid", {"amount": D(-5)}, ["amount"]),
        ("aid", {"name": "1"}, ["name"]),
        ("aid", {"name": "／２"}, ["name"]),
        ("aid", {"name": "王某某"}, []),
        ("aid", {"name": "Anna"}, []),
        ("aid", {"name": None}, []),
    ],
)
def test_warnings_in_a_row(ledger, values, marked):
    assert broken(ledger, "row_warnings", values) == marked


def test_of_two_rows_with_one_number_the_later_is_wrong_however_it_is_typed():
    rows: list[Values] = [
        {"no": "租-1"},
        {"no": "租-2"},
        {"no": "租 －１"},
        {"no": None},
        {"no": None},
        {},
    ]
    assert [breach.index for breach in unique("no", "编号")(rows, None)] == [2]


def test_a_row_that_says_the_same_as_one_before_it_is_asked_about():
    rows = [{"a": 1, "b": 2}, {"a": 1, "b": 3}, {"a": 1, "b": 2}, {}, {}]
    (breach,) = repeated(("a", "甲"), ("b", "乙"))(rows, None)
    assert (breach.index, breach.column, breach.before) == (2, "a", 2)


def cash(income, expense, balance):
    return {"income": income, "expense": expense, "balance": balance}


@pytest.mark.parametrize(
    ("opening", "rows", "wrong"),
    [
        (D(100), [cash(D(50), None, D(150)), cash(None, D(20), D(130))], []),
        (D(100), [cash(D(50), None, D(151)), cash(None, D(20), D(130))], [0]),
        (D(100), [cash(D(50), None, D(151)), cash(None, D(20), D(131))], [0]),
        (D(100), [cash(D(50), None, D(151)), cash(None, D(20), D(140))], [0, 1]),
        (D(100), [cash(D(50), None, None), cash(None, D(20), D(130))], []),
        (None, [cash(D(50), None, D(150)), cash(None, D(20), D(130))], []),
        (None, [cash(D(50), None, D(150)), cash(None, D(20), D(135))], [1]),
        (D(10), [cash(None, D(20), D(-10))], []),
        (D(10), [cash(D(-5), None, D(5))], []),
        (D(10), [{"expense": None, "balance": D(30)}, cash(D(1), None, D(31))], []),
    ],
    ids=[
        "follows", "one is wrong", "one is wrong and carried on", "two are wrong", "a gap",
        "no opening", "no opening but wrong", "below zero", "red ink", "an income unread",
    ],
)  # fmt: skip
def test_running_balance(opening, rows, wrong):
    breaches = runs("income", "expense", "balance")(rows, opening)
    assert [breach.index for breach in breaches] == wrong
