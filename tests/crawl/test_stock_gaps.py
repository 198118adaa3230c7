"""What Wagtail's own views show of other villages, were it not for us: each closing is needed."""

import pytest
from django.urls import reverse
from taggit.models import Tag
from wagtail.models import Page, Task

from areas.models import Area
from disclosure.models import DisclosurePage, ReviewTask
from disclosure.review import submit
from home import foreign_pages, wagtail_hooks
from tests.crawl.addresses import staff_addresses
from tests.crawl.test_crawl import findings
from tests.disclosure.reading import lease_csv

SHOWN_WITHOUT_THE_MIDDLEWARE = {
    "wagtail_bulk_action",
    "wagtailadmin_api:images:detail",
    "wagtailadmin_api:images:listing",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
}
SHOWN_WITHOUT_THE_HOOK = {"wagtailadmin_choose_page", "wagtailadmin_choose_page_search"}


def shown_of(names, secret, client) -> set[str]:
    addresses = [address for address in staff_addresses() if address.name in names]
    return {found.address for found in findings(secret, client, addresses) if found.shown}


def test_middleware_closes_views_that_take_any_page(secret, accountant, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "ForeignPages" not in name]
    shown = shown_of(SHOWN_WITHOUT_THE_MIDDLEWARE, secret, accountant)
    assert shown == SHOWN_WITHOUT_THE_MIDDLEWARE


def test_hook_closes_the_page_chooser(secret, accountant, monkeypatch):
    monkeypatch.setattr(wagtail_hooks, "explorable", lambda user: Page.objects.all())
    assert shown_of(SHOWN_WITHOUT_THE_HOOK, secret, accountant) == SHOWN_WITHOUT_THE_HOOK


def test_words_on_drafts_of_others_are_offered_to_nobody(accountant):
    Tag.objects.create(name="密标签", slug="mi")
    assert "密标签" not in str(accountant.get(reverse("offered_tags"), {"term": "密"}).json())
    all_tags = reverse("wagtailadmin_tag_model_autocomplete", args=["taggit", "tag"])
    assert accountant.get(all_tags, {"term": "密"}).status_code == 404


def test_everything_of_a_list_is_not_everything(secret, accountant):
    """Wagtail takes "all" without a list for all pages, and the town's list has every village."""
    delete = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    town = Page.objects.get(title="新埭镇")
    for of_list in ("", f"&childOf={town.pk}", f"&childOf={secret.page.pk}"):
        assert accountant.get(f"{delete}?id=all{of_list}&q=聚福").status_code == 404
    own = Page.objects.get(title="星光村")
    own.add_child(instance=DisclosurePage(ledger="leases", period="2026Q3", live=False))
    assert accountant.get(f"{delete}?id=all&childOf={own.pk}").status_code == 200


def test_nothing_is_copied_into_another_village(secret, accountant):
    own = DisclosurePage(ledger="leases", period="2026Q3", live=False)
    Page.objects.get(title="星光村").add_child(instance=own)
    form = {"new_title": "抄", "new_slug": "chao", "new_parent_page": secret.page.pk}
    accountant.post(reverse("wagtailadmin_pages:copy", args=[own.pk]), form)
    move = reverse("wagtailadmin_pages:move_confirm", args=[own.pk, secret.page.pk])
    assert accountant.post(move).status_code == 404
    assert secret.page.get_children().count() == 1


def test_reports_are_not_in_the_menu(secret, accountant):
    reports = reverse("wagtailadmin_reports:site_history")
    assert reports not in accountant.get(reverse("wagtailadmin_home")).content.decode()


@pytest.fixture
def in_review(county, make_notice):
    """A notice of the outsider's own village that waits for him."""
    village = Area.objects.get(short_name="星光村")
    page = make_notice(village, "三.csv", content=lease_csv(3), publish=False)
    submit(page, user=None)
    return page


def act_on_anothers_step(client, own, secret):
    """Name one's own page in the address, and the step of another village's."""
    step = secret.draft.last_review()
    address = reverse("wagtailadmin_pages:workflow_action", args=[own.pk, "approve", step.pk])
    response = client.post(address, {"comment": ""})
    step.refresh_from_db()
    return response.status_code, step.status


def test_a_step_of_another_village_cannot_be_acted_on(secret, in_review, committee):
    assert act_on_anothers_step(committee, in_review, secret) == (404, "in_progress")


def test_wagtail_alone_would_act_on_it(secret, in_review, committee, monkeypatch):
    """Its views ask for the right on the page that the address names, and act on the step."""
    monkeypatch.setattr(foreign_pages, "_is_of_its_page", lambda match: True)
    monkeypatch.setattr(ReviewTask, "on_action", Task.on_action)
    assert act_on_anothers_step(committee, in_review, secret) == (302, "approved")


def test_the_task_itself_asks_whose_village_it_is(secret, in_review, committee, monkeypatch):
    monkeypatch.setattr(foreign_pages, "_is_of_its_page", lambda match: True)
    assert act_on_anothers_step(committee, in_review, secret)[1] == "in_progress"
