"""A ticket in somebody's hands, and servers that they are told by."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User

from areas.enums import Level
from feedback.factories import RobotFactory, TicketFactory
from feedback.models import Robot, Ticket
from tests.feedback.handling.conftest import chain  # noqa: F401
from tests.feedback.notifications.servers import ChatServer, MailServer, running

PATIENCE = 3
"""Seconds: a busy machine answers within them, and who hangs costs a test no more."""


@pytest.fixture
def mail_server(settings) -> Iterator[MailServer]:
    with running(MailServer()) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_TIMEOUT = PATIENCE
        yield server


@pytest.fixture
def chat(settings) -> Iterator[ChatServer]:
    """Where both makers' robots answer in tests."""
    with running(ChatServer()) as server:
        settings.ROBOT_HOSTS = {make: [("http", server.host)] for make in ("wecom", "dingtalk")}
        settings.ROBOT_SECONDS = (PATIENCE, PATIENCE)
        yield server


@pytest.fixture
def leader(chain) -> User:  # noqa: F811
    user = chain.people[Level.GRID]
    user.email = "leader@example.org"
    user.save()
    return user


@pytest.fixture
def ticket(chain, leader) -> Ticket:  # noqa: F811
    """In the hands of the grid leader."""
    return TicketFactory(
        village=chain.areas[Level.VILLAGE],
        area=chain.areas[Level.GRID],
        office=chain.areas[Level.GRID],
        seen_from=Level.GRID,
        text="桥头的路灯不亮。",
    )


@pytest.fixture
def robot(chat, ticket) -> Robot:
    return RobotFactory(
        area=ticket.office,
        address=f"http://{chat.host}/robot/send?access_token=key-of-the-robot",
        secret="SEC-of-the-robot",
    )
