"""What happens when processes die or hang: the site's own server, and Elasticsearch, for real."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from elasticsearch import Elasticsearch

from feedback.enums import Stands
from feedback.factories import CodeFactory
from search.engines.clients import SECONDS
from search.engines.elastic import ElasticEngine
from tests.conftest import cannot_run
from tests.crowds import at_once
from tests.disclosure.conftest import Q2, Q3
from tests.sharing import NotInstalledError, own_elasticsearch
from tests.test_killed_server import Residents, Server

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ALIAS = "village"
SEARCHERS = 3
SEARCHES = 12
"""That are answered before the test goes on."""

BUSY = 15  # seconds; what other work on the machine may take from a search beside its waiting
TOLD = "hits__text"
SETTLED = """
from django.utils import timezone
from search.models import ShippingTurn
ShippingTurn.objects.update(taken_until=timezone.now())
"""
HALF_WAY = """
from search import rebuilding
from search.stores import stores
rebuilding.RECORDS_AT_ONCE = 1
rebuilding.rebuild(stores()[{engine!r}], lambda *done: (print(*done, flush=True), input()))
"""
COUNT = "from search.models import SearchIndex; print(SearchIndex.objects.count())"
CHANGE = """
from disclosure.models import DisclosurePage
from django.contrib.auth import get_user_model
DisclosurePage.objects.get(pk={gone}).unpublish()
draft = DisclosurePage.objects.get(pk={new}).get_latest_revision()
draft.publish(user=get_user_model().objects.filter(is_superuser=True).first())
"""


class RealElasticsearch:
    """One that comes back at the same address with what it held."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self._data = folder / "data"
        self._running = ExitStack()

    def start(self) -> None:
        url = self._running.enter_context(own_elasticsearch(self._port, self._data))
        self.client = Elasticsearch(url, request_timeout=60)
        (node,) = self.client.nodes.info(metric="process")["nodes"].values()
        self._process = node["process"]["id"]

    def send(self, number: signal.Signals) -> None:
        os.kill(self._process, number)

    def stop(self) -> None:
        with suppress(ProcessLookupError):
            self.send(signal.SIGKILL)  # which also ends one that hangs
        self._running.close()

    @property
    def indices(self) -> set[str]:
        return set(self.client.indices.get(index=f"{ALIAS}-*"))

    def holds(self, record: str) -> bool:
        return bool(ElasticEngine(self.client, ALIAS).keys_of([record]))


@pytest.fixture(scope="module")
def elasticsearch() -> Iterator[RealElasticsearch]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        real = RealElasticsearch(Path(folder))
        try:
            real.start()
        except NotInstalledError as why_not:
            cannot_run(str(why_not))
        yield real
        real.stop()


class Site:
    """The site in processes of its own: a server, and commands as the clock calls them."""

    def __init__(self, database: str) -> None:
        self.server = Server(database)
        self._environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.killed_settings",
            "KILLED_DATABASE": database,
        }

    def start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "manage.py", *words],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=settings.ROOT,
        )

    def run(self, *words: str) -> str:
        with self.start(*words) as command:
            said, _ = command.communicate()
        assert command.returncode == 0, said
        return said

    def is_right(self) -> bool:
        said = self.run("search_index", "check", "--all")
        return not [word for word in ("少了", "旧了", "不该有", "没有查") if word in said]

    def found(self, words: str) -> str:
        return self.server.ask("GET", f"/search/?q={words}")


class Readers:
    """They search one time after the other, and remember how long each had to wait."""

    def __init__(self, site: Site) -> None:
        self.waited: list[float] = []
        self.unanswered: list[str] = []
        self._site = site
        self._answered = threading.Semaphore(0)
        self._over = threading.Event()

    def search(self) -> None:
        while not self._over.is_set():
            start = time.monotonic()
            page = self._site.found("%E9%B1%BC%E5%A1%98")
            self.waited.append(time.monotonic() - start)
            if TOLD not in page:
                self.unanswered.append(page)
            self._answered.release()

    def go_on(self) -> None:
        for _ in range(SEARCHES):
            assert self._answered.acquire(timeout=60)

    def at_it(self) -> AbstractContextManager[None]:
        return at_once([self.search] * SEARCHERS, self._over)


@pytest.fixture
def notices(make_notice, village):
    """One that stays, one that will go, one that will come."""
    stays = make_notice(village, Q2, period="2026Q2")
    gone = make_notice(village, Q3)
    new = make_notice(village, Q3, period="2026Q4", publish=False)
    return stays, gone, new


@pytest.fixture
def token(village) -> str:
    code = CodeFactory(village=village, area=village, stands_for=Stands.DOOR, title="东边1号")
    return code.token


@pytest.fixture
def site(elasticsearch, notices, token, monkeypatch) -> Iterator[Site]:
    """All of it, filled, on the database of this test."""
    (address,) = {str(node.base_url) for node in elasticsearch.client.transport.node_pool.all()}
    monkeypatch.setenv("KILLED_ELASTICSEARCH", address)
    site = Site(connection.settings_dict["NAME"])
    said = site.run("search_index", "rebuild")
    assert "elasticsearch：7/7" in said
    site.server.start()
    yield site
    site.server.kill()
    site.server.socket.close()


@pytest.mark.parametrize("how", [signal.SIGSTOP, signal.SIGKILL])
def test_while_elasticsearch_is_away_all_goes_on_and_it_catches_up(
    site, elasticsearch, notices, token, how
):
    stays, gone, new = (f"notice:{page.pk}" for page in notices)
    readers, residents = Readers(site), Residents(site.server, token)
    with readers.at_it(), residents.at_it():
        readers.go_on()
        readers.waited.clear()  # a server that has just started is slow by itself
        elasticsearch.send(how)
        readers.go_on()
        site.run("shell", "-c", CHANGE.format(gone=notices[1].pk, new=notices[2].pk))
        site.run("search_index", "sync")
        told = len(residents.receipts)
        readers.go_on()
        for _ in range(3):
            assert residents.shown.acquire(timeout=60)
    assert len(residents.receipts) > told
    assert readers.unanswered == []
    assert max(readers.waited) < SECONDS + BUSY
    if how is signal.SIGSTOP:
        elasticsearch.send(signal.SIGCONT)
    else:
        elasticsearch.stop()
        elasticsearch.start()
    assert elasticsearch.holds(gone)  # as it was before; nobody finds it
    page = site.found("%E9%B1%BC%E5%A1%98")
    assert notices[2].get_url() in page
    assert notices[1].get_url() not in page
    site.run("search_index", "sync")
    assert [elasticsearch.holds(each) for each in (stays, gone, new)] == [True, False, True]
    assert "送不进去" not in site.run("search_index", "status")
    assert site.is_right()


@pytest.mark.parametrize("engine", ["database", "elasticsearch"])
def test_a_rebuild_that_is_killed_half_way_changes_nothing(site, elasticsearch, notices, engine):
    stays, gone, new = (f"notice:{page.pk}" for page in notices)
    before = elasticsearch.indices
    with site.start("shell", "-v", "0", "-c", HALF_WAY.format(engine=engine)) as rebuild:
        assert rebuild.stdout.readline() == "1 7\n"
        site.run("shell", "-c", CHANGE.format(gone=notices[1].pk, new=notices[2].pk))
        assert TOLD in site.found("%E9%B1%BC%E5%A1%98")
        rebuild.kill()
    assert TOLD in site.found("%E9%B1%BC%E5%A1%98")
    assert elasticsearch.indices >= before
    site.run("shell", "-c", SETTLED)  # as three minutes later
    assert f"{engine}：7/7" in site.run("search_index", "rebuild", "--engine", engine)
    site.run("search_index", "sync")
    assert len(elasticsearch.indices) == 1
    assert [elasticsearch.holds(each) for each in (stays, gone, new)] == [True, False, True]
    assert site.run("shell", "-v", "0", "-c", COUNT) == "1\n"
    assert site.is_right()
