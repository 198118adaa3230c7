"""A photo added without scripts leads to an address that can be gone back to, and holds no word."""

import pytest
from django.core.cache import caches
from django.test import Client
from playwright.sync_api import expect

from feedback.intake.kept_words import KEPT_FOR, LONGEST, kept_words
from feedback.models import Ticket, TicketPhoto
from tests.feedback.sending import PHOTO, SAID, add, receipt_in, send_with, shown

PHONE = "他家电话 138-0000-1234。"


@pytest.fixture
def added(client, address, form):
    return add(client, address, form, contact="小陈")


def own(response):
    """The last address to which the answer led."""
    return response.redirect_chain[-1][0]


def test_the_address_holds_the_photo_but_no_word(client, added):
    page = client.get(own(added)).content.decode()
    assert "塘" not in own(added)
    assert "%E5" not in own(added)
    assert SAID in page
    assert 'value="小陈"' in page
    assert len(shown(client.get(own(added)))) == 1


def test_who_reads_the_cache_reads_nothing(client, added):
    lying = repr(vars(caches["default"])["_cache"])
    assert "typed:" in lying
    assert SAID not in lying
    number = TicketPhoto.unscoped.get().form
    assert number not in lying
    assert kept_words(number)["text"] == SAID
    assert 0 < KEPT_FOR <= 3600


def test_once_sent_the_words_are_gone_and_the_address_begins_anew(client, address, added):
    receipt_in(send_with(client, address, added))
    assert kept_words(TicketPhoto.unscoped.get().form) == {}
    page = client.get(own(added))
    assert SAID not in page.content.decode()
    assert shown(page) == []


def test_what_was_wrong_is_told_there(client, address, form):
    page = add(client, address, form, photo=b"no picture").content.decode()
    assert 'id="photos_error"' in page
    assert SAID in page


def test_more_than_is_kept_is_answered_at_once_and_nothing_is_lost(client, address, form):
    long = "灯" * LONGEST
    answer = add(client, address, form, text=long)
    assert answer.redirect_chain == []
    assert long in answer.content.decode()
    assert len(shown(answer)) == 1


def test_nobody_reads_by_a_link_what_another_types_into_its_form(client, address, form):
    laid = own(add(client, address, form))
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    found = elsewhere.get(laid).content.decode()
    assert SAID not in found
    assert shown(elsewhere.get(laid)) == []
    assert f'name="photos" value="{laid.rpartition("=")[2]}"' not in found


def test_a_form_that_did_not_come_from_here_gets_no_address(client, address):
    answer = client.post(address, {"add_photo": "yes", "text": SAID}, follow=True)
    assert answer.redirect_chain == []


def test_of_an_accusation_no_address_leads_to_a_word(client, place):
    address = f"/feedback/new/?page={place.notice.pk}&kind=accusation"
    answer = add(client, address, client.get(address))
    assert answer.redirect_chain == []
    assert SAID in answer.content.decode()


@pytest.mark.parametrize("stamp", ["x", "", "1:2:3"])
def test_an_address_that_we_did_not_give_is_the_form(client, address, stamp):
    answer = client.get(f"{address}&photos={stamp}")
    assert answer.status_code == 200
    assert shown(answer) == []


def test_a_correction_meanwhile_does_not_change_what_was_asked_about(client, address, form):
    add(client, address, form)
    number = TicketPhoto.unscoped.get().form
    assert kept_words(number)["seen"]


def test_what_was_wrong_with_a_form_is_told_at_an_address_without_a_word(client, address, form):
    answer = send_with(client, address, form, text=PHONE)
    page = client.get(own(answer)).text
    assert "138" not in own(answer)
    assert "好像有手机号" in page
    assert "autofocus" in page.split("还没有送出</strong>")[0]
    assert 'id="photos_error"' not in page
    receipt_in(send_with(client, address, answer, text=PHONE))
    assert Ticket.unscoped.get().text == PHONE


def test_what_was_wrong_with_its_stamp_is_told_there_too(client, address, form):
    answer = send_with(client, address, form, stamp="x")
    assert answer.redirect_chain
    assert "打开得太久了" in client.get(own(answer)).text


def test_of_an_accusation_with_a_fault_there_is_no_address(client, place):
    address = f"/feedback/new/?page={place.notice.pk}&kind=accusation"
    answer = send_with(client, address, client.get(address))
    assert answer.redirect_chain == []
    assert "还没有选反映的是哪里的干部" in answer.text


@pytest.mark.browser
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_back_and_back_again_is_no_error(place, live_server, browser, address, tmp_path):
    file = tmp_path / "IMG.jpg"
    file.write_bytes(PHOTO)
    page = browser.new_page(java_script_enabled=False, base_url=live_server.url)
    page.goto(address)
    page.get_by_label("您想说什么").fill(SAID)
    page.get_by_label("选一张照片").set_input_files(file)
    page.get_by_role("button", name="加上这张照片").click()
    expect(page.get_by_text("加上了 1 张")).to_be_visible()
    expect(page.get_by_label("您想说什么")).to_have_value(SAID)
    page.go_back()
    expect(page.get_by_role("button", name="送出")).to_be_visible()
    page.go_forward()
    expect(page.get_by_text("加上了 1 张")).to_be_visible()
    page.get_by_role("button", name="送出").click()
    expect(page.get_by_role("heading", name="收到了")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="送出")).to_be_visible()
    assert Ticket.unscoped.count() == 1


@pytest.mark.browser
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_back_to_a_form_with_a_fault_shows_words_and_fault(place, live_server, browser, address):
    page = browser.new_page(java_script_enabled=False, base_url=live_server.url)
    page.goto(address)
    page.get_by_label("您想说什么").fill(PHONE)
    page.get_by_role("button", name="送出").click()
    expect(page.get_by_role("alert").first).to_contain_text("还没有送出")
    page.goto("/")
    page.go_back()
    expect(page.get_by_label("您想说什么")).to_have_value(PHONE)
    page.get_by_role("button", name="送出").click()
    expect(page.get_by_role("heading", name="收到了")).to_be_visible()
