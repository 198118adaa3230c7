"""A row in words, taken apart again and with a cell blanked."""

import pytest

from feedback.row_texts import REDACTED, facts_of, row_text_of, without_cell

ROW = "数量：2；年限：2；面积：2 亩；备注：2023年起租；合同数量：2"


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [("标的", "鱼塘")],
        [("标的", "鱼塘"), ("备注", "先交一半；年底交清"), ("时间", "9：30")],
    ],
)
def test_a_row_is_taken_apart_as_it_was_put_together(facts):
    assert facts_of(row_text_of(facts)) == facts


@pytest.mark.parametrize(
    ("label", "words", "left"),
    [
        ("数量", "2", ROW.replace("数量：2；年", f"数量：{REDACTED}；年")),
        ("面积", "2 亩", ROW.replace("2 亩", REDACTED)),
        ("合同数量", "2", ROW.removesuffix("2") + REDACTED),
        ("面积", "2", ROW),
        ("备注", "2", ROW),
        ("量", "2", ROW),
        ("数量", "", ROW),
    ],
)
def test_only_the_whole_cell_is_blanked(label, words, left):
    assert without_cell(ROW, label, words) == left
