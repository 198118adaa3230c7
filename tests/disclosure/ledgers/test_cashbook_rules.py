"""What balances prove of a cash book, and what the words of its entries say."""

from decimal import Decimal

import pytest

from disclosure.ledgers.cashbook_rules import runs, told_ways

RUNS = runs("income", "expense", "balance")
TOLD = told_ways("summary", "income", "expense")


def entries(*rows):
    keys = ("income", "expense", "balance")
    return [
        dict(zip(keys, (None if cell is None else Decimal(cell) for cell in row), strict=True))
        for row in rows
    ]


@pytest.mark.parametrize(
    ("rows", "opening", "said"),
    [
        ([(100, None, 1100), (None, 50, 1050)], 1000, []),
        ([(100, None, 1100), (None, 50, 1060), (None, 10, 1050)], 1000, [(1, "balance")]),
        ([(None, 100, 1100), (50, None, 1050)], 1000, [(0, "income")]),
        ([(None, 100, 1100), (50, None, 1050), (None, 5, 1055)], None, [(1, "income")]),
        ([(None, 100, 850), (None, 50, 950), (1000, None, 1000)], None, [(1, "balance")]),
        (
            [(None, 100, 850), (None, 50, 990), (900, None, 1000)],
            None,
            [(1, "balance"), (2, "balance")],
        ),
        ([(100, None, None), (None, 50, 1050)], 1000, []),
        ([(100, None, None), (None, 50, None)], None, []),
        ([], 1000, []),
    ],
)
def test_balances(rows, opening, said):
    breaches = RUNS(entries(*rows), None if opening is None else Decimal(opening))
    assert [(breach.index, breach.column) for breach in breaches] == said


def test_both_ways_swapped_is_said_once():
    (breach,) = RUNS(entries((None, 100, 1100), (50, None, 1050)), Decimal(1000))
    assert "这两列反了" in breach.message


def test_the_newest_row_first_is_said_once():
    (breach,) = RUNS(entries((None, 100, 850), (None, 50, 950), (1000, None, 1000)), None)
    assert "从早到晚排好" in breach.message


@pytest.mark.parametrize(
    ("summary", "way", "asked"),
    [
        ("收厂房租金", "expense", True),
        ("收到上级补助", "expense", True),
        ("收厂房租金", "income", False),
        ("付厂房维修款", "income", True),
        ("支付电费", "income", True),
        ("付电费", "expense", False),
        ("收购稻谷", "expense", False),
        ("收集垃圾费用", "expense", False),
        ("收割机作业费", "expense", False),
        ("收租金退回", "expense", False),
        ("付电费多付退回", "income", False),
        ("冲回付错的工资", "income", False),
        ("电费", "income", False),
    ],
)
def test_words_that_say_the_other_way(summary, way, asked):
    row = {"summary": summary, "income": None, "expense": None, way: Decimal(5)}
    assert [breach.column for breach in TOLD([row], None)] == ([way] if asked else [])


def test_all_such_entries_are_one_question():
    row = {"summary": "收租金", "income": None, "expense": Decimal(5)}
    (breach,) = TOLD([row, row, row], None)
    assert "共 3 笔" in breach.message


def test_what_is_taken_back_is_no_question():
    assert TOLD([{"summary": "收租金", "income": None, "expense": Decimal(-5)}], None) == []
