"""Two workers ship at the same moment: the database gives each message to one of them."""

import pytest
from django.utils import timezone

from feedback.factories import RobotFactory, TicketFactory
from feedback.models import Notification
from feedback.notifications.shipping import ship
from tests.feedback.notifications.conftest import chat  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MESSAGES = 20


@pytest.fixture
def waiting(village, chat):  # noqa: F811
    """Messages to one robot."""
    town = village.get_parent()
    ticket = TicketFactory(village=village)
    robot = RobotFactory(area=town, address=f"http://{chat.host}/robot/send?access_token=0")
    for number in range(MESSAGES):
        Notification.objects.create(ticket=ticket, robot=robot, subject="一件", body=str(number))


def test_each_message_is_sent_by_one_of_them(waiting, chat, at_once):  # noqa: F811
    now = timezone.now()
    at_once(lambda: ship(now))
    said = [asked.body["text"]["content"] for asked in chat.asked]
    assert sorted(said, key=int) == [str(number) for number in range(MESSAGES)]
    assert not Notification.objects.filter(sent_at=None).exists()
