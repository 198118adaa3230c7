"""Engines to search with, what is found after what waits was shipped, and a county."""

import secrets
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from elasticsearch import Elasticsearch

from areas.enums import Level, Role
from areas.factories import AreaFactory, DutyFactory, make_area
from areas.models import Area
from home.factories import make_site
from home.models import HomePage
from search.engines.base import Document, Engine
from search.engines.clients import elasticsearch_client
from search.engines.database import DatabaseEngine
from search.engines.elastic import ElasticEngine
from search.live import live_index
from search.live import searcher as live_searcher
from search.models import SearchIndex
from search.searching import Searcher
from search.shipping import ship_all
from search.synonyms import Synonyms, starting_groups
from tests.disclosure.conftest import make_notice, make_village, town, village  # noqa: F401
from tests.search.village_texts import TEXTS

TODAY = date(2026, 12, 1)
XINGGUANG = "330482101201"


@pytest.fixture
def index(db) -> SearchIndex:
    return SearchIndex.objects.create(name="contract")


@pytest.fixture
def elastic(elasticsearch_url) -> Iterator[ElasticEngine]:
    """An index of its own on a real server."""
    with Elasticsearch(elasticsearch_url, request_timeout=60) as client:
        engine = ElasticEngine(client, f"test-{secrets.token_hex(6)}")
        engine.create()
        yield engine
        engine.drop()


@pytest.fixture(params=["database", "elasticsearch"])
def engine(request, index) -> Engine:
    """Each engine in turn; the database is the one on which the tests run."""
    if request.param == "database":
        return DatabaseEngine(index)
    return request.getfixturevalue("elastic")


@pytest.fixture
def fill(engine, index) -> Callable[..., Searcher]:
    """Puts documents into the engine, and gives what searches them."""

    def put(documents: list[Document]) -> Searcher:
        engine.put(documents)
        if isinstance(engine, ElasticEngine):
            engine.refresh()
            DatabaseEngine(index).put(documents)  # which knows the words, whoever answers
        return Searcher(engine, index, Synonyms(starting_groups()), TODAY)

    return put


@pytest.fixture
def searcher(fill) -> Searcher:
    return fill(TEXTS)


@pytest.fixture
def found(db) -> Callable[[str], list[str]]:
    """The keys of all that is found by these words, the best first."""

    def find(words: str) -> list[str]:
        hits = live_searcher().search(words, size=1_000).answer.hits
        return [hit.document.key for hit in hits]

    return find


@pytest.fixture
def held(db) -> Callable[[], str]:
    """All words that the live index holds, and all that it can say of them."""

    def read() -> str:
        index = live_index()
        documents = index.documents.values_list("key", "title", "body", "address", "item")
        words = index.words.filter(documents__gt=0).values_list("word", flat=True)
        return "\n".join([*map(str, documents), *words])

    return read


@pytest.fixture
def ship(db) -> Callable[[], None]:
    """Ship what waits, all of it."""

    def ship() -> None:
        for shipped in ship_all().values():
            assert not shipped.failed

    return ship


@pytest.fixture
def county(db, settings) -> Area:
    """平湖市 with two towns; each has a 红旗村, and 新埭镇 has 星光村 too."""
    county = AreaFactory(parent=make_area(Level.CITY), name="平湖市", code="330482")
    settings.SERVED_AREA = county.code
    first = AreaFactory(parent=county, name="新埭镇", code="330482101")
    second = AreaFactory(parent=county, name="广陈镇", code="330482102")
    for parent, name, number in [
        (first, "星光", "201"),
        (first, "红旗", "202"),
        (second, "红旗", "201"),
    ]:
        AreaFactory(parent=parent, name=f"{name}村村民委员会", code=f"{parent.code}{number}")
    return county


@pytest.fixture
def home(county) -> HomePage:
    return make_site(county)


@pytest.fixture
def inspector(client, home, county):
    """Somebody of county inspection, logged in."""
    user = User.objects.create_user("inspector")
    DutyFactory(user=user, role=Role.COUNTY_INSPECTION, area=county)
    client.force_login(user)
    return client


@pytest.fixture
def no_memory_of_servers() -> Iterator[None]:
    """Which server the settings name, and whether it was down, is asked anew."""
    cache.clear()
    elasticsearch_client.cache_clear()
    yield
    elasticsearch_client.cache_clear()
    cache.clear()


@pytest.fixture
def put(db):
    """Fills the index that readers search."""

    def put(*documents: Document) -> None:
        DatabaseEngine(live_index()).put(documents)

    return put
