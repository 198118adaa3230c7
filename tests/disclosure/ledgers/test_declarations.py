"""What every ledger must declare, so that templates, imports and pages can rely on it."""

import json
import pkgutil
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

import disclosure.ledgers
from disclosure.importing.header_names import accepted_names
from disclosure.importing.header_names import squash_header as squashed
from disclosure.ledgers import LEDGERS, get_ledger
from disclosure.ledgers.base import ColumnType, Privacy, Values

KEYS = {
    "leases": (
        "contract_no object lessee area start end annual_rent due received waived arrears "
        "method note"
    ),
    "cashbook": "date voucher_no summary income expense balance handler",
    "assets": (
        "asset_no name category location quantity unit original_value net_value acquired status"
    ),
    "aid": "name category household_size standard amount paid_on method note",
    "contracts": "contract_no name counterparty signed_on amount paid method state",
    "receivables": "debtor reason since amount recovered waived balance measure",
    "projects": "name contractor budget contract_price paid progress started_on due_on state",
    "decisions": "matter meeting held_on entitled present agree oppose abstain result",
}
PRIVACY = {
    ("leases", "lessee"): Privacy.PERSON_OR_FIRM,
    ("contracts", "counterparty"): Privacy.PERSON_OR_FIRM,
    ("receivables", "debtor"): Privacy.PERSON_OR_FIRM,
    ("projects", "contractor"): Privacy.PERSON_OR_FIRM,
    ("aid", "name"): Privacy.PERSON,
    ("cashbook", "handler"): Privacy.OFFICIAL,
}

ledgers = pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)


def test_the_eight_ledgers_have_the_agreed_columns():
    assert {
        name: " ".join(c.key for c in ledger.columns) for name, ledger in LEDGERS.items()
    } == KEYS


def test_a_ledger_is_a_file():
    files = {module.name for module in pkgutil.iter_modules(disclosure.ledgers.__path__)}
    assert LEDGERS.keys() <= files
    assert all(get_ledger(name).name == name for name in LEDGERS)
    with pytest.raises(KeyError):
        get_ledger("base")


def test_who_is_masked():
    found = {
        (ledger.name, column.key): column.privacy
        for ledger in LEDGERS.values()
        for column in ledger.columns
        if column.privacy is not Privacy.PUBLIC
    }
    assert found == PRIVACY


@ledgers
def test_every_name_is_looked_at_for_privacy(ledger):
    for column in ledger.columns:
        assert (column.type is ColumnType.NAME) == (column.privacy is not Privacy.PUBLIC)


@ledgers
def test_no_header_means_two_columns(ledger):
    names = Counter(
        (squashed(alias), column.key)
        for column in ledger.columns
        for alias in (column.label, *column.aliases)
    )
    assert [name for name, count in names.items() if count > 1] == []
    by_header = Counter(header for header, _ in names)
    assert [header for header, count in by_header.items() if count > 1] == []


@ledgers
def test_every_accepted_name_leads_to_its_column(ledger):
    names = accepted_names(ledger)
    for column in ledger.columns:
        for alias in (column.label, *column.aliases):
            assert names[squashed(alias).translate(dict.fromkeys(map(ord, "()")))] == column.key


@ledgers
def test_row_keys_and_special_columns_exist(ledger):
    keys = {column.key for column in ledger.columns}
    assert {*ledger.row_key, *ledger.totals_only} <= keys
    assert ledger.named_by
    assert set(ledger.named_by) <= keys
    assert ledger.running in {*keys, ""}
    assert all(ledger.column(key).filterable for key in ledger.totals_only)


@ledgers
def test_what_is_owed_is_watched_money(ledger):
    owed = [column for column in ledger.columns if column.owed]
    assert all(column.watched and column.type is ColumnType.MONEY for column in owed)


@ledgers
def test_a_figure_asks_only_what_the_table_can_answer(ledger):
    summary = ledger.summarise([], date(2026, 9, 30))
    for figure in ledger.figures(summary, {}, 0):
        for key, wanted in figure.rows.items():
            column = ledger.column(wanted if key == "only" else key)
            assert (column.owed or column.alone) if key == "only" else column.filterable


LEDGER_ROWS: dict[str, Values] = {
    "leases": {"lessee": "甲", "arrears": Decimal(5), "end": date(2026, 1, 1)},
    "cashbook": {"income": Decimal(5), "expense": None, "balance": Decimal(-9)},
    "assets": {"status": "闲置", "original_value": Decimal(5), "net_value": Decimal(3)},
    "aid": {"name": "甲", "category": "低保", "amount": Decimal(5)},
    "contracts": {"amount": Decimal(5), "paid": Decimal(9)},
    "receivables": {"debtor": "甲", "since": "2016", "balance": Decimal(5)},
    "projects": {"state": "施工中", "due_on": date(2026, 1, 1), "budget": Decimal(5)},
    "decisions": {"result": "通过", "entitled": 40, "present": 30},
}
_OTHERS: dict[str, list[Values]] = {
    "leases": [{"lessee": "乙", "arrears": Decimal(-5)}],
    "aid": [{"name": "乙", "category": str(number), "amount": 1} for number in range(9)],
    "receivables": [{"debtor": "乙", "since": "2026", "balance": Decimal(-5)}],
}


@pytest.mark.parametrize("count", ["none", "one", "many", "bare"])
@ledgers
def test_three_to_five_figures_whatever_the_rows(ledger, count):
    row = LEDGER_ROWS[ledger.name]
    tables: dict[str, list[Values]] = {
        "none": [],
        "one": [row],
        "many": [row, row, *_OTHERS.get(ledger.name, [])],
        "bare": [{}],
    }
    rows = tables[count]
    summary = ledger.summarise(rows, date(2026, 9, 30))
    figures = ledger.figures(summary, ledger.totals_of(rows), len(rows))
    assert 3 <= len(figures) <= 5
    assert len({figure.label for figure in figures}) == len(figures)


@ledgers
def test_everything_is_explained_in_plain_words(ledger):
    assert all(len(column.help) >= 5 for column in ledger.columns)
    assert ledger.help
    assert ledger.source
    assert ledger.title
    assert len(ledger.counted_in) == 1
    assert ledger.show_days > 0
    assert bool(ledger.totals_only) == bool(ledger.totals_only_help)


@ledgers
def test_totals_are_of_numbers(ledger):
    numeric = {ColumnType.MONEY, ColumnType.NUMBER, ColumnType.INTEGER}
    assert {column.type for column in ledger.columns if column.totals} <= numeric


@pytest.mark.parametrize(
    ("category", "hidden"),
    [
        ("医疗救助", True),
        ("困难残疾人生活补贴", True),
        ("重度残疾人护理补贴", True),
        ("大病补助", True),
        ("精神障碍患者监护补贴", True),
        ("孤儿基本生活费", True),
        ("临时救助", False),
        ("最低生活保障", False),
        ("高龄津贴", False),
        (None, False),
    ],
)
def test_health_and_childhood_are_totals_only(category, hidden):
    expected = category if hidden else None
    assert get_ledger("aid").hidden_category({"category": category}) == expected


def test_only_aid_is_about_persons():
    assert [name for name, ledger in LEDGERS.items() if ledger.about_persons] == ["aid"]
    assert get_ledger("aid").show_days < 60


@ledgers
def test_nothing_to_tell_of_no_rows_but_no_failure_either(ledger):
    summary = ledger.summarise([], date(2026, 9, 30))
    assert json.loads(json.dumps(summary)) == summary
    assert ledger.figures(summary, {}, 0)
    assert ledger.chart(summary, {}) is None
