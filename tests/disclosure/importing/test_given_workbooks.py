"""Every given workbook gives exactly what expected.json says."""

from functools import cache

import pytest

from disclosure.importing.files.workbook import open_workbook
from disclosure.importing.reading import read_ledger
from disclosure.importing.results import ImportContext, ImportResult
from disclosure.ledgers import LEDGERS, get_ledger
from language.periods import parse_period
from tests.conftest import EXPECTED, WORKBOOKS
from tests.disclosure.importing.tables import read


@cache
def reading_of(name: str) -> ImportResult:
    expected = EXPECTED[name]
    workbook = open_workbook((WORKBOOKS / name).read_bytes(), name)
    context = ImportContext(
        village_names=(expected["village"], f"{expected['village']}村民委员会"),
        known_villages=("星光村", "旧埭村", "姚浜村", "泖河村", "鱼圻塘村"),
        period=parse_period(expected["period"]),
    )
    sheet = workbook.read(workbook.sheet_names[0])
    return read_ledger(sheet, get_ledger(expected["ledger"]), context=context)


@pytest.mark.parametrize("name", EXPECTED)
def test_counts_and_totals(name):
    report = reading_of(name).as_json()
    keys = ("rows", "valid_rows", "totals", "valid_totals")
    assert {key: report[key] for key in keys} == {key: EXPECTED[name][key] for key in keys}


@pytest.mark.parametrize("name", EXPECTED)
def test_errors_stand_where_they_are(name):
    found = [(row, column) for row, column, _ in reading_of(name).as_json()["errors"]]
    assert found == [(row, column) for row, column, _ in EXPECTED[name]["errors"]]


@pytest.mark.parametrize("name", [name for name in EXPECTED if "opening" in EXPECTED[name]])
def test_cashbooks_open_and_close(name):
    result = reading_of(name)
    assert str(result.opening) == EXPECTED[name]["opening"]
    assert str(result.closing) == EXPECTED[name]["closing"]


@pytest.mark.parametrize("name", [name for name in EXPECTED if "unit" in EXPECTED[name]])
def test_unit(name):
    assert reading_of(name).unit == EXPECTED[name]["unit"]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_total_without_stored_values_is_remarked(name):
    remarks = [finding.message for finding in reading_of(name).remarks]
    unchecked = [message for message in remarks if "没法核对合计" in message]
    assert len(unchecked) == ("notice" in EXPECTED[name])


@pytest.mark.parametrize("name", EXPECTED)
def test_no_warning_but_for_names_that_could_be_either(name):
    assert {finding.column for finding in reading_of(name).warnings} <= {"lessee", "debtor"}


def test_the_signature_row_is_offered():
    result = reading_of("星光村2026年第三季度租赁公示.xlsx")
    assert (result.prepared_by, result.checked_by) == ("陆雪英", "沈志强")
    assert str(result.announced_on) == "2026-10-08"


def test_personal_data_is_not_repeated():
    name = "鱼圻塘村2026年9月救助发放(待改).csv"
    said = " ".join(f"{error.message} {error.value}" for error in reading_of(name).errors)
    assert "330482199003070009" not in said
    assert "13800001234" not in said
    assert "330482********0009" in said


WRONG_PLACES = [
    (name, ledger) for name in EXPECTED for ledger in LEDGERS if ledger != EXPECTED[name]["ledger"]
]


@pytest.mark.parametrize(("name", "ledger"), WRONG_PLACES)
def test_a_workbook_in_the_wrong_place_is_one_error_that_says_what_it_is(name, ledger):
    workbook = open_workbook((WORKBOOKS / name).read_bytes(), name)
    (error,) = read(ledger, workbook.read(workbook.sheet_names[0])).errors
    right = get_ledger(EXPECTED[name]["ledger"])
    assert f"看起来是「{right.label}」" in error.message
