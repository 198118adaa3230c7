"""From the author's yes to the public page, and down again."""

import re

import pytest
from django.utils import timezone

from areas.enums import Level, Role
from feedback.desk.numbers import desk_number
from feedback.enums import Kind, State, Step
from feedback.factories import TicketFactory, TicketPhotoFactory
from feedback.handling import steps
from feedback.handling.merging import merge
from feedback.handling.publishing import PublicWords, publish, take_down
from feedback.handling.reclassifying import reclassify
from feedback.models import Category, PublishedTicket, Ticket, TicketEvent
from feedback.receipts import receipt_for
from feedback.rules.publishing import ACCUSES
from feedback.rules.states import StepRefusedError
from tests.feedback.published.conftest import SAID, SHOWN
from tests.feedback.sending import send


def page_of(client, published):
    return client.get(f"/feedback/tickets/{published.token}/")


def list_of(client, area, **query):
    return client.get(f"/feedback/public/{area.code}/", query)


def turn(client, ticket, step):
    sent = {"receipt": receipt_for(ticket.stamp), "turn": step}
    return client.post("/feedback/receipt/", sent).text


def hidden_in(page):
    """The fields of a form without what one types, as a browser sends them."""
    return dict(re.findall('type="hidden" name="((?!csrf)[^"]+)" value="([^"]*)"', page))


def about(place, kind):
    category = Category.objects.filter(kind=kind)[:1].get()
    return f"/feedback/new/?page={place.notice.pk}&kind={kind}", {"category": category.pk}


@pytest.mark.parametrize(("ticked", "agrees"), [({"agrees": "on"}, True), ({}, False)])
def test_only_who_ticks_it_agrees(client, place, ticked, agrees):
    address, chosen = about(place, Kind.SUGGESTION)
    assert "这件事可以放到网上给大家看" in client.get(address).text
    assert "checked" not in client.get(address).text
    send(client, address, **chosen, **ticked)
    assert Ticket.unscoped.get().agrees_to_publishing is agrees


def test_who_accuses_somebody_is_not_asked_and_not_believed(client, place):
    address, chosen = about(place, Kind.ACCUSATION)
    assert "放到网上" not in client.get(address).text
    send(client, address, agrees="on", about="village", **chosen)
    ticket = Ticket.unscoped.get()
    assert not ticket.agrees_to_publishing
    assert "放到网上" not in turn(client, ticket, Step.AGREED)
    assert not Ticket.unscoped.get().agrees_to_publishing


def test_the_author_agrees_later_and_takes_it_back_at_once(client, place, lamp):
    published = lamp.published()
    assert SHOWN in page_of(client, published).text
    page = turn(client, lamp.ticket, Step.TAKEN_BACK)
    assert "现在网上看不到了" in page
    gone = page_of(client, published)
    assert (gone.status_code, SHOWN in gone.text) == (410, False)
    assert SHOWN not in list_of(client, place.village).text

    assert "记下了" in turn(client, lamp.ticket, Step.AGREED)
    assert page_of(client, published).status_code == 410  # until somebody looks at it again
    lamp.published()
    assert SHOWN in page_of(client, published).text


def test_at_the_desk_numbers_and_names_are_pointed_out_before_anything_is_typed(client, lamp):
    client.force_login(lamp.station)
    address = f"/desk/{desk_number(lamp.ticket.pk)}/public/"
    assert address in client.get(f"/desk/{desk_number(lamp.ticket.pk)}/").text
    assert "这里有手机号，请删去" in client.get(address).text
    named = client.post(address, {"text": "王小明说路灯坏了。", "look": "yes"}).text
    assert "是不是个人的名字：「王小明」" in named
    assert not PublishedTicket.objects.exists()

    looked = client.post(address, {"text": SHOWN, "look": "yes"}).text
    assert "还没有放上去" in looked
    assert SHOWN in looked
    assert not PublishedTicket.objects.exists()

    done = client.post(address, {**hidden_in(looked), "publish": "yes"}, follow=True)
    assert "放上去了" in done.text
    assert SHOWN in page_of(client, PublishedTicket.objects.get()).text


def test_what_has_a_fault_is_not_published_by_whoever_skips_the_looking(client, lamp):
    client.force_login(lamp.station)
    page = client.post(
        f"/desk/{desk_number(lamp.ticket.pk)}/public/", {"text": SAID, "publish": "yes"}
    ).text
    assert "这里有手机号" in page
    assert not PublishedTicket.objects.exists()


@pytest.mark.parametrize("level", list(Level)[1:])
def test_the_station_and_those_above_publish_and_nobody_below(client, lamp, level):
    client.force_login(lamp.people[level])
    answer = client.post(
        f"/desk/{desk_number(lamp.ticket.pk)}/public/",
        {"text": SHOWN, "publish": "yes"},
        follow=True,
    )
    may = level.rank <= Level.VILLAGE.rank
    assert answer.status_code == (200 if may else 404)
    assert PublishedTicket.objects.public().exists() is may
    down = client.post(f"/desk/{desk_number(lamp.ticket.pk)}/public/down/", {"text": "写错了。"})
    assert down.status_code == (302 if may else 404)


def test_who_has_it_in_hand_below_the_station_is_refused_by_whatever_way(lamp):
    for level in (Level.GRID, Level.MICRO_GRID):
        with pytest.raises(StepRefusedError, match="由监察工作联络站"):
            publish(lamp.ticket.pk, lamp.people[level], PublicWords(SHOWN, {}))
    lamp.published()
    with pytest.raises(StepRefusedError, match="由监察工作联络站"):
        take_down(lamp.ticket.pk, lamp.people[Level.GRID], text="不好看。")
    assert PublishedTicket.objects.public().exists()


def test_nobody_publishes_without_the_yes_of_the_author(client, lamp):
    Ticket.unscoped.update(agrees_to_publishing=False)
    with pytest.raises(StepRefusedError, match="没有同意"):
        lamp.published()
    client.force_login(lamp.station)
    page = client.get(f"/desk/{desk_number(lamp.ticket.pk)}/public/", follow=True)
    assert "没有同意给大家看" in page.text


def test_everybody_reads_the_days_the_offices_and_the_confirmed_words(client, lamp):
    member, station = lamp.people[Level.MICRO_GRID], lamp.station
    steps.ask(lamp.ticket.pk, member, text="你家住哪里？")
    steps.reply(lamp.ticket.pk, text="桥头第三家。")
    steps.hand_over(
        lamp.ticket.pk, member, to=lamp.ticket.village, text="他家在桥头。", note="他爱闹。"
    )
    steps.close(lamp.ticket.pk, station, text="给桥头王小明家门口装好了。")
    closed = TicketEvent.objects.get(step=Step.CLOSED)
    publish(lamp.ticket.pk, station, PublicWords(SHOWN, {closed.pk: "换了新的路灯。"}))
    page = page_of(client, PublishedTicket.objects.get()).text
    for told in (SHOWN, "请群众补充", "群众补充了", "转交星光村监察工作联络站", "换了新的路灯。"):
        assert told in page
    kept = ("住哪里", "桥头", "爱闹", "王小明", "13800001234", "微网格", member.username)
    assert not [words for words in kept if words in page]
    assert lamp.ticket.contact not in page


def test_words_of_steps_that_are_for_the_author_are_never_confirmed(lamp):
    steps.ask(lamp.ticket.pk, lamp.people[Level.MICRO_GRID], text="你家住哪里？")
    asked = TicketEvent.objects.get(step=Step.ASKED)
    published = publish(lamp.ticket.pk, lamp.station, PublicWords(SHOWN, {asked.pk: "住哪里？"}))
    assert not published.words.exists()


def test_its_address_tells_nothing_and_it_links_to_no_receipt_or_desk(client, lamp):
    published = lamp.published()
    assert len(published.token) == 16
    page = page_of(client, published).text
    assert f"/desk/{desk_number(lamp.ticket.pk)}" not in page
    assert lamp.ticket.receipt_hash not in page
    assert client.get(f"/feedback/tickets/{published.pk}/").status_code == 404
    assert client.get(f"/feedback/tickets/{lamp.ticket.pk}/").status_code == 404


def test_the_reason_why_it_was_taken_down_is_read_by_everybody(client, place, lamp):
    published = lamp.published()
    client.force_login(lamp.station)
    address = f"/desk/{desk_number(lamp.ticket.pk)}/public/down/"
    assert "还没有写为什么" in client.post(address, {"text": ""}).text
    assert "手机号" in client.post(address, {"text": "他打13800001234来骂。"}).text
    assert page_of(client, published).status_code == 200
    client.post(address, {"text": "里面有一句不对。"})
    gone = page_of(client, published)
    assert gone.status_code == 410
    assert "里面有一句不对。" in gone.text
    assert SHOWN not in gone.text
    assert SHOWN not in list_of(client, place.village).text
    with pytest.raises(StepRefusedError, match="不在网上"):
        take_down(lamp.ticket.pk, lamp.station, text="再拿一次。")


@pytest.mark.parametrize("taken_down", [False, True])
def test_what_becomes_an_accusation_is_gone_at_once_and_for_good(client, place, lamp, taken_down):
    published = lamp.published()
    if taken_down:
        take_down(lamp.ticket.pk, lamp.station, text="说的是村干部。")
    kinds = {kind: Category.objects.filter(kind=kind)[:1].get() for kind in Kind}
    reclassify(
        lamp.ticket.pk,
        lamp.people[Level.MICRO_GRID],
        category=kinds[Kind.ACCUSATION],
        about=Level.VILLAGE,
        text="说的是干部。",
    )
    gone = page_of(client, published)
    assert gone.status_code == 410
    assert not [words for words in (SHOWN, "干部") if words in gone.text]
    assert PublishedTicket.objects.get().text == ""  # nor does a copy of the database hold it
    assert SHOWN not in list_of(client, place.village).text

    town = lamp.people[Level.TOWN]
    reclassify(lamp.ticket.pk, town, category=kinds[Kind.PROBLEM], text="不是。")
    page = turn(client, lamp.ticket, Step.AGREED)
    assert ACCUSES in page
    assert 'id="agreed"' not in page
    with pytest.raises(StepRefusedError, match="反映干部"):
        publish(lamp.ticket.pk, town, PublicWords(SHOWN, {}))
    assert page_of(client, published).status_code == 410


def test_what_is_the_same_as_another_shows_in_that(client, place, lamp):
    published = lamp.published()
    other = TicketFactory(
        village=place.village,
        area=lamp.ticket.area,
        office=lamp.ticket.area,
        seen_from=Level.MICRO_GRID,
    )
    merge(lamp.ticket.pk, lamp.people[Level.MICRO_GRID], other=other, text="同一盏灯。")
    gone = page_of(client, published)
    assert gone.status_code == 410
    assert SHOWN not in list_of(client, place.village).text
    assert "看那一件" not in gone.text  # whose author has not agreed

    Ticket.unscoped.filter(pk=other.pk).update(agrees_to_publishing=True)
    shown = publish(other.pk, lamp.station, PublicWords("路灯不亮。", {}))
    assert f'href="/feedback/tickets/{shown.token}/"' in page_of(client, published).text


def test_no_photo_shows_but_that_of_the_result_where_it_was_released(client, lamp):
    TicketPhotoFactory(ticket=lamp.ticket)
    steps.close(lamp.ticket.pk, lamp.station, text="装好了。")
    published = lamp.published()
    photo = f"/feedback/tickets/{published.token}/result.jpg"
    assert "photo" not in page_of(client, published).text
    assert client.get(photo).status_code == 404

    closed = TicketEvent.objects.get(step=Step.CLOSED)
    TicketPhotoFactory(ticket=lamp.ticket, event=closed)
    client.force_login(lamp.station)
    desk = f"/desk/{desk_number(lamp.ticket.pk)}/public/"
    looked_at = client.get(desk).text
    assert "办结的照片也放上去" in looked_at
    assert 'alt="办结的照片"' in looked_at  # seen where it is decided
    assert ">Photo<" not in looked_at
    sent = {**hidden_in(looked_at), "text": SHOWN, "shows_photo": "on", "publish": "yes"}
    client.post(desk, sent)
    client.logout()
    assert photo in page_of(client, published).text
    assert client.get(photo).headers["Content-Type"] == "image/jpeg"
    turn(client, lamp.ticket, Step.TAKEN_BACK)
    assert client.get(photo).status_code == 404


def test_a_photo_that_came_after_the_look_is_not_shown(client, lamp):
    steps.close(lamp.ticket.pk, lamp.station, text="装好了。")
    closed = TicketEvent.objects.get(step=Step.CLOSED)
    TicketPhotoFactory(ticket=lamp.ticket, event=closed)
    client.force_login(lamp.station)
    desk = f"/desk/{desk_number(lamp.ticket.pk)}/public/"
    sent = {**hidden_in(client.get(desk).text), "text": SHOWN, "shows_photo": "on"}
    TicketPhotoFactory(ticket=lamp.ticket, event=closed, digest="another")
    answer = client.post(desk, {**sent, "publish": "yes"}, follow=True)
    assert "照片刚才换过了" in answer.text
    assert not PublishedTicket.objects.exists()


def test_who_agreed_or_took_it_back_adds_nothing_by_doing_it_again(client, lamp):
    turn(client, lamp.ticket, Step.AGREED)
    turn(client, lamp.ticket, Step.TAKEN_BACK)
    turn(client, lamp.ticket, Step.TAKEN_BACK)
    assert TicketEvent.objects.filter(step=Step.AGREED).count() == 0  # so it was filed
    assert TicketEvent.objects.filter(step=Step.TAKEN_BACK).count() == 1
    for _ in range(30):
        turn(client, lamp.ticket, Step.AGREED)
        turn(client, lamp.ticket, Step.TAKEN_BACK)
    assert TicketEvent.objects.filter(step=Step.AGREED).count() == 10


def test_caches_ask_before_they_show_it_again(client, place, lamp):
    published = lamp.published()
    for answer in (page_of(client, published), list_of(client, place.village)):
        assert answer.headers["Cache-Control"] == "public, no-cache"
        assert "ETag" in answer.headers
        assert not answer.cookies


def test_who_was_promised_that_the_village_does_not_read_it_decides_above(lamp, make_official):
    Ticket.unscoped.update(seen_from=Level.TOWN, office=lamp.ticket.village.get_parent())
    with pytest.raises(StepRefusedError):
        lamp.published()
    colleague = make_official(Role.TOWN_INSPECTION, lamp.ticket.village.get_parent())
    assert publish(lamp.ticket.pk, colleague, PublicWords(SHOWN, {}))


def test_the_page_says_what_its_author_thinks_of_the_result(client, lamp):
    published = lamp.published()
    now = timezone.now()
    Ticket.unscoped.update(state=State.CLOSED, settled_at=now, is_satisfied=False)
    page = page_of(client, published).text
    assert "已办结" in page
    assert "群众说不满意" in page
