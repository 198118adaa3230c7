"""A grid worker writes down what an old person says, and hands the receipt over."""

import pytest
from django.utils import timezone

from areas.enums import Role
from areas.factories import AreaFactory, make_village
from feedback.desk.numbers import desk_number
from feedback.enums import Kind
from feedback.factories import TicketFactory
from feedback.models import Category, Ticket
from feedback.receipts import receipt_for, receipt_hash
from tests.feedback.sending import receipt_in
from tests.finding import found


@pytest.fixture
def grid(place):
    return AreaFactory(parent=place.village, name="第一网格")


@pytest.fixture
def leader(client, grid, make_official):
    user = make_official(Role.GRID_LEADER, grid)
    client.force_login(user)
    return user


def category(kind=Kind.PROBLEM):
    return Category.objects.filter(kind=kind, is_offered=True).order_by("pk").first()


def relay(client, area, **said):
    stamp = found('name="stamp" value="([^"]+)"', client.get("/desk/new/").content.decode())
    usual = {"place": area.pk, "category": category().pk, "text": "我家门口的灯不亮。"}
    return client.post("/desk/new/", {"stamp": stamp, **usual, **said}, follow=True)


def test_the_place_is_filled_in_where_there_is_one_and_the_way_leads_back(client, grid, leader):
    assert f'<option value="{grid.pk}" selected>' in client.get("/desk/new/").text
    assert 'href="/desk/">回到工作台' in relay(client, grid).text


def test_for_what_cannot_wait_it_says_whom_to_call_before_writing(client, grid, leader):
    danger = Category.objects.exclude(stop_text="").get()
    page = client.get("/desk/new/").text
    told = f'{danger.stop_text}：<a href="tel:{danger.stop_phone}">'
    assert told in page
    assert page.index(told) < page.index("<textarea")
    Category.objects.update(is_offered=False)
    assert danger.stop_text not in client.get("/desk/new/").text


def test_it_is_filed_as_any_other_and_says_who_wrote_it_down(client, place, grid, leader):
    answer = relay(client, grid)
    ticket = Ticket.unscoped.get()
    assert ticket.receipt_hash == receipt_hash(receipt_in(answer))
    assert "请把回执号抄给他" in answer.content.decode()
    assert (ticket.relayed_by, ticket.area, ticket.village) == (leader, grid, place.village)
    assert ticket.due_on


def test_who_wrote_it_down_is_told_to_the_author_and_at_the_desk(
    client, place, grid, leader, make_official
):
    receipt = receipt_in(relay(client, grid))
    ticket, name = Ticket.unscoped.get(), leader.duties.get().person_name
    leader.duties.update(ends_on=timezone.localdate())
    client.force_login(make_official(Role.COUNTY_INSPECTION, place.town.get_parent()))
    lists = [client.get("/desk/", {"drawer": drawer}) for drawer in ("mine", "others")]
    assert "，代填" in "".join(each.content.decode() for each in lists)
    page = client.get(f"/desk/{desk_number(ticket.pk)}/").content.decode()
    assert f"<dt>代填</dt><dd>网格长 {name}</dd>" in page
    said = client.post("/feedback/receipt/", {"receipt": receipt}).content.decode()
    assert f"网格长 {name}代您填写" in said
    assert leader.username not in said


def test_what_somebody_wrote_himself_says_nothing_of_it(client, place):
    ticket = TicketFactory(village=place.village)
    said = client.post("/feedback/receipt/", {"receipt": receipt_for(ticket.stamp)})
    assert "代您填写" not in said.content.decode()


@pytest.mark.parametrize("agrees", [True, False])
def test_it_is_shown_to_everybody_only_where_he_was_asked(client, grid, leader, agrees):
    relay(client, grid, **({"agrees": "on"} if agrees else {}))
    assert Ticket.unscoped.get().agrees_to_publishing is agrees


def test_sent_twice_it_is_one(client, grid, leader):
    stamp = found('name="stamp" value="([^"]+)"', client.get("/desk/new/").content.decode())
    receipts = {receipt_in(relay(client, grid, stamp=stamp)) for _ in range(2)}
    assert len(receipts) == Ticket.unscoped.count() == 1


def test_nothing_is_filed_from_elsewhere_nor_about_an_official(client, place, grid, leader):
    elsewhere = make_village("红旗村村民委员会", place.town)
    wrong = ({"place": elsewhere.pk}, {"category": category(Kind.ACCUSATION).pk}, {"stamp": "x"})
    for said in wrong:
        page = relay(client, grid, **said).content.decode()
        assert "还没有送出" in page
        assert "我家门口的灯不亮。" in page
    assert not Ticket.unscoped.exists()


def test_only_who_handles_tickets_writes_any_down(client, place, make_official):
    assert client.get("/desk/new/").status_code == 302
    client.force_login(make_official(Role.ACCOUNTANT, place.village))
    assert client.get("/desk/new/").status_code == 403
