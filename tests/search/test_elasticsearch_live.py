"""Elasticsearch beside the tables: filled from the outbox, searched by an alias, stood in for."""

import secrets
import socket

import pytest
from django.core.cache import cache
from elasticsearch import Elasticsearch

from search.engines.clients import elasticsearch_client
from search.engines.elastic import ElasticEngine
from search.live import searcher
from search.models import OutboxEntry
from search.outbox import note
from search.rebuilding import rebuild
from search.shipping import ship_all
from search.stores import stores
from tests.disclosure.conftest import Q3

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_memory_of_servers():
    cache.clear()
    elasticsearch_client.cache_clear()
    yield
    elasticsearch_client.cache_clear()
    cache.clear()


@pytest.fixture
def server(elasticsearch_url, settings):
    """The settings name a server, and an alias of this test's own."""
    settings.ELASTICSEARCH_URL = elasticsearch_url
    settings.ELASTICSEARCH_INDEX = f"test-{secrets.token_hex(6)}"
    with Elasticsearch(elasticsearch_url, request_timeout=60) as client:
        yield client
        for index in client.indices.get(index=f"{settings.ELASTICSEARCH_INDEX}-*"):
            client.indices.delete(index=index)


@pytest.fixture
def page(make_notice, village):
    """A public notice of leases, of which nothing waits."""
    page = make_notice(village, Q3)
    OutboxEntry.objects.all().delete()
    return page


def changed(page) -> None:
    note("notice", [page.pk])


def keys(words):
    return {hit.document.key for hit in searcher().search(words, size=100).answer.hits}


def in_elasticsearch(server, settings) -> set[str]:
    engine = ElasticEngine(server, settings.ELASTICSEARCH_INDEX)
    return engine.records("notice")


def test_what_changed_is_shipped_to_both(server, settings, page):
    changed(page)
    shipped = ship_all()
    assert {name: bool(done.failed) for name, done in shipped.items()} == {
        "database": False,
        "elasticsearch": False,
    }
    assert in_elasticsearch(server, settings) == {f"notice:{page.pk}"}
    assert any(key.startswith(f"notice:{page.pk}") for key in keys("租赁"))
    assert not OutboxEntry.objects.exists()


def test_what_is_withdrawn_vanishes_from_both(server, settings, page):
    changed(page)
    ship_all()
    page.unpublish()
    changed(page)
    ship_all()
    assert in_elasticsearch(server, settings) == set()
    assert keys("租赁") == set()


def test_a_rebuild_swaps_the_alias_and_leaves_no_old_index(server, settings, page):
    changed(page)
    ship_all()
    (before,) = server.indices.get_alias(name=settings.ELASTICSEARCH_INDEX)
    store = stores()["elasticsearch"]
    half_way = f"{settings.ELASTICSEARCH_INDEX}-half"  # as a rebuild leaves it that was killed
    ElasticEngine(server, half_way).create()
    rebuild(store)
    (after,) = server.indices.get_alias(name=settings.ELASTICSEARCH_INDEX)
    left = set(server.indices.get(index=f"{settings.ELASTICSEARCH_INDEX}-*"))
    assert after not in (before, half_way)
    assert left == {after}
    assert in_elasticsearch(server, settings) == {f"notice:{page.pk}"}


def test_a_full_disk_loses_nothing(server, settings, page):
    """At 95 % Elasticsearch lets nothing be written into its indices."""
    changed(page)
    ship_all()
    index = settings.ELASTICSEARCH_INDEX
    blocked = "index.blocks.read_only_allow_delete"
    server.indices.put_settings(index=index, settings={blocked: True})
    page.unpublish()
    changed(page)
    assert ship_all()["elasticsearch"].failed or in_elasticsearch(server, settings) == set()
    server.indices.put_settings(index=index, settings={blocked: None})
    OutboxEntry.objects.update(next_try_at=None)
    ship_all()
    assert in_elasticsearch(server, settings) == set()
    assert not OutboxEntry.objects.exists()


@pytest.fixture
def nobody_listens(settings):
    """The settings name a server that is down."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free.getsockname()[1]}"


def test_while_it_is_down_the_tables_answer_and_its_entries_wait(nobody_listens, page):
    changed(page)
    shipped = ship_all()
    assert not shipped["database"].failed
    assert shipped["elasticsearch"].failed == {f"notice:{page.pk}": "EngineDown（ConnectionError）"}
    assert keys("租赁")
    assert set(OutboxEntry.objects.values_list("engine", flat=True)) == {"elasticsearch"}


def test_it_catches_up_by_itself_when_it_is_there_again(nobody_listens, page, request):
    changed(page)
    ship_all()
    server = request.getfixturevalue("server")
    elasticsearch_client.cache_clear()
    OutboxEntry.objects.update(next_try_at=None)
    ship_all()
    settings = request.getfixturevalue("settings")
    assert in_elasticsearch(server, settings) == {f"notice:{page.pk}"}


def test_a_server_that_was_down_is_left_alone_for_a_while(nobody_listens, page, caplog):
    keys("租赁")
    keys("租赁")
    told = [record for record in caplog.records if "search.engine_down" in record.getMessage()]
    assert len(told) == 1
    assert "租赁" not in caplog.text
