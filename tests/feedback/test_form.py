"""What the form says before and after: guidance, what is wrong with what was written, lost rows."""

import re
from html import unescape

import pytest

from feedback.models import Ticket
from feedback.selectors import usual_category
from tests.feedback.sending import SAID, code_on, hidden_in, receipt_in, send, send_with
from tests.finding import found

PHONE = "他家电话 138-0000-1234。"


def test_the_limit_is_told_before_it_is_met(client, address):
    page = client.get(address).content.decode()
    assert "最多 2000 个字" in page
    (box,) = re.findall("<textarea[^>]+>", page)
    assert 'aria-describedby="id_text_helptext"' in box
    assert "maxlength" not in box


@pytest.mark.parametrize(
    ("text", "why"), [("", "还没有写内容"), ("账" * 2001, "您写了 2001 个字"), (PHONE, "手机号")]
)
def test_what_was_not_sent_says_so_before_all_else(client, address, text, why):
    page = send(client, address, text).content.decode()
    assert "<title>还没有送出：" in page
    box = page.split("</h1>")[1].split('role="alert"')[1].split("<form")[0]
    assert "还没有送出" in box
    assert f'<a href="#id_text">{why}' in box or (why in box and '<a href="#id_text">' in box)
    assert 'aria-invalid="true"' in page


def test_a_form_that_is_only_looked_at_complains_of_nothing(client, address):
    page = client.get(address).content.decode()
    assert 'role="alert"' not in page
    assert "还没有送出" not in page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PHONE, "手机号 138-0000-1234"),
        ("身份证330482199001011234的那位。", "身份证号 330482199001011234"),
    ],
)
def test_numbers_of_persons_are_pointed_out_once_and_then_taken(client, address, text, found):
    asked = send(client, address, text)
    assert f"好像有{found}" in asked.content.decode()
    assert text in asked.content.decode()
    assert not Ticket.unscoped.exists()

    receipt_in(send_with(client, address, asked, text=text))
    assert Ticket.unscoped.get().text == text


@pytest.mark.parametrize(
    ("text", "advised", "not_advised"),
    [
        (PHONE, ["请写到“联系方式”那一格"], ["也不用写"]),
        ("他的微信号：abc123", ["请写到“联系方式”那一格"], ["也不用写"]),
        (
            "卡号 6222021234567890128",
            ["银行卡号请删掉，您自己的也不用写"],
            ["请写到", "身份证号请"],
        ),
        (f"身份证330482199001011234，{PHONE}", ["身份证号请删掉，", "请写到"], ["银行卡号请"]),
    ],
)
def test_only_a_phone_is_asked_for_elsewhere(client, address, text, advised, not_advised):
    problem = found('role="alert".*?</div>', send(client, address, text).content.decode(), re.S)
    assert all(words in problem for words in advised)
    assert not any(words in problem for words in not_advised)


def test_who_was_warned_is_not_warned_again_after_another_mistake(client, address):
    warned = hidden_in(send(client, address, PHONE))
    too_long = client.post(
        address, {"text": PHONE + "账" * 2000, "contact": "", **warned}, follow=True
    )
    receipt_in(send_with(client, address, too_long, text=PHONE))


@pytest.mark.parametrize("contact", ["1380573000", "\u200e小陈  138-0573-00001"])
def test_a_mobile_number_of_a_wrong_length_is_asked_about_once(client, address, contact):
    asked = send(client, address, contact=contact)
    assert "手机号是 11 位" in asked.content.decode()
    assert 'href="#id_contact"' in asked.content.decode()
    assert not Ticket.unscoped.exists()

    larger = send_with(client, address, asked, contact=contact, size="large")
    receipt_in(send_with(client, address, larger, contact=contact))
    assert Ticket.unscoped.get().contact in ("1380573000", "小陈 138-0573-00001")


def test_another_wrong_number_is_asked_about_anew(client, address):
    asked = send(client, address, contact="1380573000")
    changed = {"text": SAID, "contact": "138057300001", **hidden_in(asked)}
    asked_again = client.post(address, changed, follow=True)
    assert "138057300001 是 12 位" in asked_again.content.decode()
    receipt_in(send_with(client, address, asked_again, contact="13805730001"))


def test_that_a_contact_was_left_is_said_but_not_which(client, address):
    sent = send(client, address, contact="13800000000")
    assert "您留了联系方式" in sent.content.decode()
    found_again = client.post("/feedback/receipt/", {"receipt": receipt_in(sent)}).content.decode()
    assert "留了联系方式" in found_again
    assert "13800000000" not in found_again

    without = send(client, address, "还有一件。")
    assert "留了联系方式" not in without.content.decode()
    found_again = client.post("/feedback/receipt/", {"receipt": receipt_in(without)})
    assert "留了联系方式" not in found_again.content.decode()


def test_a_text_without_such_numbers_is_taken_at_once(client, address):
    receipt_in(send(client, address, "2026年第三季度应收 26,250.00 元，一分没交。"))


def test_a_row_that_is_gone_leads_to_the_whole_notice(place, client):
    response = client.get(f"/feedback/new/?page={place.notice.pk}&row=gone")
    page = response.content.decode()
    assert response.status_code == 200
    assert "现在不在公示里了" in page
    assert f'action="/feedback/new/?code={code_on(place.notice).token}&amp;kind=problem"' in page


def test_words_about_a_row_that_went_meanwhile_are_shown_again_not_filed(place, client):
    address = f"/feedback/new/?page={place.notice.pk}&row=gone"
    response = send(client, address, "这一笔不对。")
    page = response.content.decode()
    assert "现在不在公示里了" in page
    assert "这一笔不对。" in page
    assert not Ticket.unscoped.exists()

    whole = unescape(found('action="(.+?)"', page))
    said = {"text": "这一笔不对。", "category": usual_category().pk}
    receipt_in(send_with(client, whole, response, **said))
    assert Ticket.unscoped.get().row_key == ""


def test_the_form_names_no_address_under_which_it_is_not_found(client, address):
    page = client.get(address).content.decode()
    assert 'rel="canonical"' not in page
    assert "og:url" not in page


@pytest.mark.parametrize("choice", [{"size": "largest"}, {"contrast": "switch"}])
def test_another_type_size_keeps_what_was_typed_and_judges_nothing(client, address, choice):
    response = client.post(address, {"text": PHONE, "contact": "小陈", "stamp": "", **choice})
    page = response.content.decode()
    assert PHONE in found("<textarea.*?</textarea>", page, re.S)
    assert 'value="小陈"' in page
    assert 'role="alert"' not in page
    assert "warned" not in hidden_in(response)
    assert response.cookies["display"].value in ("largest", "standard-high")
    assert not Ticket.unscoped.exists()


def test_who_was_warned_stays_so_in_another_type_size(client, address):
    warned = hidden_in(send(client, address, PHONE))
    larger = client.post(address, {"text": PHONE, "contact": "", "size": "large", **warned})
    receipt_in(send_with(client, address, larger, text=PHONE))


def test_what_was_looked_up_stays_in_sight_in_another_type_size(client, address):
    receipt = receipt_in(send(client, address))
    looked_up = client.post("/feedback/receipt/", {"receipt": receipt})
    larger = client.post("/feedback/receipt/", {**hidden_in(looked_up), "size": "large"})
    assert SAID in larger.content.decode()
