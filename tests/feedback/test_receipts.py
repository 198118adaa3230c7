import pytest

from feedback.receipts import (
    WrongReceiptError,
    check_receipt,
    format_receipt,
    receipt_for,
    receipt_hash,
)


def is_accepted(receipt):
    try:
        check_receipt(receipt)
    except WrongReceiptError:
        return False
    return True


@pytest.mark.parametrize("stamp", [f"stamp-{number}" for number in range(100)])
def test_every_wrong_digit_and_every_swap_of_neighbours_is_caught(stamp):
    receipt = receipt_for(stamp)
    assert is_accepted(receipt)
    for place in range(16):
        for digit in "0123456789":
            if digit != receipt[place]:
                assert not is_accepted(receipt[:place] + digit + receipt[place + 1 :])
    for place in range(15):
        left, right = receipt[place], receipt[place + 1]
        if left != right:
            assert not is_accepted(receipt[:place] + right + left + receipt[place + 2 :])


def test_a_stamp_has_one_receipt_and_the_secret_decides_it(settings):
    receipt = receipt_for("stamp")
    assert receipt == receipt_for("stamp") != receipt_for("other")
    stored = receipt_hash(receipt)
    assert receipt not in stored
    settings.RECEIPT_SECRET = "another"
    assert receipt_for("stamp") != receipt
    assert receipt_hash(receipt) != stored


def test_receipts_are_spread_over_all_digits():
    receipts = {receipt_for(str(number)) for number in range(3000)}
    assert len(receipts) == 3000
    assert {receipt[0] for receipt in receipts} == set("0123456789")


def test_what_is_typed_is_read_kindly():
    receipt = receipt_for("stamp")
    assert check_receipt(f" {format_receipt(receipt)}\n") == receipt
    assert check_receipt("-".join(receipt)) == receipt
    assert check_receipt(f"回执号：{format_receipt(receipt)}") == receipt
    assert check_receipt(f"您的回执号是 {receipt}") == receipt
    full_width = str.maketrans("0123456789", "０１２３４５６７８９")
    assert check_receipt(receipt.translate(full_width)) == receipt


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "请输入回执号"),
        ("123", "您输入了 3 位"),
        ("1" * 17, "您输入了 17 位"),
        ("abcd", "只有数字"),
        ("回执号：", "请输入回执号"),
        ("١٢٣٤", "只有数字"),
        ("²" * 8 + "x", "只有数字"),
        ("1\x00", "只有数字"),
    ],
)
def test_malformed(typed, said):
    with pytest.raises(WrongReceiptError, match=said):
        check_receipt(typed)


def test_shown_in_fours():
    assert format_receipt("1234567890123456") == "1234 5678 9012 3456"
