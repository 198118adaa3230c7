"""From the outbox into the index: what is public is found, what is not any more is gone."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from areas.enums import Level
from areas.factories import AreaFactory
from areas.models import Area
from disclosure.enums import RedactionKind
from disclosure.models import DisclosurePage
from disclosure.redaction import redact
from feedback.handling.publishing import take_back, take_down
from feedback.handling.reclassifying import reclassify
from feedback.models import Category
from home.models import TownPage, VillagePage
from home.services import build_page_tree
from search.database_store import DatabaseStore
from search.documents.sources import SOURCES
from search.engines.base import EngineDown
from search.engines.database import DatabaseEngine
from search.expiry import note_expired
from search.live import live_index
from search.models import OutboxEntry, SearchIndex, ShippingTurn
from search.outbox import note
from search.shipping import next_try, put_records, ship_all, ship_to
from search.turns import Turn, TurnLostError, a_turn
from tests.disclosure.conftest import Q3
from tests.disclosure.reading import aid_csv
from tests.feedback.conftest import grids, make_official, place  # noqa: F401
from tests.feedback.published.conftest import lamp  # noqa: F401

CONTRACT = "星光租2024-002"


@pytest.fixture
def notice(make_notice, village, ship):
    page = make_notice(village, Q3)
    ship()
    return page


def row_key(notice):
    row = notice.batch.rows.get(values__contract_no=CONTRACT)
    return f"notice:{notice.pk}:{row.key}"


class AwayEngine(DatabaseEngine):
    """One whose server cannot be reached."""

    def put(self, documents):
        raise EngineDown("a document of 张三") from ConnectionError()


class AwayStore(DatabaseStore):
    name = "away"

    def live(self):
        return AwayEngine(live_index())


def test_what_was_published_is_found_by_village_period_and_thing(notice, found):
    best, *_ = found("星光村三季度鱼塘")
    assert best.startswith(f"notice:{notice.pk}:")
    assert row_key(notice) in found("鱼塘2号")
    assert f"notice:{notice.pk}" in found("星光村租赁")
    assert not OutboxEntry.objects.exists()


def test_what_was_taken_down_is_found_by_no_word_and_counted_nowhere(notice, found, held, ship):
    notice.unpublish()
    ship()
    assert found("鱼塘2号") == []
    assert "鱼塘2号" not in held()
    index = live_index()
    kinds = set(index.documents.values_list("kind", flat=True))
    assert kinds == {"page"}
    assert index.document_count == index.documents.count()


def test_a_blanked_cell_is_found_by_no_word(notice, found, held, ship):
    row = notice.batch.rows.get(values__contract_no=CONTRACT)
    assert row_key(notice) in found("鱼塘")
    redact(notice, row.key, "object", kind=RedactionKind.PRIVATE, reason="是私事", user=None)
    ship()
    assert row_key(notice) not in found("鱼塘")
    assert "鱼塘2号" not in held()


def test_persons_go_when_their_time_is_over_though_nobody_changed_anything(
    make_notice, village, held, ship
):
    content = aid_csv(("孙阿毛", "低保", "1500.00"))
    page = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=content)
    ship()
    assert "孙某某" in held()
    today = timezone.localdate()
    DisclosurePage.objects.filter(pk=page.pk).update(show_until=today - timedelta(days=1))
    assert note_expired(today) == 1
    ship()
    assert "孙" not in held()
    assert note_expired(today) == 0


def test_persons_are_found_no_minute_longer_though_they_are_still_held(
    make_notice, village, found, held, ship, monkeypatch
):
    content = aid_csv(("孙阿毛", "低保", "1500.00"))
    page = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=content)
    ship()
    row = f"notice:{page.pk}:{page.batch.rows.get().key}"
    assert row in found("孙某某")
    midnight = datetime.combine(page.show_until + timedelta(days=1), time(), UTC)
    monkeypatch.setattr(timezone, "now", lambda: midnight)
    assert "孙某某" in held()
    assert row not in found("孙某某")


def test_a_correction_takes_the_place_of_what_it_corrects(make_notice, village, notice, ship):
    content = aid_csv(("孙阿毛", "低保", "1500.00"), ("周小妹", "低保", "1600.00"))
    aid = make_notice(village, "一.csv", ledger="aid", period="2026-09", content=content)
    ship()
    engine = DatabaseEngine(live_index())
    assert len(engine.keys_of([f"notice:{aid.pk}"])) == 3
    content = aid_csv(("孙阿毛", "低保", "1500.00"))
    made = {"ledger": "aid", "period": "2026-09", "content": content, "reason": "多写了一个人"}
    make_notice(village, "二.csv", **made)
    ship()
    assert len(engine.keys_of([f"notice:{aid.pk}"])) == 2
    assert len(engine.keys_of([f"notice:{notice.pk}"])) == notice.batch.listed_count + 1


def test_a_ticket_is_found_only_while_everybody_may_read_it(lamp, found, held, ship):  # noqa: F811
    ship()
    assert "路灯坏了" not in held()
    published = lamp.published()
    ship()
    assert found("路灯坏了") == [f"ticket:{published.pk}"]
    lamp.ticket.refresh_from_db()
    type(lamp.ticket).unscoped.filter(pk=lamp.ticket.pk).update(once_accused=True)
    note("ticket", [published.pk])
    ship()
    assert found("路灯坏了") == []
    assert "路灯坏了" not in held()


def test_a_ticket_that_turns_out_to_accuse_or_is_taken_down_is_found_by_no_word(
    lamp,  # noqa: F811
    found,
    held,
    ship,
):
    lamp.published()
    ship()
    assert found("路灯坏了")
    take_down(lamp.ticket.pk, lamp.station, text="说错了地方")
    ship()
    assert found("路灯坏了") == []
    take_back(lamp.ticket.pk)
    accuses = Category.objects.filter(kind="accusation")[0]
    town = lamp.people[Level.TOWN]
    reclassify(lamp.ticket.pk, town, category=accuses, about=Level.VILLAGE, text="是举报")
    ship()
    assert found("路灯坏了") == []
    assert "路灯" not in held()


def test_what_moves_under_a_page_that_is_not_for_everybody_is_found_by_no_word(
    notice, village, found, held, ship
):
    elsewhere = AreaFactory(parent=village.get_parent().get_parent(), level=Level.TOWN, name="别镇")
    build_page_tree(Area.objects.get(code="330482"))
    behind = TownPage.objects.get(area=elsewhere)
    PageViewRestriction.objects.create(page=behind, restriction_type="login")
    ship()
    assert found("鱼塘2号")
    VillagePage.objects.get().move(behind, pos="last-child")
    ship()
    assert found("鱼塘2号") == []
    assert "鱼塘2号" not in held()
    assert village.short_name not in held()


def test_an_engine_that_is_away_loses_nothing_and_keeps_nobody_waiting(notice, found, ship):
    OutboxEntry.objects.create(engine="away", source="notice", object_id=str(notice.pk))
    note("notice", [notice.pk])
    assert ship_to(AwayStore()).failed
    ship()
    (entry,) = OutboxEntry.objects.all()
    assert (entry.engine, entry.tries) == ("away", 1)
    assert entry.error == "EngineDown（ConnectionError）"
    assert ship_to(AwayStore()).failed  # the next one looks whether it is back


def test_a_record_that_cannot_be_read_keeps_the_others_from_nothing(
    notice, make_notice, village, found, monkeypatch
):
    def fail(pk):
        raise ValueError("张三")
        yield

    monkeypatch.setattr(SOURCES["place"], "documents", fail)
    note("place", [1])
    note("notice", [notice.pk])
    (shipped,) = ship_all().values()
    assert (shipped.records, shipped.failed) == (1, {"place:1": "ValueError"})
    assert OutboxEntry.objects.get().error == "ValueError"
    assert found("鱼塘2号")


def test_of_a_record_that_cannot_be_read_nothing_is_found(notice, found, monkeypatch):
    def fail(pk):
        raise ValueError
        yield

    monkeypatch.setattr(SOURCES["notice"], "documents", fail)
    note("notice", [notice.pk])
    ship_all()
    assert found("鱼塘2号") == []


def test_of_a_record_that_cannot_be_read_to_its_end_nothing_is_found(notice, found, monkeypatch):
    made = list(SOURCES["notice"].documents(notice.pk))

    def fail(pk):
        yield from made
        raise ValueError

    monkeypatch.setattr(SOURCES["notice"], "documents", fail)
    note("notice", [notice.pk])
    ship_all()
    assert found("鱼塘2号") == []


def test_a_record_that_an_engine_fails_with_keeps_no_other_and_is_not_found_as_it_was(
    notice, village, found, monkeypatch
):
    village_page = VillagePage.objects.get().pk
    put = DatabaseEngine.put

    def fail(engine, documents):
        some = list(documents)
        if any(document.kind == "notice" for document in some):
            raise ValueError("张三")
        return put(engine, some)

    monkeypatch.setattr(DatabaseEngine, "put", fail)
    DatabaseEngine(live_index()).remove({f"place:{village_page}": 10})
    note("notice", [notice.pk])
    note("place", [village_page])
    ShippingTurn.objects.update(number=10)
    (shipped,) = ship_all().values()
    assert (shipped.records, shipped.failed) == (1, {f"notice:{notice.pk}": "ValueError"})
    assert found("星光村鱼塘2号") == [f"place:{village_page}"]


def test_what_failed_is_tried_after_longer_and_longer_and_never_given_up():
    now = timezone.now()
    minutes = [(next_try(tries, now) - now) / timedelta(minutes=1) for tries in (1, 2, 3, 7, 900)]
    assert minutes == [1, 2, 4, 60, 60]


def test_what_is_written_down_last_but_looked_up_first_is_right_all_the_same(notice, found):
    """Of two transactions the one with the smaller number may be committed last."""
    late = OutboxEntry.objects.create(engine="database", source="notice", object_id=notice.pk)
    number = late.pk
    late.delete()
    note("notice", [notice.pk])
    ship_all()
    notice.unpublish()
    OutboxEntry.objects.all().delete()
    OutboxEntry.objects.create(
        pk=number, engine="database", source="notice", object_id=str(notice.pk)
    )
    ship_all()
    assert found("鱼塘2号") == []


def test_one_ships_at_a_time(notice):
    note("notice", [notice.pk])
    with a_turn("database") as mine:
        assert mine
        with a_turn("database") as other:
            assert other is None
        assert ship_all()["database"].records == 0
    assert ship_all()["database"].records == 1


def test_the_turn_of_one_who_died_ends_and_what_he_still_writes_is_not_taken(notice, found):
    with a_turn("database") as slow:
        assert slow
        ShippingTurn.objects.update(taken_until=timezone.now() - timedelta(seconds=1))
        engine = DatabaseEngine(live_index())
        before = list(SOURCES["notice"].documents(notice.pk))
        notice.unpublish()
        assert ship_all()["database"].records == 1
        note("notice", [notice.pk])
        notice.refresh_from_db()
        put_records(slow, [engine], [f"notice:{notice.pk}"])
    assert before
    assert found("鱼塘2号") == []


def test_who_lost_the_turn_stops(db, monkeypatch):
    monkeypatch.setattr("search.turns.KEPT_EVERY", 0)
    with a_turn("database") as slow:
        assert slow
        slow.keep()
        ShippingTurn.objects.update(taken_until=timezone.now() - timedelta(seconds=1))
        with a_turn("database"):
            with pytest.raises(TurnLostError):
                slow.keep()
            slow.end()
            assert ShippingTurn.objects.get().taken_until  # it was not his to end


def test_an_old_turn_writes_over_nothing_of_a_newer_one(notice):
    index = SearchIndex.objects.create(name="trial")
    engine = DatabaseEngine(index)
    put_records(Turn("database", 7), [engine], [f"notice:{notice.pk}"])
    notice.title = "另一个标题"
    notice.save(clean=False)
    put_records(Turn("database", 6), [engine], [f"notice:{notice.pk}"])
    (document,) = [
        each for each in engine.documents_of([f"notice:{notice.pk}"]) if each.kind == "notice"
    ]
    assert (document.version, "另一个" in document.title) == (7, False)
