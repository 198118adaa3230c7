"""What ends without a word ends for the upload as well, but only what was begun last."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from config.task_worker import note_death
from disclosure.checking import SourceFile
from disclosure.editing.acceptance import Acceptance
from disclosure.editing.tasks import check_in_background, start_accepting, start_check
from disclosure.editing.upload_states import NOT_ACCEPTED, read_again
from disclosure.editing.uploads import check, take_in
from disclosure.models import Upload
from tests.disclosure.editing.uploading import address, text_of
from tests.disclosure.reading import lease_csv
from tests.disclosure.staff import ACCOUNTANT, make_staff


@pytest.fixture
def upload(page, settings):
    """A workbook for which tasks wait in the queue."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return take_in(page, SourceFile(lease_csv(3), "租赁.csv"), user=None)


@pytest.fixture
def accepting(upload, village):
    """The same, once it was checked and is to be accepted."""
    start_check(upload)
    check(upload)
    start_accepting(upload, Acceptance(), user=make_staff(village, "会计", ACCOUNTANT))
    return upload


def kill(number):
    """Let the process of the first, second … task end that was begun."""
    ours = DBTaskResult.objects.filter(task_path__startswith="disclosure.").order_by("enqueued_at")
    task = ours[number - 1]
    DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.RUNNING)
    note_death(task, "SIGKILL")


def what_became():
    upload = Upload.objects.get()
    return upload.state, upload.problem


def test_a_check_that_dies_has_failed(upload):
    start_check(upload)
    kill(1)
    assert what_became() == ("failed", "")


def test_a_check_that_dies_leaves_alone_the_one_that_was_begun_after_it(upload):
    start_check(upload)
    start_check(upload)
    kill(1)
    assert what_became() == ("reading", "")
    kill(2)
    assert what_became() == ("failed", "")


def test_an_acceptance_that_dies_says_so_and_the_upload_waits(accepting):
    kill(2)
    assert what_became() == ("ready", NOT_ACCEPTED)


def test_an_acceptance_that_dies_while_it_checks_anew_has_failed_to(accepting):
    assert read_again(accepting)
    kill(2)
    assert what_became() == ("failed", "")


def test_who_dies_with_the_work_done_changes_nothing(accepting):
    kill(1)
    assert what_became() == ("accepting", "")
    start_check(accepting)
    check(accepting)
    kill(3)
    assert what_became() == ("ready", "")


def look(client, upload, **changes):
    """What the waiting page says of an upload after such changes."""
    Upload.objects.update(**changes)
    return text_of(client.get(address("preview", upload)))


def test_in_a_long_queue_nothing_is_stuck(upload, accountant):
    start_check(upload)
    long_ago = timezone.now() - timedelta(days=1)
    assert "重新检查" not in look(accountant, upload, begun_at=long_ago)


def test_what_was_taken_up_is_stuck_once_no_task_may_take_that_long(upload, accountant, settings):
    settings.TASK_SECONDS = 100
    start_check(upload)
    ago = [timezone.now() - timedelta(seconds=seconds) for seconds in (90, 110)]
    assert "重新检查" not in look(accountant, upload, taken_up_at=ago[0])
    assert "重新检查" in look(accountant, upload, taken_up_at=ago[1])


def test_a_task_takes_an_upload_up_and_asking_again_puts_it_back_into_the_queue(upload):
    start_check(upload)
    check_in_background.call(upload.pk, upload.begun_at.isoformat())
    assert Upload.objects.get().taken_up_at
    start_check(upload)
    assert not Upload.objects.get().taken_up_at
