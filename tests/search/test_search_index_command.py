"""manage.py search_index: filled anew while it is searched, compared, mended, looked at."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from disclosure.models import DisclosurePage
from search import rebuilding
from search.database_store import DatabaseStore
from search.engines.base import EngineDown
from search.engines.database import DatabaseEngine
from search.live import live_index
from search.models import OutboxEntry, SearchDocument, SearchIndex, SearchTerm, ShippingTurn
from search.rebuilding import rebuild
from search.turns import a_turn
from tests.disclosure.conftest import Q2, Q3


@pytest.fixture(autouse=True)
def _nobody_searches_meanwhile(monkeypatch):
    monkeypatch.setattr(rebuilding, "READERS_LEAVE_IN", 0)
    monkeypatch.setattr(rebuilding, "RECORDS_AT_ONCE", 2)


@pytest.fixture
def notices(make_notice, village):
    return make_notice(village, Q2, period="2026Q2"), make_notice(village, Q3)


def run(*words):
    out = StringIO()
    call_command("search_index", *words, stdout=out)
    return out.getvalue()


def keys():
    return set(live_index().documents.values_list("key", flat=True))


def test_a_site_older_than_its_search_is_found_after_a_rebuild(notices, found):
    OutboxEntry.objects.all().delete()
    assert found("鱼塘") == []
    assert "新的索引已经换上" in run("rebuild")
    assert found("鱼塘")
    assert SearchIndex.objects.count() == 1
    assert {f"notice:{page.pk}" for page in notices} <= keys()


def test_a_rebuild_leaves_what_was_shipped_before(notices, ship):
    ship()
    before = keys()
    run("rebuild")
    assert keys() == before
    assert SearchDocument.objects.count() == len(before)
    assert set(SearchTerm.objects.values_list("index", flat=True)) == {live_index().pk}


def test_readers_find_the_same_while_it_is_filled(notices, found, ship):
    ship()
    before = found("鱼塘")
    seen = []
    rebuild(DatabaseStore(), lambda done, total: seen.append(found("鱼塘")))
    assert len(seen) > 2
    assert all(each == before for each in seen)


@pytest.mark.parametrize("after", [2, 100])
def test_what_changes_meanwhile_is_in_both(notices, village, make_notice, ship, after):
    """`after` so many records, so before that of the notice, and when all are done."""
    ship()
    gone, stays = notices
    changed: list[DisclosurePage] = []

    def change(done, total):
        if not changed and done >= min(after, total):
            gone.unpublish()
            changed.append(make_notice(village, "旧.csv", ledger="aid", period="2026-09", **AID))

    rebuild(DatabaseStore(), change)
    ship()
    (new,) = changed
    assert f"notice:{new.pk}" in keys()
    assert not [key for key in keys() if key.startswith(f"notice:{gone.pk}")]
    assert f"notice:{stays.pk}" in keys()


def test_one_that_is_broken_off_leaves_the_live_one_and_the_next_clears_away(notices, found, ship):
    ship()
    before = keys()

    def break_off(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(DatabaseStore(), break_off)
    assert keys() == before
    assert found("鱼塘")
    assert SearchIndex.objects.count() == 2
    run("rebuild")
    assert SearchIndex.objects.count() == 1
    assert keys() == before


def test_an_engine_that_fails_puts_nothing_in_the_place_of_the_live_one(notices, ship, monkeypatch):
    ship()
    before = keys()

    def fail(engine, documents):
        raise EngineDown

    monkeypatch.setattr(DatabaseEngine, "put", fail)
    with pytest.raises(CommandError, match="没有动"):
        run("rebuild")
    assert keys() == before


def test_two_do_not_rebuild_at_once(notices):
    with a_turn("database"), pytest.raises(CommandError, match="三分钟"):
        run("rebuild")


def test_what_waits_is_shipped_by_sync(notices, found):
    assert "没送成 0 件" in run("sync")
    assert found("鱼塘")
    assert not OutboxEntry.objects.exists()


def test_check_names_what_is_missing_old_or_not_to_be_there_and_mends_it(notices, ship):
    ship()
    missing, other = notices
    number = ShippingTurn.objects.get().number
    DatabaseEngine(live_index()).remove(dict.fromkeys(keys_of(missing), number))
    live_index().documents.filter(key=f"notice:{other.pk}").update(title="旧的")
    SearchDocument.objects.create(
        index=live_index(), key="ticket:7", record="ticket:7", kind="ticket", title="不该有",
        body="", address="", place="", item="", period="", title_length=0, body_length=0,
    )  # fmt: skip
    said = run("check")
    assert f"少了 1：notice:{missing.pk}" in said
    assert f"旧了 1：notice:{other.pk}" in said
    assert "不该有 1：ticket:7" in said
    said = run("check", "--all")
    assert not [word for word in ("少了", "旧了", "不该有") if word in said]


def test_check_finds_a_row_that_may_not_be_there(notices, ship):
    ship()
    page, _ = notices
    page.batch.rows.first().delete()
    assert f"不该有 1：notice:{page.pk}" in run("check")
    assert "不该有" not in run("check")


def test_what_waits_is_not_wrong(notices, ship):
    ship()
    DisclosurePage.objects.get(pk=notices[0].pk).unpublish()
    assert "不该有" not in run("check")


def test_status_tells_what_is_held_what_waits_and_why(notices, ship):
    ship()
    note = OutboxEntry.objects.create(
        engine="database", source="notice", object_id="1", tries=3, error="EngineDown"
    )
    said = run("status")
    assert "notice 2" in said
    assert "等着送 1 件" in said
    assert f"{note.created_at.year}-" in said
    assert "试过 3 次：EngineDown" in said


def keys_of(page):
    return DatabaseEngine(live_index()).keys_of([f"notice:{page.pk}"])


AID = {
    "content": "姓名,救助类别,家庭人口,发放标准(元/月),发放金额(元),发放时间,发放方式,备注\n"
    "孙阿毛,低保,3,500,1500.00,2026-09-10,一卡通,".encode()
}
