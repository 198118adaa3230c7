"""Codes and receipts in the box for names of villages."""

import pytest

from feedback.receipts import format_receipt, receipt_for
from feedback.tokens import format_token
from tests.feedback.sending import code_on

RECEIPT = receipt_for("any")


def typed(client, text):
    return client.get("/", {"village": text}, follow=True)


@pytest.mark.parametrize("spell", [str.lower, format_token, "https://a.example.cn/q/{}/".format])
def test_a_code_leads_to_what_it_stands_for(place, client, spell):
    response = typed(client, spell(code_on(place.notice).token))
    assert response.status_code == 200
    assert f'href="{place.notice.url}"' in response.content.decode()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("CCR4-N5XX-4", "有一位输错了"),
        ("CCR4-N5XX", "您输入了 8 位"),
        ("CCR4-N5XX-33", "您输入了 10 位"),
        ("CCRO-N5XX-3", "不会有“O”"),
    ],
)
def test_a_mistyped_code_is_told_what_is_wrong_with_it(place, client, text, why):
    assert why in typed(client, text).content.decode()


@pytest.mark.parametrize(
    "text", [RECEIPT, format_receipt(RECEIPT), f"回执号：{RECEIPT}", RECEIPT[:-1], f"{RECEIPT}1"]
)
def test_a_receipt_leads_to_where_it_is_asked_for_but_stays_behind(place, client, text):
    response = typed(client, text)
    address, _ = response.redirect_chain[-1]
    assert address == "/feedback/receipt/?again"
    assert "请再输一次" in response.content.decode()
    assert RECEIPT[:4] not in response.content.decode()


@pytest.mark.parametrize(
    "text", ["星光", "xingguang", "Xingguang", "3", "13800000000", "330482", ""]
)
def test_all_else_is_taken_for_a_name(place, client, text):
    assert not typed(client, text).redirect_chain


@pytest.mark.parametrize("address", ["/feedback/receipt/", "/nowhere/"])
def test_who_holds_a_code_is_shown_where_to_type_it(place, client, address):
    assert 'href="/q/"' in client.get(address).content.decode()
