"""A grid worker writes down what an old person says, and hands the receipt over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from areas.enums import Role
from areas.factories import AreaFactory, make_village
from feedback.desk.numbers import desk_number
from feedback.enums import Kind
from feedback.factories import TicketFactory
from feedback.intake.offers import offers
from feedback.models import Category, Ticket
from feedback.offices import offices_around
from feedback.receipts import receipt_for, receipt_hash
from feedback.stamps import new_stamp
from tests.feedback.sending import PHOTO, receipt_in
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


def relay(client, **said):
    stamp = found('name="stamp" value="([^"]+)"', client.get("/desk/new/").content.decode())
    usual = {"category": category().pk, "text": "我家门口的灯不亮。"}
    return client.post("/desk/new/", {"stamp": stamp, **usual, **said}, follow=True)


def test_the_place_is_known_where_there_is_one_and_the_way_leads_back(client, grid, leader):
    assert "第一网格" in client.get("/desk/new/").text.split("<main")[1]
    assert 'href="/desk/">回到工作台' in relay(client).text


def test_who_serves_several_places_chooses_one_first(client, place, make_official):
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    page = client.get("/desk/new/").text
    assert f'<option value="{place.village.pk}">' in page
    assert "<textarea" not in page
    page = client.get("/desk/new/", {"place": place.village.pk}).text
    assert place.village.short_name in page.split("<main")[1]
    assert "<textarea" in page


def test_it_says_who_gets_it_and_by_when_before_writing_and_of_whom_to_call(client, grid, leader):
    danger = Category.objects.exclude(stop_text="").get()
    page = client.get("/desk/new/").text
    offices = offices_around(grid, None, timezone.localdate())
    for each in offers(Kind.PROBLEM, offices, timezone.now()):
        assert f"{each.who}来办，{each.promise.due_on:%-m月%-d日}前答复" in page
    told = f'{danger.stop_text}：<a href="tel:{danger.stop_phone}">'
    assert page.index(told) < page.index("<textarea")


def test_a_photo_is_added_before_sending_and_goes_along(client, grid, leader):
    page = client.get("/desk/new/").text
    stamps = {name: found(f'name="{name}" value="([^"]+)"', page) for name in ("stamp", "photos")}
    typed = {"text": "我家门口的灯不亮。", "category": category().pk, **stamps}
    taken = SimpleUploadedFile("灯.jpg", PHOTO)
    page = client.post("/desk/new/", {**typed, "add_photo": "yes", "photo": taken}).text
    assert "加上了 1 张，还没有送出。" in page
    assert "我家门口的灯不亮。" in page
    assert f'value="{category().pk}" checked' in page
    assert 'role="alert"' not in page
    answer = client.post("/desk/new/", {**typed, "photos_shown": "1"}, follow=True)
    assert "照片收到 1 张。" in answer.text
    assert Ticket.unscoped.get().photo_count == 1


def test_what_is_no_photo_is_said_and_the_words_stay(client, grid, leader):
    photos = found('name="photos" value="([^"]+)"', client.get("/desk/new/").text)
    page = relay(client, photos=photos, photo=SimpleUploadedFile("灯.jpg", b"MZ")).text
    assert "还没有送出" in page
    assert "我家门口的灯不亮。" in page
    assert not Ticket.unscoped.exists()


def test_it_is_filed_as_any_other_and_says_who_wrote_it_down(client, place, grid, leader):
    answer = relay(client)
    ticket = Ticket.unscoped.get()
    assert ticket.receipt_hash == receipt_hash(receipt_in(answer))
    assert "现在就抄给他" in answer.text
    assert "您的回执号" not in answer.text
    assert (ticket.relayed_by, ticket.area, ticket.village) == (leader, grid, place.village)
    assert ticket.due_on


def test_who_wrote_it_down_is_told_to_the_author_and_at_the_desk(
    client, place, grid, leader, make_official
):
    receipt = receipt_in(relay(client))
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
    relay(client, **({"agrees": "on"} if agrees else {}))
    assert Ticket.unscoped.get().agrees_to_publishing is agrees


def test_sent_twice_it_is_one(client, grid, leader):
    stamp = found('name="stamp" value="([^"]+)"', client.get("/desk/new/").content.decode())
    receipts = {receipt_in(relay(client, stamp=stamp)) for _ in range(2)}
    assert len(receipts) == Ticket.unscoped.count() == 1


def test_nothing_is_filed_about_an_official_nor_without_our_stamp(client, grid, leader):
    for said in ({"category": category(Kind.ACCUSATION).pk}, {"stamp": "x"}):
        page = relay(client, **said).text
        assert "还没有送出" in page
        assert "我家门口的灯不亮。" in page
    assert not Ticket.unscoped.exists()


@pytest.mark.parametrize("named", ["{pk}", "x", "999999999999999999999"])
def test_nothing_is_filed_from_elsewhere_and_the_words_come_back(client, place, leader, named):
    elsewhere = make_village("红旗村村民委员会", place.town)
    address = f"/desk/new/?place={named.format(pk=elsewhere.pk)}"
    said = {"stamp": new_stamp(), "category": category().pk, "text": "我家门口的灯不亮。"}
    page = client.post(address, said).text
    assert "还没有送出" in page
    assert "那里不归您管" in page
    assert "我家门口的灯不亮。" in page
    assert not Ticket.unscoped.exists()


def test_only_who_handles_tickets_writes_any_down(client, place, make_official):
    assert client.get("/desk/new/").status_code == 302
    client.force_login(make_official(Role.ACCOUNTANT, place.village))
    assert client.get("/desk/new/").status_code == 403
