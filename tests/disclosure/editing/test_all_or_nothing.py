"""What one click asks for is done as a whole: if the queue takes no task, nothing has happened."""

import pytest
from django_tasks.exceptions import InvalidTaskError
from wagtail.models import PageLogEntry

from areas.enums import Role
from disclosure.models import Attachment, PosterFile, Upload
from disclosure.withdrawal import WITHDRAWN
from feedback.models import Posting
from tests.disclosure.attachments import admin_address, attach, send
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.test_posters import form_at, noted, of_month
from tests.disclosure.editing.uploading import address, draft_of
from tests.disclosure.editing.uploading import send as send_workbook
from tests.disclosure.reading import lease_csv
from tests.disclosure.staff import make_staff

BACKEND = "django_tasks_db.DatabaseBackend"


@pytest.fixture
def broken_queue(settings):
    """From now on no task can be put down."""

    def break_it():
        settings.TASKS = {"default": {"BACKEND": BACKEND, "QUEUES": ["another"]}}

    return break_it


@pytest.fixture
def notice(make_notice, village):
    return make_notice(village, Q3, publish=False)


def test_no_attachment_is_kept_that_nobody_would_ever_draw(notice, accountant, broken_queue):
    broken_queue()
    with pytest.raises(InvalidTaskError):
        send(accountant, notice)
    assert not Attachment.objects.exists()


def test_no_workbook_is_kept_that_nobody_would_ever_check(page, accountant, broken_queue):
    send_workbook(accountant, page, lease_csv(3), "一.csv")
    waiting = Upload.objects.get()
    broken_queue()
    with pytest.raises(InvalidTaskError):
        send_workbook(accountant, page, lease_csv(4), "二.csv")
    assert Upload.objects.get() == waiting


def test_a_workbook_that_is_not_checked_again_stays_as_it_was(page, accountant, broken_queue):
    send_workbook(accountant, page, lease_csv(3), "一.csv")
    waiting = Upload.objects.get()
    broken_queue()
    with pytest.raises(InvalidTaskError):
        accountant.post(address("check_again", waiting))
    assert Upload.objects.get().state == waiting.state != "reading"


def test_nothing_is_withdrawn_of_which_the_town_would_not_hear(
    notice, accountant, supervisor, town, broken_queue
):
    make_staff(town, "镇纪检", (Role.TOWN_INSPECTION,))
    attachment = attach(accountant, notice)
    said = {"kind": "number", "reason": "漏涂了一处"}
    broken_queue()
    with pytest.raises(InvalidTaskError):
        supervisor.post(admin_address("withdraw_attachment", attachment), said)
    assert Attachment.objects.get() == attachment
    assert draft_of(notice).attachments[0].withdrawn is None
    assert not PageLogEntry.objects.filter(action=WITHDRAWN).exists()


def test_nowhere_does_a_poster_hang_that_nobody_would_ever_draw(
    q3, village, accountant, broken_queue
):
    said = form_at(accountant, of_month(village)) | noted(q3)
    broken_queue()
    with pytest.raises(InvalidTaskError):
        accountant.post(of_month(village), said)
    assert not Posting.objects.exists()
    assert not PosterFile.objects.exists()
