"""Nobody in the village takes away, moves or hides what the public has seen."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage
from disclosure.services import notice_for
from language.periods import parse_period
from tests.disclosure.conftest import Q2
from tests.disclosure.staff import ACCOUNTANT, BOTH, COMMITTEE, log_in, make_staff


@pytest.fixture
def public(village, make_notice):
    return make_notice(village, Q2, period="2026Q2")


@pytest.mark.parametrize("roles", [ACCOUNTANT, COMMITTEE, BOTH])
@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
def test_a_public_notice_stays(village, public, roles, action):
    client = log_in(make_staff(village, "村干部", roles))
    client.post(reverse(f"wagtailadmin_pages:{action}", args=[public.pk]), {"next": ""})
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    client.post(f"{bulk}?id={public.pk}&next=/", {"include_descendants": ""})
    assert DisclosurePage.objects.get(pk=public.pk).live


@pytest.mark.parametrize("roles", [COMMITTEE, BOTH])
def test_what_was_public_once_is_kept_after_it_was_taken_down(village, public, roles):
    public.unpublish()
    client = log_in(make_staff(village, "村干部", roles))
    client.post(reverse("wagtailadmin_pages:delete", args=[public.pk]))
    assert DisclosurePage.objects.filter(pk=public.pk).exists()


def test_a_draft_may_be_thrown_away(village):
    draft = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    client = log_in(make_staff(village, "会计", ACCOUNTANT))
    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not DisclosurePage.objects.filter(pk=draft.pk).exists()


def test_nobody_puts_a_password_before_a_notice(village, public, admin_client):
    hiding = reverse("wagtailadmin_pages:set_privacy", args=[public.pk])
    form = {"restriction_type": "login"}
    for client in (admin_client, log_in(make_staff(village, "监委会", COMMITTEE))):
        client.post(hiding, form)
    assert not PageViewRestriction.objects.exists()


def test_an_administrator_may_take_a_notice_down(public, admin_client):
    address = reverse("wagtailadmin_pages:unpublish", args=[public.pk])
    admin_client.post(address, {"reason": "传错了村"})
    assert not DisclosurePage.objects.get(pk=public.pk).live


def test_a_period_that_was_begun_by_mistake_can_be_thrown_away_from_its_page(village, public):
    client = log_in(make_staff(village, "会计", ACCOUNTANT))
    draft = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    deleting = reverse("wagtailadmin_pages:delete", args=[draft.pk])
    editor = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert f'href="{deleting}">这一期开错了' in client.get(editor).content.decode()
    public_editor = reverse("wagtailadmin_pages:edit", args=[public.pk])
    assert "这一期开错了" not in client.get(public_editor).content.decode()
