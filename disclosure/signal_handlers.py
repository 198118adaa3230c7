"""What publishing a notice, and deleting what has files, bring about."""

from typing import Any

from wagtail.models import Page

from disclosure.burnt_pages import forget_burnt
from disclosure.models import Attachment, AttachmentPage, DisclosurePage, PosterFile, Upload
from disclosure.services import mark_published
from home.models import VillagePage
from home.private_files import delete_when_committed


def remember_publication(instance: DisclosurePage, **kwargs: Any) -> None:
    """The batch on show is public from now on: it can be corrected, no longer undone.

    Wagtail tells of it also when a page is only to go public at a set time.
    """
    if instance.live:
        mark_published(instance)
        if instance.first_published_at != instance.last_published_at:  # else nothing was shown yet
            forget_burnt(instance)


def retitle_notices(instance: Page, **kwargs: Any) -> None:
    """Of home's signal that a page was made or renamed: a village's notices say its name."""
    if isinstance(instance, VillagePage) and instance.numchild:
        notices = list(DisclosurePage.objects.filter(village=instance.area_id))
        for notice in notices:
            notice.name_itself()
        DisclosurePage.objects.bulk_update(notices, ["title", "draft_title"])


def forget_files(instance: Upload, **kwargs: Any) -> None:
    """A deleted upload, or one whose page is deleted, leaves no workbook behind."""
    delete_when_committed(instance.source, instance.report, instance.marked)


def forget_original(instance: Attachment, **kwargs: Any) -> None:
    """A deleted attachment, or one whose notice is deleted, leaves no file behind."""
    delete_when_committed(instance.original)


def forget_picture(instance: AttachmentPage, **kwargs: Any) -> None:
    delete_when_committed(instance.picture, instance.burnt)


def forget_poster_file(instance: PosterFile, **kwargs: Any) -> None:
    """A PDF goes with its record."""
    delete_when_committed(instance.file)
