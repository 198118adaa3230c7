"""Pages of attachments as the public sees them, each burnt in once: who asks for a picture a
thousand times must not have it decoded a thousand times."""

from hashlib import sha256
from threading import Lock
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from disclosure.attached import Attached, say_boxes
from disclosure.blacking_out import blacked_out
from disclosure.models import AttachmentPage, DisclosurePage
from home.private_files import delete_when_committed

_turn = Lock()
"""One picture of a process is decoded at a time, whoever asks."""


def mark_of(said: Attached, number: int) -> str:
    """By which the boxes on that page are told from any others; empty where there are none."""
    boxes = say_boxes(said.boxes_on(number))
    return sha256(boxes.encode()).hexdigest() if boxes else ""


def shown_page(page: AttachmentPage, said: Attached) -> bytes:
    """The page as JPEG with the boxes of that version, which is kept until one has others.

    Raises FileNotFoundError where another version went public just now.
    """
    mark = mark_of(said, page.number)
    if not mark:
        return _read(page.picture)
    if page.burnt_by != mark:
        with _turn:
            page.refresh_from_db(fields=["burnt", "burnt_by"])  # by who had his turn before
            if page.burnt_by != mark:
                return _burn(page, said, mark)
    return _read(page.burnt)


def forget_burnt(notice: DisclosurePage) -> None:
    """Delete what was burnt in of other versions than the notice has now."""
    now = {said.attachment: said for said in notice.attachments}
    pages = AttachmentPage.objects.filter(attachment__notice=notice).exclude(burnt_by="")
    for page in pages:
        said = now.get(page.attachment_id)
        if said is None or mark_of(said, page.number) != page.burnt_by:
            _replace(page, "", "")


def _burn(page: AttachmentPage, said: Attached, mark: str) -> bytes:
    content = blacked_out(_read(page.picture), said.boxes_on(page.number))
    storage = page.burnt.storage
    name = storage.save(f"burnt-pages/{uuid4().hex}.jpg", ContentFile(content))
    if not _replace(page, name, mark):
        storage.delete(name)
    return content


def _replace(page: AttachmentPage, name: str, mark: str) -> bool:
    """False where another process was first, or the page is gone."""
    unchanged = AttachmentPage.objects.filter(pk=page.pk, burnt_by=page.burnt_by)
    replaced = bool(unchanged.update(burnt=name, burnt_by=mark))
    if replaced:
        delete_when_committed(page.burnt)
    return replaced


def _read(stored: FieldFile) -> bytes:
    with stored.open() as file:
        content: bytes = file.read()
        return content
