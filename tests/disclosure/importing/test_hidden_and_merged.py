"""Cells that hold less than they seem to, or that nobody sees: formulas, merged and hidden ones."""

import pytest

from disclosure.importing.files.workbook import MergedRange
from tests.disclosure.importing.tables import lease, places, read_leases


def said(findings):
    return " ".join(finding.message for finding in findings)


def test_a_formula_without_a_value_in_a_data_row_is_an_error_at_its_cell():
    result = read_leases(lease(1, 欠缴=""), unstored_formulas=frozenset({(2, 11)}))
    assert places(result.errors) == [(2, "arrears")]
    assert "K2 是公式" in result.errors[0].message


def test_merged_cells_among_the_data_are_one_error_that_names_the_range():
    result = read_leases(lease(1), lease(2, 承租方=""), merged=(MergedRange(2, 4, 3, 4),))
    assert places(result.errors) == [(2, "lessee")]
    assert "D2:D3" in result.errors[0].message


@pytest.mark.parametrize("column", [4, 13])  # 承租方, which may not be empty, and 备注
def test_no_row_of_merged_cells_counts_as_right(column):
    rows = [lease(1), lease(2), lease(3), lease(4)]
    for row in rows[1:3]:
        row[column - 1] = ""
    result = read_leases(*rows, merged=(MergedRange(2, column, 4, column),))
    assert [row.valid for row in result.rows] == [False, False, False, True]


def test_what_merged_cells_leave_empty_is_not_blamed_as_well():
    rows = [lease(1), lease(2, 承租方=""), lease(3, 承租方=""), lease(4, 承租方="")]
    merged = (MergedRange(2, 4, 3, 4), MergedRange(3, 4, 4, 4))
    result = read_leases(*rows, merged=merged)
    assert places(result.errors) == [(2, "lessee"), (3, "lessee"), (5, "lessee")]
    assert "空着" in result.errors[2].message


@pytest.mark.parametrize(
    ("column", "advice"), [(4, "每一行都填上"), (8, "写在头一行，别的行填 0"), (9, "别的行填 0")]
)
def test_one_amount_for_several_rows_is_not_to_be_written_into_each(column, advice):
    (error,) = read_leases(lease(1), lease(2), merged=(MergedRange(2, column, 3, column),)).errors
    assert advice in error.message


@pytest.mark.parametrize(
    "merged",
    [MergedRange(1, 6, 1, 7), MergedRange(3, 1, 3, 7), MergedRange(2, 1, 3, 1)],
    ids=["header", "total row", "running number"],
)
def test_merged_cells_elsewhere_do_no_harm(merged):
    assert read_leases(lease(1), ["合计"], merged=(merged,)).errors == ()


def test_hidden_rows_are_read_and_named():
    result = read_leases(lease(1), lease(2), hidden_rows=frozenset({3}))
    assert len(result.rows) == 2
    assert places(result.remarks) == [(3, None)]


def test_a_hidden_column_that_will_be_public_is_asked_about():
    secret = lease(1, 备注="内部：诉讼中勿外传")
    result = read_leases(lease(2), secret, hidden_columns=frozenset({1, 13}))
    assert (len(result.rows), places(result.warnings)) == (2, [(None, "note")])
    assert "M 列「备注」" in said(result.warnings)
    assert "勿外传" in said(result.warnings)


def test_a_hidden_column_with_nothing_in_it_is_not_asked_about():
    assert read_leases(lease(1), hidden_columns=frozenset({13})).warnings == ()
