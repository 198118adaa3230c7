"""A row in words, and with a cell blanked."""

import pytest

from feedback.row_facts import REDACTED, Fact, without_cell

ROW = (Fact("数量", "2"), Fact("年限", "2"), Fact("备注", "2023年起租；数量：2"))


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        (Fact("数量", "2"), (Fact("数量", REDACTED), *ROW[1:])),
        (Fact("备注", "2023年起租；数量：2"), (*ROW[:2], Fact("备注", REDACTED))),
        (Fact("备注", "2"), ROW),
        (Fact("量", "2"), ROW),
        (Fact("数量", ""), ROW),
    ],
)
def test_only_the_whole_cell_is_blanked(cell, left):
    assert without_cell(ROW, cell) == left
