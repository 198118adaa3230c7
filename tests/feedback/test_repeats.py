"""Going back from the receipt and sending again: it is said that it was sent, and nobody gets the
receipt of another."""

import pytest
from playwright.sync_api import expect

from feedback.models import Ticket
from tests.feedback.sending import SAID, hidden_in, receipt_in, send, shows_receipt

HERE, ELSEWHERE = "192.0.2.77", "192.0.2.78"
SENT = "已经送出，我们收到了"


def test_the_same_again_from_the_same_address_is_asked_about_once(client, address):
    receipt = receipt_in(send(client, address))
    answer = send(client, address)
    page = answer.content.decode()
    assert SENT in page
    assert "还没有送出" not in page
    assert "前进" not in page  # sending again leaves nothing to go forward to
    assert SAID in page
    assert not shows_receipt(page, receipt)
    assert Ticket.unscoped.count() == 1
    assert receipt_in(send(client, address, **hidden_in(answer))) != receipt
    assert Ticket.unscoped.count() == 2


def test_the_same_without_the_contact_that_the_browser_forgot_is_asked_about(client, address):
    send(client, address, contact="小陈")
    assert SENT in send(client, address, contact="").content.decode()
    assert Ticket.unscoped.count() == 1


@pytest.mark.parametrize("other", [{"text": "还有一件。"}, {"contact": "小陈"}])
def test_something_else_is_taken_at_once(client, address, other):
    send(client, address)
    receipt_in(send(client, address, **other))
    assert Ticket.unscoped.count() == 2


def test_the_same_of_somebody_else_is_taken_at_once(client, address):
    for where in (HERE, ELSEWHERE):
        client.defaults["REMOTE_ADDR"] = where
        receipt_in(send(client, address))
    assert Ticket.unscoped.count() == 2


@pytest.mark.browser
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("with_scripts", [True, False])
def test_back_from_the_receipt_and_sent_again_it_is_one_ticket(
    place, live_server, browser, address, with_scripts
):
    page = browser.new_page(java_script_enabled=with_scripts, base_url=live_server.url)
    page.goto(address)
    words = page.get_by_label("您想说什么")
    words.fill(SAID)
    page.get_by_role("button", name="送出").click()
    expect(page.get_by_role("heading", name="收到了")).to_be_visible()
    page.go_back()
    words.fill(SAID)
    page.get_by_role("button", name="送出").click()
    expect(page.get_by_text(SENT)).to_be_visible()
    assert Ticket.unscoped.count() == 1
