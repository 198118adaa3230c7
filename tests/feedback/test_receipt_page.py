"""Where the receipt is shown once the form was sent."""

import re
from datetime import timedelta

import pytest

from feedback import receipt_links
from feedback.models import Ticket
from feedback.receipt_links import receipt_link
from feedback.receipts import format_receipt
from feedback.stamps import new_stamp, read_stamp
from tests.feedback.sending import SAID, receipt_in, send, shows_receipt


def sent(client, address, stamp=None):
    """The answer to the POST alone."""
    data = {"text": SAID, "contact": "", "stamp": stamp or new_stamp()}
    return client.post(address, data)


def test_a_sending_leads_to_an_address_that_can_be_read_again(place, client, address):
    answer = sent(client, address)
    assert answer.status_code == 303
    assert answer.headers["Cache-Control"] == "no-store"
    first, again = client.get(answer.url), client.get(answer.url)
    assert first.status_code == 200
    assert receipt_in(first) == receipt_in(again)
    assert Ticket.unscoped.count() == 1
    assert f'href="{place.notice.url}">回去看公示' in first.content.decode()
    assert first.headers["Cache-Control"] == "no-store"
    assert first.headers["X-Robots-Tag"] == "noindex"
    assert first.headers["Referrer-Policy"] == "no-referrer"
    assert not first.cookies


def test_no_address_holds_the_receipt(client, address):
    answer = sent(client, address)
    page = client.get(answer.url)
    receipt = receipt_in(page)
    addresses = re.findall('(?:href|src|action)="(.*?)"', page.content.decode())
    for told in (receipt, receipt[:15], format_receipt(receipt), receipt[:8]):
        assert not any(told in each for each in (answer.url, *addresses))


def test_what_was_said_is_not_shown_beside_it(client, address):
    page = send(client, address, contact="13800000000").content.decode()
    assert SAID not in page
    assert "13800000000" not in page


def test_a_form_sent_twice_leads_to_one_receipt(client, address):
    stamp = new_stamp()
    pages = [client.get(sent(client, address, stamp).url) for _ in range(2)]
    assert receipt_in(pages[0]) == receipt_in(pages[1])
    assert Ticket.unscoped.count() == 1


def test_another_type_size_leads_back_to_the_receipt(client, address):
    page = client.get(sent(client, address).url)
    larger = re.search('href="(/display/[^"]*size=large&[^"]*)"', page.content.decode())
    assert larger
    again = client.get(larger[1].replace("&amp;", "&"), follow=True)
    assert receipt_in(again) == receipt_in(page)
    assert client.cookies["display"].value == "large"


def test_after_ten_minutes_it_says_where_to_type_the_receipt(client, address, monkeypatch):
    assert timedelta(minutes=10) == receipt_links.SHOWN_FOR
    answer = sent(client, address)
    receipt = receipt_in(client.get(answer.url))
    monkeypatch.setattr(receipt_links, "SHOWN_FOR", timedelta(seconds=-1))
    over = client.get(answer.url)
    page = over.content.decode()
    assert over.status_code == 410
    assert not shows_receipt(page, receipt)
    assert "已经收到" in page
    assert 'href="/feedback/receipt/">输回执号来查' in page
    assert over.headers["Cache-Control"] == "no-store"
    assert over.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("kind", ["number", "stamp", "nothing"])
def test_only_addresses_that_we_signed_show_anything(client, address, kind):
    stamp = new_stamp()
    send(client, address, stamp=stamp)
    named = {"number": read_stamp(stamp), "stamp": stamp, "nothing": "x"}[kind]
    assert client.get(f"/feedback/received/{named}/").status_code == 404


def test_of_a_form_that_was_never_sent_there_is_no_receipt(db, client):
    assert client.get(receipt_link("never-sent")).status_code == 404


def test_the_notice_may_be_withdrawn_meanwhile(place, client, address):
    answer = sent(client, address)
    place.notice.unpublish()
    page = client.get(answer.url).content.decode()
    assert f'href="{place.village_page.url}">看村里的其他公示' in page
    assert "回去看公示" not in page
