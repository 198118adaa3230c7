"""What is published of a village and of a town."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from areas.factories import AreaFactory
from feedback.enums import Kind, State
from feedback.models import Category, PublishedTicket
from home.models import VillagePage
from tests.feedback.published.conftest import agreed_ticket


@pytest.fixture
def show(place):
    """Publishes a ticket of the village, or of another, in these words."""

    def make(text, village=None, *, days_ago=0, **changes):
        village = village or place.village
        at = timezone.now() - timedelta(days=days_ago)
        ticket = agreed_ticket(village, village, **changes)
        return PublishedTicket.objects.create(ticket=ticket, text=text, published_at=at)

    return make


def texts_in(client, area, query=""):
    page = client.get(f"/feedback/public/{area.code}/{query}").text
    return re.findall(r"</b>\s*<span>([^<]+)</span>", page)


def test_the_newest_of_a_village_and_of_all_villages_of_a_town(client, place, show):
    other = AreaFactory(parent=place.town, name="月亮村村民委员会")
    show("旧的。", days_ago=2)
    show("新的。")
    show("别村的。", other, days_ago=1)
    assert texts_in(client, place.village) == ["新的。", "旧的。"]
    assert texts_in(client, place.town) == ["新的。", "别村的。", "旧的。"]


def test_it_is_sifted_by_how_far_it_has_come_and_by_category(client, place, show):
    question = Category.objects.filter(kind=Kind.QUESTION)[:1].get()
    show("正在办。")
    show("办好了。", state=State.CLOSED)
    show("问一句。", category=question, kind=Kind.QUESTION, state=State.ANSWERED)
    assert texts_in(client, place.village, "?state=open") == ["正在办。"]
    assert texts_in(client, place.village, "?state=done") == ["问一句。", "办好了。"]
    sifted = f"?state=done&category={question.pk}"
    assert texts_in(client, place.village, sifted) == ["问一句。"]
    for forged in ("?state=x", "?category=x", "?category=-1", "?page=x", "?category=²"):
        assert len(texts_in(client, place.village, forged)) == 3


def test_more_than_a_page_goes_on_on_the_next_and_no_number_asks_more_often(
    client, place, show, django_assert_num_queries
):
    show("第1件。")
    address = f"/feedback/public/{place.village.code}/"
    client.get(address)  # once, for what a process asks only once
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    for number in range(2, 23):
        show(f"第{number}件。")
    with django_assert_num_queries(len(asked)):
        assert len(texts_in(client, place.village)) == 20
    assert 'page=2">下一页' in client.get(address).text
    assert texts_in(client, place.village, "?page=2") == ["第2件。", "第1件。"]


def test_the_pages_of_the_area_lead_to_it(client, place):
    link = f'href="/feedback/public/{place.village.code}/"'
    assert link in client.get(place.village_page.url).text
    assert link in client.get(f"/feedback/progress/{place.village.code}/").text
    assert "这里还没有" in client.get(f"/feedback/public/{place.village.code}/").text


def test_an_area_without_a_public_page_has_none(client, place):
    VillagePage.objects.update(live=False)
    assert client.get(f"/feedback/public/{place.village.code}/").status_code == 404
