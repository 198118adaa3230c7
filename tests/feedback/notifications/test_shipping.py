"""What somebody is to be told arrives, over servers that fail, hang, die and answer twice."""

import base64
import hashlib
import hmac
import time
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from areas.enums import Level
from areas.models import Duty
from feedback.desk.numbers import desk_number
from feedback.enums import RobotMake, Step
from feedback.factories import RobotFactory
from feedback.handling import steps
from feedback.handling.taking import taking
from feedback.models import Notification, Robot, Ticket, TicketEvent
from feedback.notifications import shipping
from feedback.notifications.robots import signed
from feedback.notifications.shipping import MOST_TRIES, TAKEN_FOR, given_up, pause_after, ship
from feedback.notifications.telling import WORDS, tell_of
from tests.feedback.notifications.conftest import PATIENCE


def remind(ticket):
    """The clock's step, of which whoever has the ticket is told."""
    with taking(ticket.pk, Step.REMINDED, None):
        pass


def told_by_mail(mail):
    message = message_from_bytes(mail.encode(), policy=default)
    return message["To"], message["Subject"], message.get_content()


def test_a_step_is_told_by_mail_once_and_never_what_was_said(mail_server, ticket):
    remind(ticket)
    assert mail_server.mails == []  # the step waits for no server
    assert ship(timezone.now()) == (1, 0)
    assert ship(timezone.now() + timedelta(days=1)) == (0, 0)
    ((to, _, words),) = map(told_by_mail, mail_server.mails)
    assert to == "leader@example.org"
    assert f"/desk/{desk_number(ticket.pk)}/" in words
    assert "路灯" not in words


def test_a_step_that_is_rolled_back_is_not_told(mail_server, ticket):
    with transaction.atomic():
        remind(ticket)
        transaction.set_rollback(True)
    assert not Notification.objects.exists()
    assert ship(timezone.now()) == (0, 0)


@pytest.mark.parametrize("behaves", ["refuses", "hangs", "dies after accepting", "answers twice"])
def test_what_a_mail_server_did_not_take_arrives_later(mail_server, ticket, behaves):
    remind(ticket)
    mail_server.behaves = behaves
    now = timezone.now()
    ship(now)
    mail_server.behaves = "accepts"
    ship(now + pause_after(1))
    assert Notification.objects.get().sent_at
    assert mail_server.mails


def test_tries_come_at_growing_distances_and_end(mail_server, ticket):
    remind(ticket)
    mail_server.behaves = "refuses"
    now = timezone.now()
    for tries in range(1, MOST_TRIES + 1):
        assert ship(now) == (0, 1)
        assert ship(now + pause_after(tries) - timedelta(seconds=1)) == (0, 0)
        now += pause_after(tries)
    assert ship(now + timedelta(days=9)) == (0, 0)
    assert mail_server.calls == MOST_TRIES
    assert given_up().get().last_error == "邮件服务器不收这个邮箱（550）"


def test_pauses_grow_from_a_minute_to_six_hours():
    minutes = [pause_after(tries) / timedelta(minutes=1) for tries in (1, 2, 3, 9, 10, 12)]
    assert minutes == [1, 2, 4, 256, 360, 360]


def test_a_server_that_is_away_is_called_once_in_a_round_and_others_go_on(
    mail_server, chat, robot, ticket
):
    for _ in range(5):
        remind(ticket)
    mail_server.behaves = "hangs"
    began = time.monotonic()
    assert ship(timezone.now()) == (5, 1)
    assert time.monotonic() - began < 5 * PATIENCE
    assert mail_server.calls == 1
    assert len(chat.asked) == 5
    waiting = Notification.objects.filter(robot=None)
    assert sorted(waiting.values_list("tries", flat=True)) == [0, 0, 0, 0, 1]


def test_a_mailbox_that_is_refused_keeps_no_other_from_its_mail(mail_server, ticket):
    remind(ticket)
    remind(ticket)
    mail_server.behaves = "refuses"
    assert ship(timezone.now()) == (0, 2)


def test_a_round_ends_though_there_is_more(mail_server, ticket, monkeypatch):
    remind(ticket)
    monkeypatch.setattr(shipping, "ROUND_SECONDS", 0)
    assert ship(timezone.now()) == (0, 0)
    assert Notification.objects.get().tries == 0


def test_what_a_worker_died_over_is_sent_by_the_next(mail_server, ticket, monkeypatch):
    remind(ticket)
    now = timezone.now()

    def die(self, **kwargs):
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(Notification, "save", die)
        with pytest.raises(SystemExit):
            ship(now)
    assert ship(now + TAKEN_FOR - timedelta(seconds=1)) == (0, 0)
    assert ship(now + TAKEN_FOR) == (1, 0)
    assert len(mail_server.mails) == 2  # at least once


def test_two_workers_that_found_the_same_send_it_once(mail_server, ticket):
    remind(ticket)
    now = timezone.now()
    first, second = (shipping._due(now, ()).get() for _ in range(2))
    assert shipping._taken(first, now)
    assert not shipping._taken(second, now)


def test_whoever_may_not_see_the_ticket_any_more_is_not_told(mail_server, leader, ticket):
    remind(ticket)
    Duty.objects.filter(user=leader).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert ship(timezone.now()) == (0, 0)
    assert not Notification.objects.exists()


def test_whoever_has_no_mail_address_is_told_by_the_desk_alone(leader, ticket):
    leader.email = ""
    leader.save()
    remind(ticket)
    assert not Notification.objects.exists()


def test_a_group_chat_is_told_without_what_was_said(chat, robot, ticket):
    remind(ticket)
    ship(timezone.now())
    (asked,) = chat.asked
    assert asked.body["msgtype"] == "text"
    assert f"/desk/{desk_number(ticket.pk)}/" in asked.body["text"]["content"]
    assert "路灯" not in asked.body["text"]["content"]


@pytest.mark.parametrize(
    ("behaves", "why"),
    [
        ("refuses", "钉钉不收（200，310000）"),
        ("fails", "钉钉出了错（500）"),
        ("hangs", "连不上钉钉"),
        ("redirects", "钉钉不收（302，答的看不懂）"),
        ("talks nonsense", "钉钉不收（200，None）"),
    ],
)
def test_what_a_chat_did_not_take_arrives_later(chat, robot, ticket, behaves, why):
    remind(ticket)
    chat.behaves = behaves
    now = timezone.now()
    assert ship(now)[1] >= 1
    told = Notification.objects.get(robot=robot)
    assert (told.last_error, told.sent_at) == (why, None)
    assert len(chat.asked) == 1  # whoever redirects is not followed
    chat.behaves = "accepts"
    ship(now + pause_after(1))
    told.refresh_from_db()
    assert told.sent_at


def test_a_chat_that_answers_twice_was_told_once(chat, robot, ticket):
    remind(ticket)
    chat.behaves = "answers twice"
    ship(timezone.now())
    ship(timezone.now() + timedelta(days=1))
    assert len(chat.asked) == 1


def test_dingtalk_is_called_with_its_signature(chat, robot, ticket):
    remind(ticket)
    ship(timezone.now())
    query = parse_qs(urlsplit(chat.asked[0].path).query)
    (stamp,) = query["timestamp"]
    said = (stamp + "\n" + robot.secret).encode()
    expected = base64.b64encode(
        hmac.new(robot.secret.encode(), msg=said, digestmod=hashlib.sha256).digest()
    )
    assert query["sign"] == [expected.decode()]
    assert query["access_token"] == ["key-of-the-robot"]
    assert abs(int(stamp) / 1000 - time.time()) < 60


def test_the_signature_is_what_openssl_makes_of_it():
    """printf '1500000000000\\nSECxyz' | openssl dgst -sha256 -hmac SECxyz -binary | base64"""
    query = parse_qs(urlsplit(signed("https://x/?a=1", "SECxyz", 1500000000000)).query)
    assert query["sign"] == ["5TxHFojoPrWuIv/ZJ7kXCCcUQwW4qCE9AeFGvpOe5no="]


def test_without_a_secret_the_address_stays_as_it_is(chat, ticket):
    address = f"http://{chat.host}/cgi-bin/webhook/send?key=0123"
    RobotFactory(area=ticket.office, make="wecom", address=address)
    remind(ticket)
    ship(timezone.now())
    assert chat.asked[0].path == "/cgi-bin/webhook/send?key=0123"


def test_nothing_is_sent_to_an_address_that_is_none_of_the_maker(chat, robot, ticket, settings):
    remind(ticket)
    settings.ROBOT_HOSTS = {"dingtalk": [("https", "oapi.dingtalk.com")]}
    ship(timezone.now())
    assert chat.asked == []
    assert "https://oapi.dingtalk.com/" in Notification.objects.get(robot=robot).last_error


def test_a_robot_whose_key_is_gone_keeps_nobody_from_being_told(
    mail_server, robot, ticket, settings
):
    remind(ticket)
    settings.CONTACT_KEYS = ["q7k1Q4y1TnUuFQ0c8qL0hV9jzv2mBqv5M0v2sR0m3gE="]
    assert ship(timezone.now()) == (1, 1)
    assert len(mail_server.mails) == 1


@pytest.fixture
def accusation(chain, leader, ticket):
    """Of the village, in the town's hands; the town has a mail address and a robot."""
    town = chain.people[Level.TOWN]
    town.email = "town@example.org"
    town.save()
    Ticket.unscoped.filter(pk=ticket.pk).update(
        kind="accusation",
        about=Level.VILLAGE,
        area=chain.areas[Level.VILLAGE],
        office=chain.areas[Level.TOWN],
        seen_from=Level.TOWN,
        text="书记收了礼。",
    )
    ticket.refresh_from_db()
    return ticket


@pytest.mark.parametrize("step", WORDS)
def test_of_an_accusation_a_mail_tells_that_there_is_something_and_a_group_chat_nothing(
    chain, mail_server, chat, robot, accusation, step
):
    for area in chain.areas.values():
        for make in RobotMake:
            RobotFactory(area=area, make=make, address=robot.address)
    told = TicketEvent(ticket=accusation, step=step, text="他说：书记收了礼。", note="交给镇里")
    tell_of(accusation, told)
    assert ship(timezone.now()) == (1, 0)
    assert chat.asked == []
    ((to, subject, words),) = map(told_by_mail, mail_server.mails)
    assert (to, subject) == ("town@example.org", "有一件民情件等您看")
    desk = reverse("desk:ticket", args=[accusation.pk])
    assert words.split() == ["有一件民情件等您看。", f"http://testserver{desk}"]


def test_what_turned_out_to_be_an_accusation_is_told_to_no_robot_that_waits(
    chain, chat, robot, ticket, request
):
    remind(ticket)
    assert Notification.objects.filter(robot=robot).exists()
    request.getfixturevalue("accusation")
    ship(timezone.now())
    assert chat.asked == []


def test_a_robot_that_was_turned_off_says_nothing(chat, robot, ticket):
    remind(ticket)
    Robot.objects.update(is_on=False)
    ship(timezone.now())
    assert chat.asked == []


def test_who_takes_a_step_is_not_told_of_it(chain, leader, ticket):
    steps.hand_over(ticket.pk, leader, to=chain.areas[Level.TOWN], text="要镇里修。")
    assert not Notification.objects.filter(user=leader).exists()
