"""Names of places that no dictionary has are words to search."""

from datetime import date

import pytest

from areas.factories import make_village
from areas.models import Area
from search.live import current_synonyms, live_index
from search.places import said
from search.query import Reader
from search.vocabulary import Vocabulary


@pytest.fixture
def river(db):
    return make_village("泖河村村民委员会")


def test_a_village_is_looked_for_by_its_whole_name(river):
    synonyms = current_synonyms()
    reader = Reader(synonyms, Vocabulary(live_index(), synonyms), date(2026, 12, 1))

    def read(typed):
        return [concept.word for concept in reader.read(typed).concepts]

    assert read("泖河村") == ["泖河村"]
    assert read("泖河鱼塘") == ["泖河", "鱼塘"]
    assert read("maohecun") == read("mhc") == ["泖河村"]
    assert read("maohe") == ["泖河"]


def test_a_name_that_is_a_word_is_no_name_by_itself():
    assert [*said(["新建村", "泖河村"])] == ["新建村", "泖河村", "泖河"]


def test_a_village_that_is_renamed_has_its_new_name_at_once(river):
    assert current_synonyms().by_initials["mhc"] == "泖河村"
    Area.objects.filter(pk=river.pk).update(short_name="民主村")
    assert current_synonyms().by_initials["mzc"] == "民主村"
    assert "mhc" not in current_synonyms().by_initials
