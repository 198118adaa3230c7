"""The county looks after robots, whose keys nobody reads again, and sees what was not sent."""

import pytest
from django.urls import reverse

from areas.enums import Level
from feedback.desk.numbers import desk_number
from feedback.factories import TicketFactory
from feedback.models import Notification, Robot
from feedback.notifications.shipping import MOST_TRIES

KEY, SECRET = "key-of-the-robot", "SEC-of-the-robot"


@pytest.fixture
def county(client, chain, settings):
    settings.SERVED_AREA = chain.areas[Level.COUNTY].code
    client.force_login(chain.people[Level.COUNTY])
    return chain.areas[Level.COUNTY]


def form_of(robot, **changed):
    return {
        "area": robot.area_id,
        "make": robot.make,
        "name": robot.name,
        "is_on": "on",
        "address": "",
        "secret": "",
    } | changed


def test_address_and_secret_are_never_shown_again(client, county, robot):
    for address in (
        reverse("robot:index"),
        reverse("robot:edit", args=[robot.pk]),
        reverse("robot:history", args=[robot.pk]),
        reverse("robot:try", args=[robot.pk]),
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert KEY not in answer.content.decode()
        assert SECRET not in answer.content.decode()


def test_nor_are_they_when_the_form_comes_back(client, county, robot):
    wrong = form_of(robot, name="", address=f"http://x/?{KEY}2", secret=f"{SECRET}2")
    shown = client.post(reverse("robot:edit", args=[robot.pk]), wrong).content.decode()
    assert KEY not in shown
    assert SECRET not in shown


@pytest.mark.parametrize("make", ["", "x"])
def test_a_robot_without_a_make_is_asked_for_it(client, county, robot, make):
    sent = form_of(robot, make=make, address="https://example.org")
    assert client.post(reverse("robot:add"), sent).status_code == 200
    assert Robot.objects.get() == robot


def test_left_empty_they_stay(client, county, robot):
    client.post(reverse("robot:edit", args=[robot.pk]), form_of(robot, name="新群"))
    kept = Robot.objects.get()
    assert (kept.name, kept.address, kept.secret) == ("新群", robot.address, SECRET)


def test_with_a_new_address_the_old_secret_goes(client, county, robot):
    address = robot.address.replace(KEY, "another")
    client.post(reverse("robot:edit", args=[robot.pk]), form_of(robot, address=address))
    kept = Robot.objects.get()
    assert (kept.address, kept.secret) == (address, "")


@pytest.mark.parametrize(
    ("address", "said"),
    [("", "请填群机器人的网址"), ("https://example.org/?key=1", "这不是钉钉群机器人的网址")],
)
def test_a_robot_needs_an_address_of_its_maker(client, county, robot, address, said):
    new = form_of(robot, address=address)
    answer = client.post(reverse("robot:add"), new)
    assert said in answer.content.decode()
    assert Robot.objects.get() == robot


@pytest.mark.parametrize(
    ("behaves", "said"), [("accepts", "请到群里看看"), ("refuses", "没有发出去：钉钉不收")]
)
def test_a_robot_is_tried_out(client, county, chat, robot, behaves, said):
    chat.behaves = behaves
    answer = client.post(reverse("robot:try", args=[robot.pk]), follow=True)
    assert said in answer.content.decode()
    assert "试发" in chat.asked[0].body["text"]["content"]


def test_trying_is_the_countys_alone(client, chain, chat, robot):
    client.force_login(chain.people[Level.TOWN])
    client.post(reverse("robot:try", args=[robot.pk]))
    assert chat.asked == []


@pytest.fixture
def unsent(ticket, leader):
    return Notification.objects.create(
        ticket=ticket,
        user=leader,
        subject="有一件",
        body="正文",
        next_try_at=None,
        tries=MOST_TRIES,
        last_error="邮件服务器不收这个邮箱（550）",
    )


def test_the_county_sees_what_was_not_sent_and_never_of_what(client, county, ticket, unsent):
    shown = client.get(reverse("unsent:index")).content.decode()
    assert f"{unsent.user.username}的邮箱" in shown
    assert "550" in shown
    for word in (unsent.subject, unsent.body, ticket.text, f"/desk/{desk_number(ticket.pk)}/"):
        assert word not in shown


def test_what_waits_or_was_sent_is_not_in_the_list(client, county, unsent):
    Notification.objects.update(next_try_at=unsent.created_at)
    assert "的邮箱" not in client.get(reverse("unsent:index")).content.decode()


def test_of_an_accusation_only_who_may_see_it_is_told(client, county, chain, unsent, admin_user):
    accusing = TicketFactory(
        village=chain.areas[Level.VILLAGE],
        kind="accusation",
        about=Level.VILLAGE,
        office=chain.areas[Level.TOWN],
    )
    Notification.objects.filter(pk=unsent.pk).update(ticket=accusing)
    assert "的邮箱" in client.get(reverse("unsent:index")).content.decode()
    client.force_login(admin_user)
    assert "的邮箱" not in client.get(reverse("unsent:index")).content.decode()


def test_the_list_is_the_countys_alone(client, chain, unsent):
    client.force_login(chain.people[Level.TOWN])
    assert client.get(reverse("unsent:index")).status_code == 302
