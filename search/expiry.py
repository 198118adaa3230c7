"""What may not be found any more because a day is over, without anybody changing anything."""

from datetime import date

from disclosure.expiry import ABOUT_PERSONS
from disclosure.models import DisclosurePage
from search.documents.base import Kind, parts_of
from search.documents.disclosure import Notices
from search.live import live_index
from search.outbox import note


def note_expired(today: date) -> int:
    """Let rows about persons go whose time on show is over. Returns of how many notices."""
    rows = live_index().documents.filter(kind=Kind.ROW, item__in=ABOUT_PERSONS)
    shown = [parts_of(each)[1] for each in rows.values_list("record", flat=True).distinct()]
    over = DisclosurePage.objects.filter(pk__in=shown, show_until__lt=today)
    expired = list(over.values_list("pk", flat=True))
    note(Notices.name, expired)
    return len(expired)
