"""A text beside the table that should never have been public is blanked for good, everywhere."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from areas.factories import administrator
from disclosure.enums import OuterText
from disclosure.models import DisclosurePage, LedgerBatch, TextRedaction
from feedback.services import ensure_code
from language.dates import say_date
from tests.disclosure.attachments import attach
from tests.disclosure.conftest import Q2, Q3
from tests.disclosure.editing.uploading import draft_of, text_of
from tests.disclosure.reading import read

LEAKED = "李红患癌症，她家的款另算"
KIND = "写了生病、残疾的事"


@pytest.fixture
def public(make_notice, village):
    """Corrected once; every text on it leaks, as if written before anybody looked after that."""
    make_notice(village, Q2, period="2026Q3")
    page = make_notice(village, Q3, reason="记错了")
    LedgerBatch.objects.filter(pk=page.batch_id).update(reason=LEAKED)
    DisclosurePage.objects.filter(pk=page.pk).update(remark=LEAKED)
    for version in page.revisions.all():
        version.content["remark"] = LEAKED
        version.save(update_fields=["content"])
    return DisclosurePage.objects.get(pk=page.pk)


def address(page, what, number=0):
    return reverse("disclosure_admin:redact_text", args=[page.pk, what, number])


def blank(client, page, what, number=0):
    said = {"kind": "health", "reason": "写了病情"}
    return client.post(address(page, what, number), said, follow=True)


def told(what):
    return f"{what}（已隐去），{say_date(timezone.localdate())}隐去：{KIND}"


def everything_stored():
    """What the database holds of notices, their versions and their tables."""
    models = (DisclosurePage, LedgerBatch, Revision, TextRedaction, PageLogEntry)
    return "".join(
        json.dumps(list(model.objects.values()), default=str, ensure_ascii=False)
        for model in models
    )


def test_each_text_is_offered_beside_the_cells(public, supervisor):
    html = supervisor.get(reverse("disclosure_admin:choose_cell", args=[public.pk]))
    assert address(public, "remark") in html.content.decode()
    assert address(public, "reason", public.batch_id) in html.content.decode()


def test_asking_changes_nothing_and_is_for_who_may_blank(public, supervisor, accountant):
    shown = text_of(supervisor.get(address(public, "remark")))
    assert LEAKED in shown
    assert "不能恢复" in shown
    assert not TextRedaction.objects.exists()
    assert accountant.get(address(public, "remark")).status_code == 404
    for unknown in (address(public, "title", 7), address(public, "reason", 10**20)):
        assert supervisor.get(unknown).status_code == 404


def test_a_remark_goes_from_every_version_and_readers_hear_of_it(public, supervisor, client):
    assert "已隐去：说明" in text_of(blank(supervisor, public, "remark"))
    for below in ("", "print/"):
        html = read(client, public.url + below)
        assert told("说明") in html
    assert all(not version.content["remark"] for version in public.revisions.all())
    assert draft_of(public).texts_redacted[0]["what"] == OuterText.REMARK


def test_a_reason_goes_wherever_it_stood(public, supervisor, client):
    blank(supervisor, public, "reason", public.batch_id)
    for below in ("", "print/", "changes/?version=2"):
        html = read(client, public.url + below)
        assert f"（已隐去）{say_date(timezone.localdate())}隐去：{KIND}" in html
    blank(supervisor, public, "remark")  # it is on the draft as well, and would be refused
    # What was blanked still counts as a reason.
    draft_of(public).save_revision().publish(user=administrator())


def test_nothing_is_left_of_them_and_the_record_says_who_and_why(public, supervisor):
    blank(supervisor, public, "remark")
    blank(supervisor, public, "reason", public.batch_id)
    assert LEAKED not in everything_stored()
    remark = TextRedaction.objects.get(what=OuterText.REMARK)
    assert (remark.reason, remark.kind) == ("写了病情", "health")
    assert remark.redacted_by == User.objects.get(username="监委会")
    assert PageLogEntry.objects.filter(action="disclosure.redact_text").count() == 2


def test_a_title_goes_from_the_list_and_from_its_own_page(public, accountant, supervisor, client):
    DisclosurePage.objects.filter(pk=public.pk).update(remark="")  # else nothing can be saved
    attachment = attach(accountant, public, title="一号鱼塘合同")
    draft_of(public).get_latest_revision().publish(user=administrator())
    assert "一号鱼塘合同" in read(client, public.url)

    blank(supervisor, public, "title", attachment.pk)
    for below in ("", f"attachments/{attachment.pk}/"):
        html = read(client, public.url + below)
        assert "一号鱼塘合同" not in html
        assert "合同：（已隐去）" in html
    assert told("附件的名称") in read(client, public.url)
    assert "一号鱼塘合同" not in everything_stored()


def test_why_it_was_taken_down_goes_from_its_address_and_its_code(
    public, supervisor, admin_client, client
):
    code = f"/q/{ensure_code(public).token}/"
    admin_client.post(
        reverse("wagtailadmin_pages:unpublish", args=[public.pk]), {"reason": "村里弄错了人"}
    )
    takedown = DisclosurePage.objects.get(pk=public.pk).takedowns.get()
    blank(supervisor, public, "why-gone", takedown.pk)
    for where in (public.url, code):
        html = read(client, where, 410)
        assert "弄错了人" not in html
        assert KIND in html


def test_nobody_writes_the_same_again(public, supervisor, make_notice, village):
    DisclosurePage.objects.filter(pk=public.pk).update(remark="鱼塘的租金已结清")
    blank(supervisor, public, "remark")
    draft = draft_of(public)
    draft.remark = "鱼塘的租金 已结清"
    with pytest.raises(ValidationError, match="写的是隐去过的话"):
        draft.save_revision().publish(user=administrator())
