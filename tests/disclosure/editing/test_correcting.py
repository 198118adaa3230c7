"""A second table on a public notice: a correction, with its reason."""

import pytest
from django.urls import reverse

from disclosure.editing.acceptance import Acceptance
from disclosure.editing.accepting import accept_upload
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from disclosure.services import AcceptError
from tests.disclosure.editing.uploading import (
    accept,
    draft_of,
    lease,
    send,
    text_of,
    undo,
    workbook,
)


@pytest.fixture
def public(village, make_notice):
    return make_notice(village, "租赁.xlsx", content=workbook(lease(1), lease(2)))


def test_needs_a_reason_and_shows_the_changed_cells(public, accountant):
    corrected = workbook(lease(1), lease(2, received=40))
    report = send(accountant, public, corrected).context["report"]
    changed = {(c["column"], c["before"], c["after"]) for c in report["corrections"]["shown"]}
    assert changed == {("本季已收", "100.00", "40.00"), ("本季欠缴", "0.00", "60.00")}

    upload = Upload.objects.get()
    assert "请写明为什么更正" in text_of(accept(accountant, upload))
    assert LedgerBatch.objects.count() == 1

    accept(accountant, upload, reason="第 2 号店面的租金记错了")
    assert DisclosurePage.objects.get(pk=public.pk).batch.version == 1
    assert draft_of(public).batch.version is None
    assert draft_of(public).batch.reason == "第 2 号店面的租金记错了"


def test_a_reason_with_personal_data_is_refused(public, accountant):
    send(accountant, public, workbook(lease(1)))
    shown = text_of(accept(accountant, Upload.objects.get(), reason="见 13912345678"))
    assert "请删去" in shown
    assert LedgerBatch.objects.count() == 1


def test_a_reason_longer_than_is_kept_is_refused_in_words(public, accountant):
    send(accountant, public, workbook(lease(1)))
    told = Acceptance(confirmed=True, reason="记错了" * 200)
    with pytest.raises(AcceptError, match="最多 500 个字"):
        accept_upload(Upload.objects.get(), told, user=None)


def test_another_person_of_the_same_mask_is_a_change(public, accountant):
    other = workbook(lease(1), lease(2, lessee="陈建军"))
    shown = send(accountant, public, other).context["report"]["corrections"]["shown"]
    assert [change["after"] for change in shown] == ["陈某某（换了人）"]


def test_what_is_public_cannot_be_undone(public, accountant):
    asked = accountant.get(reverse("disclosure_admin:undo", args=[public.pk]))
    assert "公开过的只能更正" in text_of(asked)
    assert "公开过的只能更正" in text_of(undo(accountant, public))
    assert draft_of(public).batch == public.batch
