"""Names of places that no dictionary has are words to search."""

from datetime import date

import pytest

from areas.factories import make_village
from search.live import current_synonyms, vocabulary
from search.places import said_names
from search.query import Reader


@pytest.fixture
def river(db):
    return make_village("泖河村村民委员会")


def test_a_village_is_looked_for_by_its_whole_name(river):
    reader = Reader(current_synonyms(), vocabulary(), date(2026, 12, 1))

    def said(typed):
        return [concept.word for concept in reader.read(typed).concepts]

    assert said("泖河村") == ["泖河村"]
    assert said("泖河鱼塘") == ["泖河", "鱼塘"]
    assert said("maohecun") == said("mhc") == ["泖河村"]
    assert said("maohe") == ["泖河"]


def test_a_name_that_is_a_word_is_no_name_by_itself(db):
    make_village("新建村村民委员会")
    assert {"新建村"} <= {*said_names()}
    assert "新建" not in said_names()
