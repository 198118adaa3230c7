"""A file on its way to being attached: taken in, drawn page by page, put onto the draft, taken off.

What was sent goes to nobody before somebody has looked at its pages and said what they are.
"""

import logging
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from areas.models import Area
from disclosure.attached import Attached, with_attached, without
from disclosure.attachment_faults import MESSAGES, AttachmentFault
from disclosure.enums import WAITING_ATTACHMENTS, AttachmentState
from disclosure.models import Attachment, AttachmentPage, DisclosurePage
from disclosure.pdf_pages import drawn_pages, is_pdf, refuse_broken_off
from home.pictures import NotAPictureError, Picture, kind_of, read_picture
from home.private_files import delete_when_committed

logger = logging.getLogger(__name__)

MOST_FILES = 200
TOO_MANY = f"这一页的附件已经有 {MOST_FILES} 份，不能再多了。请先去掉用不到的。"
MOST_WAITING = 5
WAIT = f"村里已经有 {MOST_WAITING} 份附件在等着读。请等读好几份，再接着传。"
GONE = "这份附件已经不在了，没有附上。请从下面再看一看。"
SENT_BEFORE = "这份文件已经传过了，就是「{}」，不用再传。请从下面找到它，接着办。"
OR_A_PDF = "附件也可以是 PDF：Word、WPS 的文件，请另存为 PDF 再传。"
DIED = (
    "没有读完，不是您的错，公示没有改动。请再传一次；还是不行，多半是文件太大、太复杂："
    "请用「打印」另存成新的 PDF，或者一页一页拍成照片再传。"
)

# Names in the log.
ATTACHED = "disclosure.attach"
DETACHED = "disclosure.detach"


class AttachError(Exception):
    """Why a file is not taken or attached, in words for the accountant."""


@transaction.atomic
def take_in(notice: DisclosurePage, content: bytes, name: str, *, user: User | None) -> Attachment:
    """Keep a file, still to be drawn. Raises AttachError for what is none at first sight, for the
    same one again, and for one too many."""
    _refuse_at_sight(content)
    digest = sha256(content).hexdigest()
    _take_turns(notice.village_id)
    if notice.files.count() >= MOST_FILES:
        raise AttachError(TOO_MANY)
    if _waiting_in(notice.village).count() >= MOST_WAITING:
        raise AttachError(WAIT)
    if same := _there_already(notice, digest):
        raise AttachError(SENT_BEFORE.format(same.name))
    return Attachment.objects.create(
        notice=notice,
        original=ContentFile(content, name=f"{uuid4().hex}.bin"),
        name=name,
        sha256=digest,
        uploaded_by=user,
    )


def _refuse_at_sight(content: bytes) -> None:
    if not content:
        raise AttachError(MESSAGES["empty"])
    try:
        refuse_broken_off(content) if is_pdf(content) else kind_of(content)
    except AttachmentFault as fault:
        raise AttachError(str(fault)) from fault
    except NotAPictureError as fault:
        raise AttachError(f"{fault}{OR_A_PDF}") from fault


def _take_turns(village_id: int) -> None:
    """Wait until nobody else sends a file for the village, so that each is counted before the next.

    Not as its pages do: whoever edits one must not wait for who sends a file.
    """
    Area.objects.select_for_update(no_key=True).get(pk=village_id)


def _there_already(notice: DisclosurePage, digest: str) -> Attachment | None:
    """The same file, where it waits to be attached or is attached to the draft."""
    on_draft = [each["attachment"] for each in notice.get_latest_revision_as_object().attached]
    waits = Q(state__in=(AttachmentState.READING, AttachmentState.READY))
    return notice.files.filter(waits | Q(pk__in=on_draft), sha256=digest).first()


def _waiting_in(village: Area) -> models.QuerySet[Attachment]:
    """There is one worker for the whole county: no village may fill its day."""
    return Attachment.objects.filter(notice__village=village, state=AttachmentState.READING)


def take_up(attachment_pk: int) -> Attachment | None:
    """The attachment to be drawn now; None if it is gone, or somebody draws it already."""
    waiting = Attachment.objects.filter(
        pk=attachment_pk, state=AttachmentState.READING, taken_up_at__isnull=True
    )
    taken = waiting.update(taken_up_at=timezone.now())
    return Attachment.objects.get(pk=attachment_pk) if taken else None


def draw(attachment: Attachment) -> None:
    """Make pictures of its pages. Whatever happens, it stops "being read"."""
    try:
        with attachment.original.open() as file:
            content = file.read()
        with drawn_pages(content) if is_pdf(content) else _photo(content, attachment) as pages:
            Attachment.objects.filter(pk=attachment.pk).update(page_count=len(pages))
            _keep(attachment, pages)
        _being_read(attachment.pk).update(state=AttachmentState.READY)
    except (AttachmentFault, NotAPictureError) as fault:
        give_up(attachment.pk, str(fault))
    except Exception:
        if give_up(attachment.pk, DIED):
            logger.exception("Attachment %s could not be drawn", attachment.pk)


def _photo(content: bytes, attachment: Attachment) -> AbstractContextManager[Sequence[Picture]]:
    """A page of its own. The worker draws one attachment at a time: each is its own sender."""
    return nullcontext([read_picture(content, sender=f"attachment {attachment.pk}")])


def _keep(attachment: Attachment, pages: Iterable[Picture]) -> None:
    for number, page in enumerate(pages, 1):
        if not _being_read(attachment.pk).exists():  # given up by who sent it
            return
        AttachmentPage.objects.create(
            attachment=attachment,
            number=number,
            picture=ContentFile(page.jpeg, name=f"{uuid4().hex}.jpg"),
            width=page.width,
            height=page.height,
        )


@transaction.atomic
def give_up(attachment_pk: int, problem: str) -> bool:
    """Say why nothing came of it, and keep nothing of the file; False where nobody waits for it."""
    attachment = _being_read(attachment_pk).select_for_update().first()
    if attachment is None:
        return False
    attachment.pages.all().delete()
    delete_when_committed(attachment.original)
    attachment.original, attachment.page_count = "", 0
    attachment.state, attachment.problem = AttachmentState.FAILED, problem
    attachment.save()
    return True


def _being_read(attachment_pk: int) -> models.QuerySet[Attachment]:
    return Attachment.objects.filter(pk=attachment_pk, state=AttachmentState.READING)


@transaction.atomic
def attach(attachment: Attachment, said: Attached, *, user: User) -> None:
    """Put it onto the notice's draft as `said`, in place of what the draft said of it before.

    Raises AttachError where it is gone meanwhile, or there are no pictures of it.
    """
    notice = attachment.notice.alone()
    drawn = (AttachmentState.READY, AttachmentState.ATTACHED)
    if not Attachment.objects.filter(pk=attachment.pk, state__in=drawn).update(
        state=AttachmentState.ATTACHED
    ):
        raise AttachError(GONE)
    draft = notice.get_latest_revision_as_object()
    draft.attached = with_attached(draft.attached, said)
    draft.save_revision(user=user, log_action=ATTACHED)


@transaction.atomic
def detach(attachment: Attachment, *, user: User) -> None:
    """Take it off the draft; what no version has ever shown is deleted."""
    notice = attachment.notice.alone()
    attachment.refresh_from_db(fields=["state"])  # somebody may have attached it meanwhile
    if attachment.state in WAITING_ATTACHMENTS:
        attachment.delete()
        return
    draft = notice.get_latest_revision_as_object()
    draft.attached = without(draft.attached, attachment.pk)
    draft.save_revision(user=user, log_action=DETACHED)
