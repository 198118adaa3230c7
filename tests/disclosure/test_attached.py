"""What a version says of its attachments, and how the places to black out are written."""

import pytest

from disclosure.attached import (
    MOST_BOXES,
    Attached,
    Box,
    NotBoxesError,
    read_boxes,
    say_boxes,
    with_attached,
    without,
)


@pytest.mark.parametrize(
    ("written", "boxes"),
    [
        ("", []),
        ("1: 10 20 45 24", [Box(1, 1000, 2000, 4500, 2400)]),
        ("2：10.5，20，45%，24%", [Box(2, 1050, 2000, 4500, 2400)]),
        (
            "第1页 0 0 100 100\n\n 2: 1 2 3 4 ",
            [Box(1, 0, 0, 10000, 10000), Box(2, 100, 200, 300, 400)],
        ),
        ("1: 90 90 140 120", [Box(1, 9000, 9000, 10000, 10000)]),
        ("1: -20 -0.5 30 40", [Box(1, 0, 0, 3000, 4000)]),
        ("第 2 页：1、2、3%、" + "9" * 400, [Box(2, 100, 200, 300, 10000)]),
    ],
)
def test_boxes_are_read_as_they_are_written(written, boxes):
    assert read_boxes(written, pages=2) == boxes
    assert read_boxes(say_boxes(boxes), pages=2) == boxes


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1: 10 20 45", "看不懂「1: 10 20 45」"),
        ("涂掉身份证", "看不懂「涂掉身份证」"),
        ("1: 1 2 3 4 5", "看不懂"),
        ("1.5: 1 2 3 4", "看不懂"),
        ("1: 10-20 45-24", "看不懂"),
        ("1: \u221220 10 30 40", "看不懂"),
        ("1: 1e1 20 45 24", "看不懂"),
        ("1: nan 20 45 24", "看不懂"),
        ("1: 10 20 45 24 身份证", "看不懂"),
        ("1: 10.20.45.24", "看不懂"),
        ("-1: 10 20 45 24", "一共 2 页"),
        ("1: -20 10 -5 40", "右边要大于左边"),
        ("3: 10 20 45 24", "一共 2 页"),
        ("0: 10 20 45 24", "一共 2 页"),
        ("1: 45 20 10 24", "右边要大于左边"),
        ("1: 10 20 45 20", "下边要大于上边"),
        ("1: 101 20 145 24", "右边要大于左边"),
        ("1: 1 2 3 4\n" * (MOST_BOXES + 1), "最多 500 处"),
    ],
)
def test_what_is_no_box_is_told(written, said):
    with pytest.raises(NotBoxesError, match=said):
        read_boxes(written, pages=2)


def test_a_version_says_the_last_word_on_each_attachment():
    first, second = (
        Attached(1, "contract", "合同一", 2),
        Attached(2, "voucher", "发票", 1, row="a1"),
    )
    blacked = Attached(1, "contract", "合同", 2, boxes=(Box(1, 0, 0, 100, 100),))

    stored = with_attached(with_attached(with_attached([], first), second), blacked)

    assert [Attached.from_json(each) for each in stored] == [blacked, second]
    assert [each["attachment"] for each in without(stored, 1)] == [2]
