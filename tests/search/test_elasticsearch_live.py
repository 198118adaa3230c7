"""Elasticsearch beside the tables: filled from the outbox, searched by an alias, stood in for."""

import json
import secrets
import socket
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from elasticsearch import Elasticsearch

from home.models import VillagePage
from search import rebuilding
from search.away import is_away
from search.engines import clients
from search.engines.clients import elasticsearch_client
from search.engines.elastic import ElasticEngine
from search.engines.elastic_documents import MAPPINGS, SETTINGS, source_of
from search.live import searcher
from search.models import OutboxEntry, ShippingTurn
from search.outbox import note
from search.rebuilding import rebuild
from search.shipping import documents_of, ship_all
from search.stores import stores
from search.tasks import ship_in_background
from tests.disclosure.conftest import Q3

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_memory_of_servers")]


@pytest.fixture(autouse=True)
def _no_waiting_for_readers(monkeypatch):
    monkeypatch.setattr(rebuilding, "READERS_LEAVE_IN", 0)


@pytest.fixture
def named(elasticsearch_url, settings):
    """The settings name a server, and an alias of this test's own that leads nowhere yet."""
    settings.ELASTICSEARCH_URL = elasticsearch_url
    settings.ELASTICSEARCH_INDEX = f"test-{secrets.token_hex(6)}"
    elasticsearch_client.cache_clear()
    with Elasticsearch(elasticsearch_url, request_timeout=60) as client:
        yield client
        for index in client.indices.get(index=f"{settings.ELASTICSEARCH_INDEX}*"):
            client.indices.delete(index=index)


@pytest.fixture
def server(named):
    """The same, with an index that is searched."""
    store = stores()["elasticsearch"]
    store.go_live(store.begin())
    return named


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


def run(*words):
    out = StringIO()
    call_command("search_index", *words, stdout=out)
    return out.getvalue()


def is_right(said):
    return not [word for word in ("少了", "旧了", "不该有", "没有查") if word in said]


def events(caplog, name):
    told = [record.getMessage() for record in caplog.records]
    return [json.loads(words) for words in told if f'"event": "{name}"' in words]


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
    half_way = f"{settings.ELASTICSEARCH_INDEX}-{secrets.token_hex(4)}"  # of a rebuild killed
    server.indices.create(index=half_way)
    of_another_site = f"{settings.ELASTICSEARCH_INDEX}-two-{secrets.token_hex(4)}"
    server.indices.create(index=of_another_site)
    rebuild(stores()["elasticsearch"])
    (after,) = server.indices.get_alias(name=settings.ELASTICSEARCH_INDEX)
    left = set(server.indices.get(index=f"{settings.ELASTICSEARCH_INDEX}-*"))
    assert after not in (before, half_way)
    assert left == {after, of_another_site}
    assert in_elasticsearch(server, settings) == {f"notice:{page.pk}"}


def test_a_full_disk_loses_nothing_and_nobody_searches_what_is_old(server, settings, page):
    """At 95 % Elasticsearch lets nothing be written into its indices."""
    changed(page)
    ship_all()
    index = settings.ELASTICSEARCH_INDEX
    blocked = "index.blocks.read_only"
    server.indices.put_settings(index=index, settings={blocked: True})
    page.unpublish()
    changed(page)
    assert ship_all()["elasticsearch"].failed
    assert in_elasticsearch(server, settings)
    assert keys("租赁") == set()
    server.indices.put_settings(index=index, settings={blocked: None})
    run("sync")
    assert in_elasticsearch(server, settings) == set()
    assert not OutboxEntry.objects.exists()
    assert not is_away("elasticsearch")


def test_a_document_that_is_refused_keeps_no_other_and_is_told(server, settings, page, caplog):
    """Years do not fit into the field of the live index; pages of places have none."""
    changed(page)
    ship_all()
    store = stores()["elasticsearch"]
    narrow = f"{settings.ELASTICSEARCH_INDEX}-{secrets.token_hex(4)}"
    properties = MAPPINGS["properties"] | {"year": {"type": "byte"}}
    server.indices.create(
        index=narrow, mappings=MAPPINGS | {"properties": properties}, settings=SETTINGS
    )
    store.go_live(ElasticEngine(server, narrow))
    place = VillagePage.objects.get()
    changed(page)
    note("place", [place.pk])
    shipped = ship_all()["elasticsearch"]
    reason = "Refused（document_parsing_exception）"
    assert (shipped.records, shipped.failed) == (1, {f"notice:{page.pk}": reason})
    assert ElasticEngine(server, narrow).records("place") == {f"place:{place.pk}"}
    (entry,) = OutboxEntry.objects.all()
    assert entry.next_try_at
    assert entry.next_try_at > timezone.now()
    assert f"试过 1 次：{reason}" in run("status")
    (event,) = events(caplog, "search_not_shipped")
    assert event["records"] == [f"notice:{page.pk}"]
    run("rebuild", "--engine", "elasticsearch")
    assert in_elasticsearch(server, settings) == {f"notice:{page.pk}"}
    assert not OutboxEntry.objects.exists()
    assert is_right(run("check", "--all", "--engine", "elasticsearch"))


def test_of_what_is_refused_no_old_form_is_found(server, settings, page):
    changed(page)
    ship_all()
    engine = ElasticEngine(server, settings.ELASTICSEARCH_INDEX)
    before = engine.documents_of([f"notice:{page.pk}"])
    assert before
    server.indices.put_mapping(index=engine.index, dynamic="strict")
    wrong = {**source_of(before[0]), "year": "no year"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.engines.elastic.source_of", lambda document: wrong)
        changed(page)
        assert ship_all()["elasticsearch"].failed
    assert engine.documents_of([f"notice:{page.pk}"]) == []


def none(server, alias, live):
    server.indices.delete(index=live)


def two(server, alias, live):
    server.indices.create(index=f"{alias}-other")
    server.indices.put_alias(index=f"{alias}-other", name=alias)


def own_name(server, alias, live):
    server.indices.delete(index=live)
    (document, *_) = documents_of(f"place:{VillagePage.objects.get().pk}")
    server.index(index=alias, id=document.key, document=source_of(document))


def other_fields(server, alias, live):
    server.indices.delete(index=live)
    fields = {"title": {"type": "text"}}
    mappings = {"dynamic": "strict", "properties": fields}
    server.indices.create(index=f"{alias}-old", mappings=mappings, aliases={alias: {}})


@pytest.mark.parametrize("happened", [none, two, own_name, other_fields])
def test_an_index_that_somebody_meddled_with_is_not_searched_and_is_built_anew(
    server, settings, page, happened
):
    changed(page)
    ship_all()
    alias = settings.ELASTICSEARCH_INDEX
    (live,) = server.indices.get_alias(name=alias)
    happened(server, alias, live)
    page.refresh_from_db()
    changed(page)
    assert ship_all()["elasticsearch"].failed
    assert is_away("elasticsearch")
    assert keys("租赁")
    assert "没有合用的索引" in run("status")
    assert "没送成 0 件" in run("sync")
    assert not is_away("elasticsearch")
    assert not OutboxEntry.objects.exists()
    (again,) = server.indices.get_alias(name=alias)
    assert again != live
    assert in_elasticsearch(server, settings) == {f"notice:{page.pk}"}
    assert is_right(run("check", "--all", "--engine", "elasticsearch"))


def test_an_index_of_somebody_else_is_left_alone(named, settings, page):
    alias = settings.ELASTICSEARCH_INDEX
    named.index(index=alias, id="1", document={"price": 7}, refresh=True)
    changed(page)
    run("sync")
    assert named.count(index=alias)["count"] == 1
    assert named.indices.get(index=f"{alias}-*").body == {}
    assert is_away("elasticsearch")


def test_nothing_is_written_where_the_alias_leads_nowhere(named, settings, page):
    engine = ElasticEngine(named, settings.ELASTICSEARCH_INDEX, is_alias=True)
    with pytest.raises(Exception, match="index_not_found"):
        engine.put(documents_of(f"notice:{page.pk}"))
    assert not named.indices.exists(index=settings.ELASTICSEARCH_INDEX)


def test_what_was_taken_out_is_kept_in_mind_longer_than_anybody_is_slow(server, settings):
    found = server.indices.get_settings(index=settings.ELASTICSEARCH_INDEX)
    (index,) = found.values()
    assert index["settings"]["index"]["gc_deletes"] == "1d"


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
    assert "起送不进去" in run("status")
    assert "elasticsearch：连不上，没有查" in run("check")


def test_tasks_wait_for_no_server_that_is_down(nobody_listens, page, monkeypatch):
    changed(page)
    ship_all()
    asked = []
    monkeypatch.setattr("search.elastic_store.ElasticStore.live", lambda store: asked.append(store))
    ship_in_background.enqueue()
    assert not asked


def test_it_catches_up_by_itself_when_it_is_there_again(nobody_listens, page, request, caplog):
    changed(page)
    ship_all()
    server = request.getfixturevalue("server")
    run("sync")
    settings = request.getfixturevalue("settings")
    assert in_elasticsearch(server, settings) == {f"notice:{page.pk}"}
    assert [len(events(caplog, f"search_engine_{what}")) for what in ("away", "back")] == [1, 1]


@pytest.fixture
def nobody_answers(settings, monkeypatch):
    """The settings name a server that hangs: it takes calls, and says nothing."""
    monkeypatch.setattr(clients, "SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as hangs:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{hangs.getsockname()[1]}"
        yield


def test_while_it_hangs_one_search_waits_for_it_and_all_are_answered(nobody_answers, page, caplog):
    changed(page)
    reason = {f"notice:{page.pk}": "EngineDown（ConnectionTimeout）"}
    assert ship_all()["elasticsearch"].failed == reason
    ShippingTurn.objects.update(away_since=None)  # as before anything was shipped to it
    assert [bool(keys("租赁")) for _ in range(3)] == [True] * 3
    told = [record for record in caplog.records if "search.engine_down" in record.getMessage()]
    assert len(told) == 1


def test_a_server_that_was_down_is_left_alone_for_a_while(nobody_listens, page, caplog):
    keys("租赁")
    keys("租赁")
    told = [record for record in caplog.records if "search.engine_down" in record.getMessage()]
    assert len(told) == 1
    assert "租赁" not in caplog.text
