"""Editors' synonyms take effect at once, and what nobody could mean is refused by its name."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from areas.enums import Role
from areas.factories import DutyFactory, administrator
from search.admin_forms import SynonymForm
from search.engines.base import Document
from search.missed import MOST_A_DAY, note_missed, often_missed
from search.models import MissedPhrase, Synonym

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


def test_a_synonym_finds_at_once(inspector, put):
    put(Document("a", "notice", "水渠清淤", "", "/a/"))
    assert "水渠清淤" not in inspector.get("/search/", {"q": "挖沟沟"}).content.decode()
    inspector.post(reverse("synonym:add"), {"words": "挖沟沟 水渠清淤", "finds": ""})
    assert 'href="/a/"' in inspector.get("/search/", {"q": "挖沟沟"}).content.decode()


@pytest.mark.parametrize(
    ("words", "finds", "said"),
    [
        ("低保", "", "只有一个词"),
        ("低保 低保", "", "“低保”"),
        ("低保", "低保", "“低保”"),
        ("低 低保", "", "“低”"),
        ("低保 一二三四五六七八九", "", "“一二三四五六七八九”"),
        ("低保 <b>", "", "“<b>”"),
        ("低保 123", "", "“123”"),
    ],
)
def test_what_is_wrong_with_a_group_is_named(words, finds, said):
    form = SynonymForm({"words": words, "finds": finds})
    assert not form.is_valid()
    assert said in str(form.errors.as_data())


def test_words_are_kept_in_the_form_in_which_they_are_compared():
    form = SynonymForm({"words": "魚塘，養魚場、WIFI", "finds": ""})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["words"] == "鱼塘 养鱼场 wifi"


@pytest.mark.parametrize(
    "name",
    [
        *("synonym:index", "synonym:add", "missed:index"),
        *("pinnedpage:index", "pinnedpage:add"),
    ],
)
def test_only_county_inspection_and_administrators_come_in(client, inspector, county, name):
    assert inspector.get(reverse(name)).status_code == 200
    clerk = User.objects.create_user("clerk")
    village = county.get_children().first().get_children().first()
    DutyFactory(user=clerk, role=Role.ACCOUNTANT, area=village)
    client.force_login(clerk)
    assert client.get(reverse(name)).status_code == 302
    client.force_login(administrator())
    assert client.get(reverse(name)).status_code == 200


def miss(phrase, days):
    for ago in range(days):
        note_missed(phrase, TODAY - timedelta(days=ago))


def test_what_is_missed_on_five_days_is_listed():
    miss("鱼鳞图册", 5)
    miss("一时兴起", 4)
    for _ in range(9):
        note_missed("一天九次", TODAY)
    assert [(row["phrase"], row["days"]) for row in often_missed(TODAY)] == [("鱼鳞图册", 5)]


@pytest.mark.parametrize(
    "phrase", ["", " ", "13800001234", "330482199001011234", "我的号是 1380000", "长" * 41]
)
def test_what_may_tell_who_somebody_is_is_not_kept(phrase):
    note_missed(phrase, TODAY)
    assert not MissedPhrase.objects.exists()


def test_nonsense_without_end_is_not_kept_without_end():
    rows = (MissedPhrase(phrase=f"p{number}", day=TODAY) for number in range(MOST_A_DAY))
    MissedPhrase.objects.bulk_create(rows)
    note_missed("再来一个", TODAY)
    assert MissedPhrase.objects.count() == MOST_A_DAY


def test_a_search_in_vain_is_remembered_and_one_with_hits_or_filters_is_not(client, home, put):
    put(Document("a", "notice", "鱼塘", "", "/a/"))
    client.get("/search/", {"q": "鱼塘"})
    client.get("/search/", {"q": "月球车", "kind": "row"})
    assert not MissedPhrase.objects.exists()
    client.get("/search/", {"q": "月球車"})
    assert MissedPhrase.objects.get().phrase == "月球车"


def test_inspection_reads_the_list(inspector):
    today = timezone.localdate()
    for ago in range(6):
        note_missed("鱼鳞图册", today - timedelta(days=ago))
    page = inspector.get(reverse("missed:index")).content.decode()
    assert "鱼鳞图册" in page


def test_after_ninety_days_it_is_forgotten():
    today = timezone.localdate()
    note_missed("旧", today - timedelta(days=91))
    note_missed("新", today - timedelta(days=90))
    call_command("forget_missed_phrases")
    assert [row.phrase for row in MissedPhrase.objects.all()] == ["新"]


def test_the_starting_list_is_there(db):
    assert Synonym.objects.exists()


def test_a_search_is_answered_though_nothing_can_be_written_down(client, home, caplog):
    """The table is gone, as after an update that was not finished."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE search_missedphrase")
    assert client.get("/search/", {"q": "月球车"}).status_code == 200
    assert any("missed_phrase_not_kept" in each for each in caplog.messages)
