"""Coming back with a receipt."""

from feedback.receipts import receipt_for
from tests.feedback.sending import SAID, receipt_in, send


def test_a_receipt_finds_what_was_said(client, address):
    receipt = receipt_in(send(client, address, contact="13800000000"))
    spaced = " ".join(receipt[start : start + 4] for start in range(0, 16, 4))
    response = client.post("/feedback/receipt/", {"receipt": spaced})
    page = response.content.decode()
    for words in ("已收到", SAID, "2026年第三季度租赁情况", "</span> 陈某某"):
        assert words in page
    assert "13800000000" not in page
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


def test_a_mistyped_receipt_says_so(client, address):
    receipt = receipt_in(send(client, address))
    wrong = receipt[:3] + str((int(receipt[3]) + 1) % 10) + receipt[4:]
    page = client.post("/feedback/receipt/", {"receipt": wrong}).content.decode()
    assert "有一位数字输错了" in page
    assert f'value="{wrong}"' in page
    assert SAID not in page


def test_an_unknown_receipt_says_so(db, client):
    page = client.post("/feedback/receipt/", {"receipt": receipt_for("never sent")})
    assert "没有这个回执号" in page.content.decode()


def test_a_receipt_in_the_address_is_ignored(client, address):
    receipt = receipt_in(send(client, address))
    assert SAID not in client.get("/feedback/receipt/", {"receipt": receipt}).content.decode()
