"""What should never have been public, and how the town hears that it is gone."""

from hashlib import sha256

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.models import PageLogEntry

from areas.enums import Role
from areas.factories import AreaFactory, administrator
from tests.disclosure.attachments import (
    CONTRACT,
    admin_address,
    attach,
    attachments_of,
)
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.uploading import draft_of, text_of
from tests.disclosure.staff import log_in, make_staff


@pytest.fixture
def public(make_notice, village):
    return make_notice(village, Q3)


def test_what_should_not_be_public_goes_from_every_version_at_once(
    public, accountant, supervisor, client, django_capture_on_commit_callbacks
):
    attachment = attach(accountant, public, title="写了卡号的发票", kind="voucher")
    draft_of(public).get_latest_revision().publish(user=administrator())
    address = f"{public.url}attachments/{attachment.pk}/pages/1/"
    assert client.get(address).status_code == 200
    assert accountant.get(admin_address("withdraw_attachment", attachment)).status_code == 404

    with django_capture_on_commit_callbacks(execute=True):
        said = supervisor.post(
            admin_address("withdraw_attachment", attachment),
            {"kind": "number", "reason": "漏涂了一处"},
            follow=True,
        )

    assert "已隐去" in text_of(said)
    assert client.get(address).status_code == 404
    seen = text_of(client.get(public.url))
    assert "凭证：（已隐去）（" in seen
    assert "写了卡号的发票" not in seen
    assert "隐去：写了身份证号、卡号或电话）" in seen
    assert all(
        version.content["attached"][0]["withdrawn"]
        for version in public.revisions.all()
        if version.content["attached"]
    )
    assert not attachment.original.storage.exists(attachment.original.name)
    # Inspection can tell by the record whether a copy is the file.
    record = PageLogEntry.objects.get(action="disclosure.withdraw").data
    assert (record["name"], record["pages"]) == ("凭证：写了卡号的发票", 1)
    assert record["sha256"] == sha256(CONTRACT).hexdigest()


def test_what_is_public_still_though_the_draft_has_it_no_more_can_be_taken_away(
    public, accountant, supervisor
):
    attachment = attach(accountant, public, title="发票")
    draft_of(public).get_latest_revision().publish(user=administrator())
    accountant.post(admin_address("remove_attachment", attachment))

    shown = attachments_of(supervisor, public).content.decode()
    assert "「合同：发票」从草稿上去掉了，可是村民现在还看得到" in shown
    assert f'href="{admin_address("withdraw_attachment", attachment)}"' in shown


def test_the_town_hears_of_what_a_village_took_away(
    public, accountant, supervisor, town, mailoutbox
):
    """And nobody of another town."""
    inspector = make_staff(town, "顾建平", (Role.TOWN_INSPECTION,))
    User.objects.filter(pk=inspector.pk).update(email="town@example.org")
    other = AreaFactory(parent=town.get_parent(), name="广陈镇")
    elsewhere = make_staff(other, "别镇", (Role.TOWN_INSPECTION,))
    attachment = attach(accountant, public, title="发票")
    asked = supervisor.get(admin_address("withdraw_attachment", attachment))
    assert "镇纪检会收到通知" in text_of(asked)
    supervisor.post(
        admin_address("withdraw_attachment", attachment), {"kind": "number", "reason": "漏涂了一处"}
    )

    (mail,) = [mail for mail in mailoutbox if "隐去" in mail.subject]
    assert mail.to == ["town@example.org"]
    assert public.title in mail.subject
    assert "漏涂" not in mail.body
    overview = reverse("disclosure_admin:overview")
    assert overview in mail.body
    shown = text_of(log_in(inspector).get(overview))
    for word in ("各村自己隐去的附件", "合同：发票", "写了身份证号、卡号或电话", "漏涂了一处"):
        assert word in shown
    assert "合同.pdf" not in shown  # the file's own name may be a person's
    assert "漏涂了一处" not in text_of(log_in(elsewhere).get(overview))
