"""Visits on the desk: who writes them down where, and who sees what is left out."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from areas.enums import Level
from areas.factories import AreaFactory
from feedback.desk.numbers import desk_number
from feedback.enums import Kind
from feedback.factories import CodeFactory, TicketFactory
from feedback.models import Category, PositionRule, Ticket, Visit
from feedback.stamps import new_stamp
from feedback.visiting import VisitRefusedError, coverage, latest_visits, withdraw_visit

ADDRESS = "/desk/visits/"
HERE = "30.7123,121.0456"


@pytest.fixture
def micro(chain):
    return chain.areas[Level.MICRO_GRID]


@pytest.fixture
def door(chain, micro):
    return CodeFactory(
        stands_for="door", area=micro, village=chain.areas[Level.VILLAGE], title="12号"
    )


@pytest.fixture
def log_in(client, chain):
    def as_level(level):
        client.force_login(chain.people[level])
        return client

    return as_level


def text_of(response):
    return response.content.decode()


def to_door(door, **said):
    return {"place": f"door-{door.pk}", "at": "", "note": "", "position": ""} | said


@pytest.mark.parametrize("level", [Level.MICRO_GRID, Level.GRID])
def test_a_visit_to_a_door_is_written_down_as_of_now(log_in, chain, micro, door, level):
    answer = log_in(level).post(ADDRESS, to_door(door, note="老人一个人在家"), follow=True)
    assert "记下了：第一微网格 12号" in text_of(answer)
    assert "老人一个人在家" in text_of(answer)
    visit = Visit.objects.get()
    assert (visit.area, visit.door, visit.by) == (micro, door, chain.people[level])
    assert timezone.now() - visit.at < timedelta(minutes=1)


def test_sent_twice_it_is_one_visit_and_other_words_are_another(log_in, door):
    client = log_in(Level.MICRO_GRID)
    for note in ("老人在家", "老人在家", "他儿子也在"):
        answer = client.post(ADDRESS, to_door(door, note=note), follow=True)
        assert "记下了：第一微网格 12号" in text_of(answer)
    assert Visit.objects.count() == 2


def test_in_the_same_words_an_hour_later_it_is_another_visit(log_in, door):
    client = log_in(Level.MICRO_GRID)
    for hours in (1, 2):
        at = timezone.localtime(timezone.now() - timedelta(hours=hours))
        client.post(ADDRESS, to_door(door, at=at.strftime("%Y-%m-%dT%H:%M"), note="老人在家"))
    assert Visit.objects.count() == 2


def test_a_micro_grid_is_visited_as_a_whole(log_in, micro):
    log_in(Level.MICRO_GRID).post(ADDRESS, {"place": f"around-{micro.pk}"})
    assert (Visit.objects.get().area, Visit.objects.get().door) == (micro, None)


@pytest.mark.parametrize(
    ("ago", "said"), [(timedelta(hours=-1), "还没有到"), (timedelta(days=8), "7 天以内")]
)
def test_a_time_ahead_or_long_ago_is_refused_and_what_was_typed_stays(log_in, door, ago, said):
    at = timezone.localtime(timezone.now() - ago).strftime("%Y-%m-%dT%H:%M")
    answer = log_in(Level.MICRO_GRID).post(ADDRESS, to_door(door, at=at, note="记一笔话"))
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "记一笔话" in text_of(answer)
    assert not Visit.objects.exists()


@pytest.mark.parametrize("level", [Level.VILLAGE, Level.TOWN, Level.COUNTY])
def test_who_serves_no_micro_grid_writes_none_down(log_in, door, level):
    assert log_in(level).post(ADDRESS, to_door(door)).status_code == 404
    assert not Visit.objects.exists()


def test_a_door_elsewhere_cannot_be_named(log_in, chain, door):
    other = AreaFactory(parent=chain.areas[Level.GRID])
    elsewhere = CodeFactory(
        stands_for="door", area=other, village=chain.areas[Level.VILLAGE], title="9号"
    )
    board = CodeFactory(
        stands_for="board", area=door.area, village=chain.areas[Level.VILLAGE], title="村口"
    )
    for place in (f"door-{elsewhere.pk}", f"around-{other.pk}", f"door-{board.pk}", "door-x", ""):
        answer = log_in(Level.MICRO_GRID).post(ADDRESS, {"place": place})
        assert answer.status_code == 422
    assert not Visit.objects.exists()


def test_a_position_is_kept_only_where_the_town_wants_it(log_in, chain, door):
    log_in(Level.MICRO_GRID).post(ADDRESS, to_door(door, position=HERE))
    assert Visit.objects.get().position == ""
    assert "ask-position" not in text_of(log_in(Level.MICRO_GRID).get(ADDRESS))

    town = chain.areas[Level.TOWN]
    log_in(Level.TOWN).post(f"{ADDRESS}positions/{town.pk}/", {"keep": "1"})
    assert "ask-position" in text_of(log_in(Level.MICRO_GRID).get(ADDRESS))
    log_in(Level.MICRO_GRID).post(ADDRESS, to_door(door, position=HERE))
    log_in(Level.MICRO_GRID).post(ADDRESS, to_door(door, position="somewhere", note="又来了"))
    assert [visit.position for visit in Visit.objects.order_by("pk")] == ["", HERE, ""]

    log_in(Level.TOWN).post(f"{ADDRESS}positions/{town.pk}/", {"keep": "0"})
    assert {visit.position for visit in Visit.objects.all()} == {""}


@pytest.mark.parametrize("level", [Level.MICRO_GRID, Level.VILLAGE, Level.COUNTY])
def test_only_the_town_turns_positions_on(log_in, chain, level):
    for area in (chain.areas[Level.TOWN], chain.areas[level]):
        address = f"{ADDRESS}positions/{area.pk}/"
        assert log_in(level).post(address, {"keep": "1"}).status_code == 404
    assert not PositionRule.objects.exists()


@pytest.mark.parametrize("level", [Level.GRID, Level.VILLAGE, Level.TOWN])
def test_who_leads_sees_what_is_left_out_until_somebody_went(log_in, chain, micro, door, level):
    page = text_of(log_in(level).get(ADDRESS))
    assert "这个月还没有走到的门口：1 家" in page
    assert "这一周走了 0 个半天" in page
    Visit.objects.create(area=micro, door=door, at=timezone.now())
    page = text_of(log_in(level).get(ADDRESS))
    assert "还没有走到的门口" not in page
    assert "这一周走了 1 个半天" in page


def test_nobody_sees_visits_or_doors_of_another_place(chain, micro, door, make_official):
    Visit.objects.create(area=micro, door=door, at=timezone.now(), note="密")
    other = AreaFactory(parent=chain.areas[Level.TOWN])
    stranger = make_official("liaison_head", other)
    county = chain.people[Level.COUNTY]
    for viewer in (stranger, county):
        assert not latest_visits(viewer).exists()
        assert coverage(viewer, timezone.localdate()) == []


def test_the_county_is_told_who_sees_them_not_that_nothing_is_left_out(log_in, door):
    page = text_of(log_in(Level.COUNTY).get(ADDRESS))
    assert "走访由镇纪检、监察工作联络站和网格长看" in page
    for words in ("还没有走到的", "最近走访的", door.title):
        assert words not in page


def test_no_person_is_named_or_counted(log_in, chain, micro, door):
    by = chain.people[Level.MICRO_GRID]
    Visit.objects.create(area=micro, door=door, at=timezone.now(), by=by)
    page = text_of(log_in(Level.TOWN).get(ADDRESS)).split("<main")[1]
    assert by.username not in page
    assert by.duties.get().person_name not in page


def only_visit():
    return Visit.objects.get()


class TestWhatWasRaised:
    def file(self, client, visit):
        address = f"/desk/new/?visit={visit.pk}"
        form = text_of(client.get(address))
        near = Category.objects.filter(kind=Kind.PROBLEM, first_level=Level.MICRO_GRID)[0]
        said = {"category": near.pk, "text": "我家门口的灯不亮。"}
        return form, client.post(address, {"stamp": new_stamp(), **said}, follow=True)

    def test_is_filed_for_its_author_from_the_visit(self, log_in, chain, micro, door):
        client = log_in(Level.MICRO_GRID)
        page = text_of(client.post(ADDRESS, to_door(door), follow=True))
        assert f"/desk/new/?visit={only_visit().pk}" in page
        form, receipt = self.file(client, only_visit())
        assert "走访第一微网格 12号时说的" in form
        assert "现在就抄给他" in text_of(receipt)
        ticket = Ticket.unscoped.get()
        assert (ticket.relayed_by, ticket.area) == (chain.people[Level.MICRO_GRID], micro)
        assert f"/desk/{desk_number(ticket.pk)}/" in text_of(client.get(ADDRESS))
        # From the ticket nobody gets to the door, nor from the visit, but who was there.
        assert "12号" not in text_of(client.get(f"/desk/{desk_number(ticket.pk)}/"))
        leader = text_of(log_in(Level.GRID).get(ADDRESS))
        assert f"/desk/{desk_number(ticket.pk)}/" not in leader
        assert "送出了" not in leader

    def test_is_counted_where_it_went_to_others(self, log_in, micro, door):
        client = log_in(Level.MICRO_GRID)
        client.post(ADDRESS, to_door(door))
        elsewhere = TicketFactory(area=micro, seen_from=Level.TOWN)
        only_visit().raised.create(ticket=elsewhere)
        page = text_of(client.get(ADDRESS))
        assert "送出了 1 件" in page
        assert elsewhere.excerpt not in page

    def test_is_filed_from_no_visit_of_another(self, log_in, micro, door):
        log_in(Level.MICRO_GRID).post(ADDRESS, to_door(door))
        page = text_of(log_in(Level.GRID).get(ADDRESS))
        assert "?visit=" not in page
        for pk in (only_visit().pk, "x", 10**8, ""):
            assert log_in(Level.GRID).get(f"/desk/new/?visit={pk}").status_code == 404


class TestMending:
    @pytest.fixture
    def member(self, log_in, door):
        client = log_in(Level.MICRO_GRID)
        client.post(ADDRESS, to_door(door, note="老人摔伤"))
        return client

    def mend(self, client, visit, **said):
        return client.post(f"{ADDRESS}{visit.pk}/", said, follow=True)

    def test_what_was_before_is_kept_and_shown(self, member, log_in, micro, door):
        first = only_visit()
        assert "老人摔伤" in text_of(member.get(f"{ADDRESS}{first.pk}/"))
        shown = self.mend(member, first, place=f"around-{micro.pk}", note="一切都好")
        assert "改好了：第一微网格 走了一圈" in text_of(shown)
        mended = Visit.objects.standing().get()
        assert (mended.mends, mended.created_at) == (first, first.created_at)
        leader = text_of(log_in(Level.GRID).get(ADDRESS))
        assert "，改过" in leader
        assert "原来写的：第一微网格 12号" in leader
        assert "老人摔伤" in leader
        assert "一切都好" in leader
        assert "这个月还没有走到的门口：1 家" in leader

    def test_what_was_raised_goes_along(self, member, micro):
        ticket = TicketFactory(area=micro, office=micro, seen_from=Level.MICRO_GRID)
        only_visit().raised.create(ticket=ticket)
        self.mend(member, only_visit(), place=f"around-{micro.pk}")
        assert f"/desk/{desk_number(ticket.pk)}/" in text_of(member.get(ADDRESS))

    def test_withdrawn_it_counts_no_more(self, member, door):
        assert "还没有走到的门口" not in text_of(member.get(ADDRESS))
        page = text_of(self.mend(member, only_visit(), withdraw="yes"))
        assert "撤回了：第一微网格 12号" in page
        assert "这个月还没有走到的门口：1 家" in page
        assert "老人摔伤" not in page
        assert only_visit().note == "老人摔伤"
        assert self.mend(member, only_visit(), withdraw="yes").status_code == 404

    def test_what_is_wrong_is_refused_and_the_visit_stays(self, member, door):
        at = timezone.localtime(timezone.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
        answer = self.mend(member, only_visit(), **to_door(door, at=at))
        assert answer.status_code == 422
        assert "还没有到" in text_of(answer)
        assert only_visit().withdrawn_at is None

    def test_nobody_else_mends_it_nor_anybody_after_a_day(self, member, log_in, door):
        for level in (Level.GRID, Level.TOWN):
            assert self.mend(log_in(level), only_visit(), withdraw="yes").status_code == 404
        member = log_in(Level.MICRO_GRID)
        Visit.objects.update(created_at=timezone.now() - timedelta(hours=25))
        assert "改、撤回" not in text_of(member.get(ADDRESS))
        assert self.mend(member, only_visit(), **to_door(door)).status_code == 404
        with pytest.raises(VisitRefusedError, match="满了一天"):
            withdraw_visit(only_visit().pk, only_visit().by)


def test_after_a_year_only_where_and_when_is_left(chain, micro, door):
    by, now = chain.people[Level.MICRO_GRID], timezone.now()

    def visit(days, **fields):
        at = now - timedelta(days=days)
        said = {"note": "老人摔伤", "position": HERE, "by": by}
        return Visit.objects.create(area=micro, door=door, at=at, **said | fields)

    old, young, withdrawn = visit(366), visit(364), visit(366, withdrawn_at=now)
    old.raised.create(ticket=TicketFactory())
    call_command("forget_visits")
    old.refresh_from_db()
    assert (old.note, old.position, old.by, old.raised.count()) == ("", "", None, 0)
    assert (old.area, old.door) == (micro, door)
    young.refresh_from_db()
    assert (young.note, young.by) == ("老人摔伤", by)
    assert not Visit.objects.filter(pk=withdrawn.pk).exists()
