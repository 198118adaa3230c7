"""The index that readers search, and who answers from it."""

from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from search.away import is_away
from search.engines.base import ELASTICSEARCH, AskedEngine
from search.engines.database import DatabaseEngine
from search.engines.stand_in import WithStandIn
from search.models import SearchIndex, Synonym
from search.places import names_of_places, said
from search.searching import Searcher
from search.synonyms import Group, Synonyms
from search.vocabulary import Vocabulary


def live_index() -> SearchIndex:
    """The filling of the tables that is searched; an empty one is made where there is none."""
    index = SearchIndex.objects.filter(is_live=True).first()
    if index is None:
        index, _ = SearchIndex.objects.get_or_create(is_live=True, defaults={"name": "first"})
    return index


def searcher() -> Searcher:
    index = live_index()
    return Searcher(live_engine(index), index, current_synonyms())


def live_engine(index: SearchIndex) -> AskedEngine:
    """Elasticsearch where the settings name one, and the tables while it is down, or has not caught
    up."""
    tables = DatabaseEngine(index)
    if not settings.ELASTICSEARCH_URL or is_away(ELASTICSEARCH):
        return tables
    # Its client takes a second to load, and few sites have one.
    elastic = import_string("search.elastic_store.ElasticStore")()
    return WithStandIn(elastic.asked(), tables)


def vocabulary() -> Vocabulary:
    """The words of what readers search, for who asks nothing of synonyms: each key that is pressed
    in the box would read all of them."""
    return Vocabulary(live_index(), Synonyms())


def current_synonyms() -> Synonyms:
    """As editors left them a moment ago, and the names of all places."""
    listed = Synonym.objects.order_by("pk").values_list("words", "finds")
    return _synonyms(tuple(names_of_places()), tuple(listed))


@lru_cache(maxsize=1)
def _synonyms(names: tuple[str, ...], listed: tuple[tuple[str, str], ...]) -> Synonyms:
    """Made ready once: to cut them and to say them aloud takes longer than to read them."""
    return Synonyms((Group.of(words, finds) for words, finds in listed), said(names))
