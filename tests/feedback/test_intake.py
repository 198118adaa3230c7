"""What a resident sends, and what comes of it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import PageViewRestriction

from feedback import stamps
from feedback.intake.forms import visible_text
from feedback.models import Ticket
from feedback.receipts import receipt_hash
from feedback.selectors import usual_category
from feedback.stamps import new_stamp
from tests.feedback.conftest import ROW_FACTS, ROW_KEY, ROW_NAME
from tests.feedback.sending import SAID, receipt_in, send
from tests.finding import found


def test_the_form_shows_what_it_is_about(place, client, address):
    response = client.get(address)
    page = response.content.decode()
    for words in (
        "星光村",
        "2026年第三季度租赁情况",
        ROW_NAME,
        '<span class="muted">承租方</span> 陈某某',
        "这一笔我有疑问",
    ):
        assert words in page
    assert "<b>3,000.00</b>" not in page
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Referrer-Policy"] == "strict-origin"
    assert not response.cookies


def test_only_a_file_of_ours_runs_on_the_form(client, address):
    response = client.get(address)
    assert re.findall("<script.*?>", response.content.decode()) == [
        '<script src="/static/js/photos.js" defer>',
        '<script src="/static/js/draft.js" defer>',
    ]
    assert "script-src 'self';" in response.headers["Content-Security-Policy"]


def test_a_ticket_is_kept_and_answered_with_a_receipt(place, client, address):
    stamp = found('name="stamp" value="([^"]+)"', client.get(address).content.decode())
    response = send(client, address, contact="13800000000", stamp=stamp)
    assert response.status_code == 200
    assert not response.cookies
    receipt = receipt_in(response)
    ticket = Ticket.unscoped.get()
    assert ticket.text == SAID
    assert ticket.contact == "13800000000"
    assert (ticket.row_key, ticket.facts) == (ROW_KEY, ROW_FACTS)
    assert (ticket.page_id, ticket.village) == (place.notice.pk, place.village)
    assert ticket.receipt_hash == receipt_hash(receipt)


def test_the_database_holds_neither_contact_nor_receipt(client, address):
    receipt = receipt_in(send(client, address, contact="13800000000"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM feedback_ticket")
        stored = repr(cursor.fetchone())
    assert SAID in stored
    assert "13800000000" not in stored
    assert receipt not in stored
    assert receipt[:15] not in stored


def test_the_whole_page_can_be_answered(place, client):
    address = f"/feedback/new/?page={place.notice.pk}&kind=problem"
    send(client, address, category=usual_category().pk)
    ticket = Ticket.unscoped.get()
    assert (ticket.row_key, ticket.facts) == ("", ())


def test_what_a_client_says_about_the_row_is_not_believed(client, address, place):
    data = {"text": SAID, "stamp": new_stamp(), "row_facts": "伪造", "row_key": "x", "page": "1"}
    client.post(address, data)
    ticket = Ticket.unscoped.get()
    assert (ticket.facts, ticket.page_id) == (ROW_FACTS, place.notice.pk)


def test_a_form_sent_twice_is_one_ticket_with_one_receipt(client, address):
    stamp = new_stamp()
    first = send(client, address, stamp=stamp)
    second = send(client, address, stamp=stamp)
    assert receipt_in(first) == receipt_in(second)
    assert Ticket.unscoped.count() == 1


def test_a_used_stamp_loses_no_new_words_and_shows_no_receipt(client, address):
    stamp = new_stamp()
    send(client, address, stamp=stamp)
    page = send(client, address, text="还有一件事。", stamp=stamp).content.decode()
    assert "已经收到了" in page
    assert "还有一件事。" in page
    assert "回执号</dt>" not in page
    assert Ticket.unscoped.get().text == SAID
    fresh = found('name="stamp" value="([^"]+)"', page)
    receipt_in(send(client, address, text="还有一件事。", stamp=fresh))
    assert Ticket.unscoped.count() == 2


@pytest.mark.parametrize("stamp", ["", "forged", "a:b:c", "\x00"])
def test_a_wrong_stamp_keeps_the_words_and_gives_a_new_one(client, address, stamp):
    response = send(client, address, contact="张三 138", stamp=stamp)
    page = response.content.decode()
    assert not Ticket.unscoped.exists()
    assert "还没有送出" in page
    assert SAID in page
    assert 'value="张三 138"' in page
    fresh = found('name="stamp" value="([^"]+)"', page)
    receipt_in(send(client, address, stamp=fresh))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b'{"text": "x"}', "application/json"),
        (b"nonsense", "multipart/form-data; boundary=x"),
    ],
)
def test_a_body_that_no_form_sends_gets_the_form_again(client, address, body, content_type):
    response = client.post(address, body, content_type=content_type)
    assert response.status_code == 200
    assert "还没有写内容" in response.content.decode()
    assert not Ticket.unscoped.exists()


def test_an_expired_stamp_keeps_the_words(client, address, monkeypatch):
    stamp = new_stamp()
    monkeypatch.setattr(stamps, "VALID_FOR", timedelta(seconds=-1))
    page = send(client, address, stamp=stamp).content.decode()
    assert "打开得太久了" in page
    assert SAID in page
    assert not Ticket.unscoped.exists()


NOTHING = [
    "",
    "  \n\t",
    "\u3000",
    "\x00\x01",
    "\u202e\u2066\u200b",
    "\u3164\u3164",  # Hangul fillers
    "\u115f\u1160\uffa0",
    "\u2800 \u2800",  # empty Braille
    "\u200d",
    "\u034f\ufe0f\U000e0100",  # marks on nothing
    "\u00a0\u2003",
    "\U000e0041",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_read_is_refused(client, address, text):
    response = send(client, address, text=text, contact="13800000000")
    page = response.content.decode()
    assert "还没有写内容" in page
    assert 'value="13800000000"' in page
    assert not Ticket.unscoped.exists()


@pytest.mark.parametrize("text", ["？？？", "。", "…… !", "👍"])
def test_marks_alone_are_asked_about(client, address, text):
    page = send(client, address, text=text).content.decode()
    assert "只有标点，看不出您想说什么" in page
    assert not Ticket.unscoped.exists()


def test_too_long_is_said_with_numbers_and_kept_in_the_form(client, address):
    text = "账" * 20_000
    page = send(client, address, text=text).content.decode()
    assert "您写了 20000 个字，最多能收 2000 个字" in page
    assert text in page
    assert not Ticket.unscoped.exists()


def test_the_limit_itself_is_taken(client, address):
    send(client, address, text="账" * 2000)
    assert len(Ticket.unscoped.get().text) == 2000


def test_too_long_a_contact_is_said(client, address):
    page = send(client, address, contact="1" * 101).content.decode()
    assert "最多 100 个字" in page
    assert SAID in page
    assert not Ticket.unscoped.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 好 ", "好"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("3\x000\x1b00元", "3000元"),
        ("abc\u202edef\u2069", "abcdef"),
        ("\ufeff村\u200b务", "村务"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("𠮷野\t家", "𠮷野\t家"),
        ("？", "？"),
        ("\ue000", "\ue000"),  # rare characters of names lie here in older fonts
        ("한\u3164글", "한\u3164글"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("\ud800", ""),
    ],
)
def test_only_what_can_be_seen_is_kept(typed, kept):
    assert visible_text(typed) == kept


def test_markup_is_shown_as_it_was_typed(client, address):
    attack = "<script>alert(1)</script>"
    receipt = receipt_in(send(client, address, text=attack))
    shown = client.post("/feedback/receipt/", {"receipt": receipt}).content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script" not in shown
    refused = send(client, address, text=attack, stamp="").content.decode()
    assert "<script>" not in refused


@pytest.mark.parametrize(
    "query",
    [
        "",
        "page=",
        "page=0",
        "page=-1",
        "page=abc",
        "page=999999999",
        "page=" + "9" * 400,
        "page=１",
        "page={notice}&row=" + "a" * 65,
        "page={notice}&row=%E8%A1%8C",
        "page={notice}&row=' OR 1=1 --",
        "page={village}",
        "page=1",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_forged_pages_and_rows_are_not_found(place, client, query, method):
    known = query.format(notice=place.notice.pk, village=place.village_page.pk)
    data = {"text": SAID, "stamp": new_stamp()} if method == "post" else None
    response = getattr(client, method)(f"/feedback/new/?{known}", data)
    assert response.status_code == 404
    assert not Ticket.unscoped.exists()


def test_a_page_that_is_not_public_takes_no_feedback(place, client, address):
    restriction = PageViewRestriction.objects.create(
        page=place.village_page, restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(address).status_code == 404
    assert send(client, address).status_code == 404
    restriction.delete()
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 200),
        ("http://testserver", 200),
        ("https://testserver", 200),
        ("https://public.example.cn", 200),
        ("null", 403),
        ("", 403),
        ("https://evil.example", 403),
        ("http://testserver.evil.example", 403),
        ("http://evil.example/testserver", 403),
        ("http://testserver@evil.example", 403),
        ("http://testserver:81", 403),
        ("http://[", 403),
    ],
)
def test_other_sites_cannot_send_in_a_visitors_name(client, address, settings, origin, status):
    settings.WAGTAILADMIN_BASE_URL = "https://public.example.cn"
    headers = {} if origin is None else {"origin": origin}
    response = send(client, address, headers=headers)
    assert response.status_code == status
    assert Ticket.unscoped.exists() == (status == 200)
    if status == 403:
        assert "没有送出去" in response.content.decode()


def test_no_csrf_cookie_is_needed(place, address):
    receipt_in(send(Client(enforce_csrf_checks=True), address))


@pytest.mark.parametrize("path", ["/feedback/new/?page=1", "/feedback/receipt/"])
def test_other_methods_are_refused(db, client, path):
    assert client.put(path).status_code == 405


def test_nothing_that_was_said_is_logged(client, address, caplog):
    caplog.set_level("DEBUG")
    receipt = receipt_in(send(client, address, contact="13800000000"))
    client.post("/feedback/receipt/", {"receipt": receipt})
    send(client, address, headers={"origin": "https://evil.example"})
    assert "403" in caplog.text or "Forbidden" in caplog.text
    for secret in (SAID, "13800000000", receipt):
        assert secret not in caplog.text
