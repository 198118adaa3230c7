"""Attachments that wait for the worker, which draws them for the whole county."""

from disclosure.editing.attaching import DIED, MOST_WAITING, WAIT, draw, give_up, take_in, take_up
from disclosure.models import Attachment
from tests.disclosure.attachments import (
    admin_address,
    send,
)
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.uploading import text_of
from tests.disclosure.pdfs import pdf


def test_what_is_still_being_read_may_be_given_up(notice, accountant, caplog):
    taken = take_in(notice, pdf(), "合同.pdf", user=None)
    reading = accountant.get(admin_address("attachment", taken)).content.decode()
    assert admin_address("remove_attachment", taken) in reading
    accountant.post(admin_address("remove_attachment", taken))
    draw(taken)

    assert not Attachment.objects.exists()
    assert "could not be drawn" not in caplog.text


def test_a_village_has_only_a_few_files_in_line(notice, accountant, make_notice, make_village):
    for number in range(MOST_WAITING):
        take_in(notice, pdf([b"%d w" % number]), f"{number}.pdf", user=None)

    assert WAIT in text_of(send(accountant, notice, pdf([b"9 w"])))
    other = make_notice(make_village("泖河村"), Q3, publish=False)
    assert take_in(other, pdf(), "合同.pdf", user=None)

    draw(Attachment.objects.earliest("pk"))
    assert "附到公示上" in text_of(send(accountant, notice, pdf([b"9 w"])))


def test_an_attachment_is_drawn_by_one_worker_only(notice, village):
    taken = take_in(notice, pdf(), "合同.pdf", user=None)

    assert take_up(taken.pk) == taken
    assert take_up(taken.pk) is None
    draw(taken)
    assert Attachment.objects.get().state == "ready"


def test_who_waits_is_told_of_a_worker_that_died(notice, accountant):
    taken = take_in(notice, pdf(), "合同.pdf", user=None)
    assert "正在打开文件" in text_of(accountant.get(admin_address("attachment", taken)))

    give_up(taken.pk, DIED)
    assert DIED in text_of(accountant.get(admin_address("attachment", taken)))
