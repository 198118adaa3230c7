"""Staff are told that Elasticsearch does not answer; nothing where all is well."""

import json
import socket
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone
from django.utils.html import strip_tags

from areas.enums import Role
from areas.factories import DutyFactory, administrator
from search.engines.clients import elasticsearch_client
from search.models import OutboxEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_memory_of_servers")]


@pytest.fixture
def nobody_listens(settings):
    """The settings name a server at an address where nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{taken.getsockname()[1]}"
        yield


def first_page(client):
    return " ".join(unescape(strip_tags(client.get("/admin/").content.decode())).split())


def events(caplog):
    told = [json.loads(each) for each in caplog.messages if '"search_engine_' in each]
    return [each["event"] for each in told]


def waiting(engine="elasticsearch", minutes=0, **fields):
    entry = OutboxEntry.objects.create(engine=engine, source="notice", object_id="1", **fields)
    made = timezone.now() - timedelta(minutes=minutes)
    OutboxEntry.objects.filter(pk=entry.pk).update(created_at=made)


def test_while_it_is_down_inspection_reads_so(inspector, nobody_listens):
    waiting()
    call_command("search_index", "sync")
    told = first_page(inspector)
    assert "搜索服务器连不上" in told
    assert "有 1 件改动等着送过去" in told


def test_an_administrator_reads_so_and_a_clerk_does_not(client, county, home, nobody_listens):
    call_command("search_index", "sync")
    client.force_login(administrator())
    assert "搜索服务器连不上" in first_page(client)
    clerk = User.objects.create_user("clerk")
    village = county.get_children().first().get_children().first()
    DutyFactory(user=clerk, role=Role.ACCOUNTANT, area=village)
    client.force_login(clerk)
    assert "搜索服务器" not in first_page(client)


def test_one_event_tells_that_it_is_down(nobody_listens, caplog):
    for _ in range(3):
        call_command("search_index", "sync")
    assert events(caplog) == ["search_engine_away"]


def test_when_it_is_back_one_event_tells_so_and_the_panel_goes(
    inspector, nobody_listens, settings, elasticsearch_url, caplog
):
    call_command("search_index", "sync")
    settings.ELASTICSEARCH_URL = elasticsearch_url
    elasticsearch_client.cache_clear()
    for _ in range(2):
        call_command("search_index", "sync")
    assert events(caplog) == ["search_engine_away", "search_engine_back"]
    assert "搜索服务器" not in first_page(inspector)


def test_what_waits_for_long_is_told_with_the_reason(inspector, nobody_listens):
    waiting(minutes=11, tries=3, error="EngineDown（ApiError）")
    told = first_page(inspector)
    assert "有改动还没有送到搜索服务器" in told
    assert "没送成的原因：EngineDown（ApiError）" in told


def test_what_was_written_a_moment_ago_is_no_trouble(inspector, nobody_listens):
    waiting(minutes=9)
    assert "搜索服务器" not in first_page(inspector)


def test_without_elasticsearch_nothing_is_told(inspector, settings):
    settings.ELASTICSEARCH_URL = ""
    waiting(minutes=60)
    waiting(engine="database", minutes=60)
    call_command("search_index", "sync")
    assert "搜索服务器" not in first_page(inspector)
