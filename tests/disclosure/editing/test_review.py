"""From the accountant to the supervision committee, as long as rights come from plain groups."""

from django.urls import reverse

from disclosure.models import DisclosurePage
from tests.disclosure.conftest import Q3
from tests.disclosure.staff import ACCOUNTANT, SUPERVISOR, log_in, make_staff

FORM = {"ledger": "leases", "period": "2026Q3"}
EMPTY = dict.fromkeys(
    ("show_until", "prepared_by", "checked_by", "announced_on", "remark", "slug", "seo_title"), ""
)


def save(client, page, action):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(address, FORM | EMPTY | {"search_description": "", action: action})
    return DisclosurePage.objects.get(pk=page.pk)


def test_the_committee_publishes_what_the_accountant_left_as_a_draft(make_notice, village):
    page = make_notice(village, Q3, publish=False)
    accountant = log_in(make_staff(village, "kuaiji", ACCOUNTANT))
    committee = log_in(make_staff(village, "jianwei", SUPERVISOR))

    assert not save(accountant, page, "action-publish").live
    assert not save(accountant, page, "action-submit").live  # Wagtail's own approval is off
    assert save(committee, page, "action-publish").live


def test_the_accountant_is_not_offered_an_approval_that_would_lock_the_page(make_notice, village):
    page = make_notice(village, Q3, publish=False)
    accountant = log_in(make_staff(village, "kuaiji", ACCOUNTANT))

    editor = accountant.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "保存草稿" in editor
    assert "action-submit" not in editor
    assert "action-publish" not in editor
