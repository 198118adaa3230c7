"""`manage.py daily` does all that is promised for once a day, whatever fails of it."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from disclosure.editing.tasks import check_in_background
from feedback.management.commands import forget_contacts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tasks_in_the_database(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def a_session(*, lasts):
    session = SessionStore()
    session.set_expiry(lasts)
    session.save()


def a_task(*, ended_days_ago):
    result = check_in_background.enqueue(0, timezone.now().isoformat())
    ended = timezone.now() - timedelta(days=ended_days_ago)
    DBTaskResult.objects.filter(id=result.id).update(status="SUCCESSFUL", finished_at=ended)


def test_sessions_and_tasks_that_are_over_go():
    a_session(lasts=-10)
    a_session(lasts=3600)
    a_task(ended_days_ago=15)
    a_task(ended_days_ago=1)

    call_command("daily")

    assert (Session.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_what_fails_keeps_nothing_else_and_is_told(monkeypatch):
    def fail(now):
        raise OSError("the disk is full")

    monkeypatch.setattr(forget_contacts, "forget_contacts", fail)
    a_session(lasts=-10)

    with pytest.raises(CommandError, match="forget_contacts"):
        call_command("daily")

    assert not Session.objects.exists()
