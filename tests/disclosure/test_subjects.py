"""Which rows people can question, and what is kept of them, from the notice to the ticket."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure.enums import RedactionKind
from disclosure.expiry import drop_expired_rows
from disclosure.ledgers import get_ledger
from disclosure.redaction import redact
from feedback.models import Ticket
from feedback.row_facts import REDACTED
from feedback.stamps import new_stamp
from tests.disclosure.conftest import Q3
from tests.disclosure.reading import NOTE, aid_csv, read, with_cell, without_row
from tests.feedback.sending import hidden_in, send_with

CONTRACT = "星光租2024-020"
ANOTHER = "星光租2025-009"
CORRECTED_AWAY = "这一行后来更正时去掉了"
CORRECTED_SINCE = "这一行后来更正过"
GONE = "现在不在公示里了"


def form_address(page, row_key):
    return f"/feedback/new/?page={page.pk}&row={row_key}"


def question(client, page, row_key):
    """The ticket of a question about that row."""
    sent = {"text": "这一笔不对。", "contact": "", "stamp": new_stamp()}
    answer = client.post(form_address(page, row_key), sent, follow=True)
    assert "收到了" in answer.content.decode()
    return Ticket.unscoped.latest("pk")


@pytest.fixture
def removed(make_notice, village, workbook_bytes):
    """A notice whose correction left out a contract, and the key of its row."""
    before = make_notice(village, Q3)
    row = before.batch.rows.get(values__contract_no=CONTRACT)
    content = without_row(workbook_bytes(Q3), CONTRACT)
    return make_notice(village, Q3, content=content, reason="这一季没有出租"), row.key


def test_a_row_that_a_correction_left_out_can_still_be_questioned(removed, client):
    page, key = removed
    form = read(client, form_address(page, key))
    assert f"{CORRECTED_AWAY}，您仍可以问。" in form
    assert CONTRACT in form
    kept = dict(question(client, page, key).facts)
    assert kept["合同编号"] == CONTRACT
    assert kept["更正"] == CORRECTED_AWAY


def test_a_row_that_stayed_is_asked_about_as_it_reads_now(removed, client):
    page, _ = removed
    row = page.batch.rows.get(values__contract_no=ANOTHER)
    assert CORRECTED_AWAY not in read(client, form_address(page, row.key))


@pytest.fixture
def correct(make_notice, village, workbook_bytes):
    """Publishes the third quarter with another note beside a contract, or without the contract."""

    def correct(note, elsewhere=""):
        content = workbook_bytes(Q3)
        if elsewhere:
            content = with_cell(content, ANOTHER, NOTE, elsewhere)
        corrected = with_cell(content, CONTRACT, NOTE, note) if note else None
        corrected = corrected or without_row(content, CONTRACT)
        return make_notice(village, Q3, content=corrected, reason="写错了")

    return correct


@pytest.fixture
def asking(correct, client):
    """The notice, and a form that was opened on the row of the contract."""
    page = correct("按年缴纳")
    key = page.batch.rows.get(values__contract_no=CONTRACT).key
    return page, client.get(form_address(page, key))


def send(client, asking, **fields):
    page, form = asking
    key = page.batch.rows.get(values__contract_no=CONTRACT).key
    return send_with(client, form_address(page, key), form, **fields)


def test_a_row_is_kept_as_it_was_shown_though_it_was_corrected_meanwhile(asking, correct, client):
    correct("免交租金")
    page = send(client, asking).content.decode()
    assert "收到了" in page
    assert "后来更正过" in page
    kept = dict(Ticket.unscoped.get().facts)
    assert kept["备注"] == "按年缴纳"
    assert CORRECTED_SINCE in kept["更正"]


def test_a_correction_that_left_the_row_alone_is_not_remarked_on(asking, correct, client):
    correct("按年缴纳", elsewhere="补写")
    page = send(client, asking).content.decode()
    assert "收到了" in page
    assert "更正" not in page
    assert "更正" not in dict(Ticket.unscoped.get().facts)


def test_a_row_is_kept_as_it_was_shown_though_it_was_corrected_away(asking, correct, client):
    correct("免交租金")
    correct("")
    assert "收到了" in send(client, asking).content.decode()
    kept = dict(Ticket.unscoped.get().facts)
    assert kept["备注"] == "按年缴纳"
    assert kept["更正"] == CORRECTED_AWAY


def test_a_form_that_comes_back_shows_the_row_as_before_and_says_so(asking, correct, client):
    correct("免交租金")
    again = send(client, asking, text="")
    page = again.content.decode()
    assert CORRECTED_SINCE in page
    assert "按年缴纳" in page
    assert "免交租金" not in page
    assert "收到了" in send(client, (asking[0], again)).content.decode()
    assert dict(Ticket.unscoped.get().facts)["备注"] == "按年缴纳"


@pytest.mark.parametrize("seen", ["", "1", "forged:1a:2b", "{of_another}"])
def test_only_our_own_word_is_taken_for_what_was_shown(asking, correct, client, seen):
    page, _ = asking
    other = page.batch.rows.exclude(values__contract_no=CONTRACT).first()
    of_another = hidden_in(client.get(form_address(page, other.key)))["seen"]
    correct("免交租金")
    send(client, asking, seen=seen.format(of_another=of_another))
    kept = dict(Ticket.unscoped.get().facts)
    assert kept["备注"] == "免交租金"
    assert "更正" not in kept


def test_what_was_blanked_meanwhile_is_not_kept_from_the_form(asking, correct, client):
    page, _ = asking
    key = page.batch.rows.get(values__contract_no=CONTRACT).key
    later = correct("免交租金")
    redact(later, key, "lessee", kind=RedactionKind.PRIVATE, reason="不该公开", user=None)
    send(client, asking)
    kept = dict(Ticket.unscoped.get().facts)
    assert (kept["承租方"], kept["备注"]) == (REDACTED, "按年缴纳")


def test_rows_of_a_draft_and_of_other_notices_are_unknown(
    make_notice, village, workbook_bytes, client
):
    content = without_row(workbook_bytes(Q3), CONTRACT)
    page = make_notice(village, Q3, content=content)
    draft = make_notice(village, Q3, reason="漏了一户", publish=False)
    row = draft.get_latest_revision_as_object().batch.rows.get(values__contract_no=CONTRACT)
    assert GONE in read(client, form_address(page, row.key))


def aid(make_notice, village, *rows, reason=""):
    return make_notice(
        village, "救助.csv", ledger="aid", period="2026-09", content=aid_csv(*rows), reason=reason
    )


def test_rows_about_persons_cannot_be_questioned_after_their_time(make_notice, village, client):
    rows = ("孙阿毛", "低保", "1500.00"), ("周小妹", "低保", "900.00")
    key = aid(make_notice, village, *rows).batch.rows.get(position=2).key
    page = aid(make_notice, village, rows[0], reason="多写了一户")
    assert "周某某" in read(client, form_address(page, key))

    today = timezone.localdate()
    page.show_until = today - timedelta(days=1)
    page.save()
    for _ in range(2):
        form = read(client, form_address(page, key))
        assert GONE in form
        assert "周某某" not in form
        drop_expired_rows(today)


def test_what_was_blanked_is_in_no_ticket(removed, client):
    """All the way: asked before, blanked, asked again, in a version that was corrected since."""
    page, key = removed
    before = question(client, page, key)
    assert dict(before.facts)["承租方"] != REDACTED

    redact(page, key, "lessee", kind=RedactionKind.PRIVATE, reason="不该公开", user=None)
    assert REDACTED in read(client, form_address(page, key))
    for ticket in (Ticket.unscoped.get(pk=before.pk), question(client, page, key)):
        facts = dict(ticket.facts)
        assert facts["承租方"] == REDACTED
        assert facts["合同编号"] == CONTRACT
        assert dict(before.facts)["承租方"] not in str(ticket.row_facts)


def test_the_form_calls_a_row_what_the_link_called_it(make_notice, village, client):
    page = make_notice(village, Q3)
    row = page.batch.rows.first()
    assert "这一处我有疑问" in read(client, page.url)
    assert "<h1>这一处我有疑问</h1>" in read(client, form_address(page, row.key))


@pytest.mark.parametrize(("ledger", "called"), [("projects", "这个工程"), ("cashbook", "这一笔")])
def test_a_row_is_called_what_people_call_it(ledger, called):
    assert get_ledger(ledger).this_row == called
