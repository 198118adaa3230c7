"""manage.py drop_stale_attachments: vouchers and contracts do not lie there for ever."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from areas.factories import administrator
from disclosure.attached import Attached
from disclosure.editing.attaching import attach, detach, draw, take_in
from disclosure.models import Attachment, DisclosurePage
from home.private_files import private_storage
from tests.disclosure.conftest import Q3
from tests.disclosure.pdfs import pdf
from tests.disclosure.reading import aid_csv


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """The command; the attachments that it leaves."""

    def run():
        with django_capture_on_commit_callbacks(execute=True):
            call_command("drop_stale_attachments")
        return set(Attachment.objects.values_list("name", flat=True))

    return run


def send(page, name):
    content = pdf([f"% {name}".encode()])  # of each its own, as nobody sends a file twice
    taken = take_in(page, content, name, user=None)
    draw(taken)
    return taken


def put_on(page, name):
    """Send a file and attach it to the draft."""
    taken = send(page, name)
    attach(taken, Attached(taken.pk, "contract", name, 1), user=administrator())
    return Attachment.objects.get(pk=taken.pk)


def files_of(attachment):
    return [attachment.original.name, *attachment.pages.values_list("picture", flat=True)]


def kept(files):
    return [private_storage().exists(name) for name in files]


@pytest.fixture
def leases(make_notice, village):
    return make_notice(village, Q3)


@pytest.fixture
def aid(make_notice, village):
    content = aid_csv(("孙阿毛", "低保", "1500.00"))
    return make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=content)


def sent(days, *attachments):
    """As if they had been sent so many days ago."""
    moment = timezone.now() - timedelta(days=days)
    Attachment.objects.filter(pk__in=[a.pk for a in attachments]).update(uploaded_at=moment)


def on_show(page, days):
    until = timezone.localdate() + timedelta(days=days)
    DisclosurePage.objects.filter(pk=page.pk).update(show_until=until)


def test_what_nobody_attaches_goes_after_thirty_days(leases, run):
    waits, forgotten, attached = (
        send(leases, "等着"),
        send(leases, "忘了"),
        put_on(leases, "附上了"),
    )
    sent(29, waits)
    sent(31, forgotten, attached)
    files = files_of(forgotten)
    assert kept(files) == [True, True]

    assert run() == {"等着", "附上了"}
    assert kept(files) == [False, False]


def test_what_was_taken_off_stays_while_a_version_shows_it(leases, run):
    contract = put_on(leases, "合同")
    detach(contract, user=administrator())
    assert run() == {"合同"}

    leases.revisions.filter(content__attached__0__attachment=contract.pk).delete()
    assert run() == set()


def test_of_a_notice_about_persons_that_is_over_nothing_is_kept(aid, leases, run):
    files = files_of(put_on(aid, "签字单"))
    put_on(leases, "合同")
    for page in (aid, leases):
        DisclosurePage.objects.get(pk=page.pk).get_latest_revision().publish(user=administrator())
        on_show(page, days=0)
    sent(40, *Attachment.objects.all())
    assert run() == {"签字单", "合同"}  # the last day on show

    on_show(aid, days=-1)
    on_show(leases, days=-1)
    assert run() == {"合同"}
    assert kept(files) == [False, False]
    aid = DisclosurePage.objects.get(pk=aid.pk)
    assert aid.attached == []
    assert not aid.revisions.exclude(content__attached=[]).exists()


def test_what_is_sent_for_a_correction_after_its_time_stays(aid, run):
    on_show(aid, days=-1)
    put_on(aid, "新的签字单")

    assert run() == {"新的签字单"}


def test_with_its_notice_goes_all_that_was_attached(leases, django_capture_on_commit_callbacks):
    files = files_of(put_on(leases, "合同"))
    with django_capture_on_commit_callbacks(execute=True):
        leases.unpublish()
        DisclosurePage.objects.get(pk=leases.pk).delete()

    assert kept(files) == [False, False]
