"""Codes and receipts in the box for names of villages, and each in the box for the other."""

import pytest

from feedback.receipts import format_receipt, receipt_for
from feedback.tokens import EXAMPLE, format_token
from tests.feedback.sending import code_on, shows_receipt
from tests.finding import found

RECEIPT = receipt_for("any")


def typed(client, text):
    return client.get("/search/", {"q": text}, follow=True)


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
    assert not shows_receipt(response.content.decode(), RECEIPT)


@pytest.mark.parametrize(
    "text", [RECEIPT, format_receipt(RECEIPT), f"回执号：{RECEIPT}", RECEIPT[:-1], f"{RECEIPT}1"]
)
def test_a_receipt_in_the_box_for_codes_leads_there_as_well(db, client, text):
    for response in (
        client.get("/q/", {"token": text}, follow=True),
        client.get(f"/q/{text}/", follow=True),
    ):
        address, _ = response.redirect_chain[-1]
        assert address == "/feedback/receipt/?again"
        assert "请再输一次" in response.content.decode()
        assert not shows_receipt(response.content.decode(), RECEIPT)


@pytest.mark.parametrize("spell", [str.lower, format_token])
def test_a_code_in_the_box_for_receipts_leads_to_the_notice(place, client, spell):
    typed = spell(code_on(place.notice).token)
    page = client.post("/feedback/receipt/", {"receipt": typed}).content.decode()
    assert "不是回执号" in page
    way = found('href="([^"]+)">用您输的编号打开公示', page)
    response = client.get(way, follow=True)
    assert f'href="{place.notice.url}"' in response.content.decode()


@pytest.mark.parametrize("text", ["", "123", "abcd", RECEIPT[:-1], EXAMPLE[:3]])
def test_what_is_no_code_is_not_taken_for_one_there(db, client, text):
    page = client.post("/feedback/receipt/", {"receipt": text}).content.decode()
    assert "不是回执号" not in page
    assert 'href="/q/"' in page


@pytest.mark.parametrize(
    "text", ["星光", "xingguang", "Xingguang", "3", "13800000000", "330482", ""]
)
def test_all_else_is_taken_for_a_name(place, client, text):
    assert not typed(client, text).redirect_chain


@pytest.mark.parametrize("address", ["/feedback/receipt/", "/nowhere/"])
def test_who_holds_a_code_is_shown_where_to_type_it(place, client, address):
    assert 'href="/q/"' in client.get(address).content.decode()
