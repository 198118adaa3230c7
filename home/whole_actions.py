"""Wagtail's ways of publishing, taking down and moving a page, each wholly or not at all.

Wagtail saves the page, and tells of it afterwards: who listens would never hear of a page that went
public just before the process died.
"""

from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction


def make_whole() -> None:
    for action in (PublishPageRevisionAction, UnpublishPageAction, MovePageAction):
        action.execute = transaction.atomic(action.execute)
