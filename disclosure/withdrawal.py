"""Attachments that go from every version of a notice at once, reviewed or not: what should never
have been public, and what nobody may see any more."""

from collections.abc import Callable, Collection
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from disclosure.attached import Attached, Stored, stored_in
from disclosure.models import Attachment, DisclosurePage
from disclosure.public_rows import RedactionMark
from feedback.row_facts import REDACTED

WITHDRAWN = "disclosure.withdraw"
"""Name in the log."""


@transaction.atomic
def withdraw(attachment: Attachment, *, kind: str, reason: str, user: User) -> None:
    """Delete an attachment, its title and its pictures; readers see what it was (合同), the day and
    the kind of what was on it (a `RedactionKind`).

    The log keeps for inspection the title, the `reason`, and the hash of the file, by which the
    paper or the village's own copy can be told to be the one.
    """
    mark = RedactionMark(kind=kind, on=timezone.localdate().isoformat())
    names: list[str] = []

    def marked(stored: Stored) -> Stored:
        before = [Attached.from_json(each) for each in stored]
        names.extend(each.name for each in before if each.attachment == attachment.pk)
        return [
            replace(each, title=REDACTED, withdrawn=mark, boxes=()).as_json()
            if each.attachment == attachment.pk
            else each.as_json()
            for each in before
        ]

    rewrite_attached(attachment.notice, marked)
    # As readers knew it: the file's own name goes with the file.
    data = {
        "name": next(iter(names), ""),
        "kind": kind,
        "reason": reason,
        "pages": attachment.page_count,
        "sha256": attachment.sha256,
    }
    log(attachment.notice, WITHDRAWN, user=user, data=data)
    attachment.delete()


@transaction.atomic
def drop(notice: DisclosurePage, attachments: Collection[int]) -> None:
    """Delete attachments of a notice, so that no version knows of them any more."""
    rewrite_attached(
        notice, lambda stored: [a for a in stored if a["attachment"] not in attachments]
    )
    notice.files.filter(pk__in=attachments).delete()


def rewrite_attached(notice: DisclosurePage, change: Callable[[Stored], Stored]) -> None:
    """Change what the page and each of its versions say of attachments."""
    notice.take_turns()
    pages = DisclosurePage.objects.filter(pk=notice.pk)
    pages.update(attached=change(pages.values_list("attached", flat=True).get()))
    for version in notice.revisions.all():
        before = stored_in(version.content)
        version.content["attached"] = change(before)
        if version.content["attached"] != before:
            version.save(update_fields=["content"])
