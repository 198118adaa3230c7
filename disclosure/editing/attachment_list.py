"""What a draft has attached, as the admin lists it."""

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.attached import Attached
from disclosure.editing.row_choice import say_row
from disclosure.enums import AttachmentState
from disclosure.models import Attachment, DisclosurePage


@dataclass(frozen=True, slots=True)
class Listed:
    """An attachment with the row that it belongs to, in words; empty for the whole notice.

    `lost`: that row is not in the draft's table any more, so that nobody will see it.
    """

    said: Attached
    row: str
    lost: bool

    @property
    def numbers(self) -> range:
        """Of its pages; none where it was withdrawn."""
        return range(1, 1 if self.said.withdrawn else self.said.pages + 1)


def listed(draft: DisclosurePage) -> Sequence[Listed]:
    rows = _rows_in_words(draft)
    return [
        Listed(each, rows.get(each.row, ""), lost=bool(each.row) and each.row not in rows)
        for each in draft.attachments
    ]


def public_alone(page: DisclosurePage, draft: DisclosurePage) -> Sequence[Attached]:
    """What readers see and the draft has not any more."""
    on_draft = {each.attachment for each in draft.attachments}
    return [
        each
        for each in (page.attachments if page.live else ())
        if not each.withdrawn and each.attachment not in on_draft
    ]


def shown_beside(page: DisclosurePage, row_key: str) -> Sequence[tuple[DisclosurePage, Attached]]:
    """What readers see beside a row, in whichever notice of the same village and ledger."""
    notices = DisclosurePage.objects.filter(village=page.village, ledger=page.ledger)
    return [
        (notice, each)
        for notice in notices.exclude(attached=[]).order_by("pk")
        for each in notice.attachments
        if each.row == row_key and not each.withdrawn
    ]


def _rows_in_words(draft: DisclosurePage) -> dict[str, str]:
    keys = {each.row for each in draft.attachments} - {""}
    batch = draft.batch
    if batch is None or not keys:
        return {}
    return {row.key: say_row(batch, row) for row in batch.rows.filter(key__in=keys)}


def waiting_for(attachment: Attachment) -> int:
    """How many others are to be read before this one."""
    before = Attachment.objects.filter(state=AttachmentState.READING, pk__lt=attachment.pk)
    return before.count()
