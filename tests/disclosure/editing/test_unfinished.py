"""A draft that does not say yet, or no longer, what it is about: told at saving, never a fault."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from disclosure.models import DisclosurePage
from tests.disclosure.conftest import Q3

UNSAID = [{"period": ""}, {"ledger": ""}, {"ledger": "", "period": ""}]


def form(**facts):
    said = {"ledger": "leases", "period": "2026Q3", "remark": "", "prepared_by": ""}
    more = ("checked_by", "announced_on", "show_until", "go_live_at", "seo_title")
    return nested_form_data(said | dict.fromkeys([*more, "search_description"], "") | facts)


@pytest.mark.parametrize("facts", UNSAID)
def test_a_draft_with_a_table_keeps_what_it_is_about(accountant, village, make_notice, facts):
    page = make_notice(village, Q3, publish=False)
    accountant.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(**facts))
    draft = DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.ledger, draft.period) == ("leases", "2026Q3")
    assert (
        accountant.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200
    )


@pytest.mark.parametrize("facts", UNSAID)
@pytest.mark.parametrize("with_table", [True, False])
def test_its_preview_says_so_or_shows_it(accountant, village, make_notice, page, facts, with_table):
    if with_table:
        page = make_notice(village, Q3, publish=False)
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    answer = accountant.post(preview, form(**facts)).json()
    if answer["is_available"]:
        assert accountant.get(preview).status_code == 200
