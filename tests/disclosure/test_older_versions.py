"""Databases from before: versions that say nothing of attachments have none, and what the first
migrations made is not made again."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Workflow

from areas.factories import administrator
from disclosure.attached import Attached
from disclosure.editing.attaching import attach, draw, take_in
from disclosure.models import Attachment, DisclosurePage
from disclosure.review import approve, submit
from disclosure.withdrawal import withdraw
from tests.disclosure.conftest import Q3
from tests.disclosure.pdfs import pdf
from tests.disclosure.staff import COMMITTEE, log_in, make_staff


@pytest.fixture
def older(make_notice, village):
    """A draft all of whose versions are older than the field."""
    notice = make_notice(village, Q3, publish=False)
    for version in notice.revisions.all():
        del version.content["attached"]
        version.save()
    return DisclosurePage.objects.get(pk=notice.pk)


def put_on(notice):
    """Attach a file in a version of today."""
    taken = take_in(notice, pdf(), "合同.pdf", user=None)
    draw(taken)
    attach(taken, Attached(taken.pk, "contract", "合同", 1), user=administrator())
    return Attachment.objects.get(pk=taken.pk)


def test_such_a_version_is_reviewed_and_goes_public(older, village):
    member = make_staff(village, "监委会", COMMITTEE)
    review = submit(older, user=None)
    address = reverse("disclosure_admin:review", args=[older.pk])
    assert log_in(member).get(address).status_code == 200
    approve(review, user=member)
    public = DisclosurePage.objects.get(pk=older.pk)
    assert (public.live, public.attachments) == (True, [])


def test_what_is_withdrawn_goes_from_the_versions_that_had_it(older):
    withdrawn = put_on(older)
    withdraw(withdrawn, kind="private", reason="漏涂了一处", user=administrator())
    assert not Attachment.objects.exists()
    first, *_, last = older.revisions.order_by("pk")
    assert first.as_object().attachments == []
    assert last.as_object().attachments[0].withdrawn is not None


def test_the_daily_sweep_finds_what_no_version_shows(older, django_capture_on_commit_callbacks):
    shown = put_on(older)
    call_command("drop_stale_attachments")
    assert list(Attachment.objects.all()) == [shown]
    older.revisions.filter(content__has_key="attached").delete()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("drop_stale_attachments")
    assert not Attachment.objects.exists()


@pytest.mark.django_db
def test_a_workflow_that_is_there_is_not_made_again():
    before = list(Workflow.objects.all())
    import_module("disclosure.migrations.0002_review_workflow").make_workflow(apps, None)
    assert list(Workflow.objects.all()) == before != []
