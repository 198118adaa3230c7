"""A notice's attachments in the admin: sending, looking through, blacking out, taking off."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET
from wagtail.admin import messages

from disclosure.attached import Attached
from disclosure.attachment_faults import MAX_PAGES, MESSAGES
from disclosure.blacking_out import blacked_out
from disclosure.editing.access import editable_notice, rights, staff, when_locked
from disclosure.editing.attaching import AttachError, attach, detach
from disclosure.editing.attachment_forms import AttachmentForm, initial_of
from disclosure.editing.attachment_list import listed, public_alone, waiting_for
from disclosure.editing.forms import RedactForm
from disclosure.editing.frame import download, frame
from disclosure.editing.receiving import NotReceived, read_body, received_file
from disclosure.editing.row_choice import suggestions
from disclosure.editing.tasks import take_in_attachment
from disclosure.editing.withdrawn_attachments import withdraw_and_tell
from disclosure.enums import WAITING_ATTACHMENTS, AttachmentState
from disclosure.models import Attachment, AttachmentPage, DisclosurePage

TO_DO = "改附件"

AttachmentView = Callable[..., HttpResponse]


def of_attachment(view: AttachmentView) -> AttachmentView:
    """Gives a view the attachment, for those who may edit its notice. Raises Http404."""

    @wraps(view)
    def wrapped(request: HttpRequest, attachment_id: int, **kwargs: int) -> HttpResponse:
        files = Attachment.objects.select_related("notice__village", "notice__batch")
        attachment = get_object_or_404(files, id=attachment_id)
        if not rights(request, attachment.notice).can_edit():
            raise Http404
        return view(request, attachment, **kwargs)

    return wrapped


@csrf_exempt
def attachments(request: HttpRequest, page_id: int) -> HttpResponse:
    """What is attached, what waits to be, and the form to send one more.

    The body is read here, within our limits, before the CSRF check would read it without them.
    """
    page = editable_notice(request, page_id)
    if request.method != "POST":
        return _listed(request, page)
    if closed := when_locked(request, page, TO_DO):
        return closed
    try:
        read_body(request, too_large=MESSAGES["too_large"])
        return _take_in(request, page)
    except (NotReceived, AttachError) as problem:
        return _listed(request, page, str(problem), status=400)


@csrf_protect
def _take_in(request: HttpRequest, page: DisclosurePage) -> HttpResponse:
    file = received_file(request, "file")
    taken = take_in_attachment(page, file.content, file.name, user=staff(request))
    return redirect("disclosure_admin:attachment", taken.pk)


def _listed(
    request: HttpRequest, page: DisclosurePage, problem: str = "", status: int = 200
) -> HttpResponse:
    draft = page.get_latest_revision_as_object()
    context = frame(page, "附件") | {
        "problem": problem,
        "most_pages": MAX_PAGES,
        "attached": listed(draft),
        "public_alone": public_alone(page, draft),
        "waiting": page.files.filter(state__in=WAITING_ATTACHMENTS).select_related("uploaded_by"),
        "locked": rights(request, page).page_locked(),
        "can_blank": rights(request, page).can_blank(),
    }
    return render(request, "disclosure/admin/attachments.html", context, status=status)


@of_attachment
def attachment(request: HttpRequest, attachment: Attachment) -> HttpResponse:
    """Its pages, what they are, and what on them is blacked out; or how far the drawing is."""
    page = attachment.notice
    if attachment.state in (AttachmentState.READING, AttachmentState.FAILED):
        return _being_read(request, attachment)
    if closed := when_locked(request, page, TO_DO):
        return closed
    draft = page.get_latest_revision_as_object()
    said = _said_of(draft, attachment)
    form = AttachmentForm(
        request.POST or None,
        attachment=attachment,
        batch=draft.batch,
        initial=initial_of(said, draft.batch),
    )
    if request.method == "POST" and form.is_valid():
        return _attach(request, attachment, form.attached())
    context = frame(page, "附件") | {
        "attachment": attachment,
        "said": said,
        "form": form,
        "pages": attachment.pages.all(),
        "rows": suggestions(draft.batch) if draft.batch else [],
    }
    return render(request, "disclosure/admin/attachment.html", context)


def _being_read(request: HttpRequest, attachment: Attachment) -> HttpResponse:
    context = frame(attachment.notice, "附件") | {
        "attachment": attachment,
        "done": attachment.pages.count(),
        "before": waiting_for(attachment),
    }
    return render(request, "disclosure/admin/attachment_reading.html", context)


def _attach(request: HttpRequest, attachment: Attachment, said: Attached) -> HttpResponse:
    try:
        attach(attachment, said, user=staff(request))
    except AttachError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(
            request,
            f"「{said.title}」记在草稿上了，涂黑 {len(said.boxes)} 处。"
            "下面就是村民会看到的样子；提交审核、通过了，村民才看得到。",
        )
    return _to_list(attachment)


@of_attachment
def remove(request: HttpRequest, attachment: Attachment) -> HttpResponse:
    """Take it off the draft, after asking."""
    page = attachment.notice
    if closed := when_locked(request, page, TO_DO):
        return closed
    if request.method != "POST":
        said = _said_of(page.get_latest_revision_as_object(), attachment)
        context = frame(page, "去掉附件") | {"attachment": attachment, "said": said}
        return render(request, "disclosure/admin/attachment_remove.html", context)
    detach(attachment, user=staff(request))
    messages.success(request, f"「{attachment.name}」已从这一页去掉。")
    return _to_list(attachment)


@of_attachment
def withdraw_at_once(request: HttpRequest, attachment: Attachment) -> HttpResponse:
    """Take it out of every version, whoever reviewed it; after asking why."""
    page = attachment.notice
    if not rights(request, page).can_blank():
        raise Http404
    form = RedactForm(request.POST or None)
    form.fields["kind"].label = "这份附件为什么不该公开"
    if request.method == "POST" and form.is_valid():
        withdraw_and_tell(attachment, user=staff(request), **form.cleaned_data)
        messages.success(
            request,
            f"「{attachment.name}」已隐去，哪一版里都打不开了，原件也已删除。镇纪检看得到是谁、为什么。",
        )
        return _to_list(attachment)
    context = frame(page, "隐去附件") | {"attachment": attachment, "form": form}
    return render(request, "disclosure/admin/attachment_withdraw.html", context)


@require_GET
@of_attachment
def picture(request: HttpRequest, attachment: Attachment, number: int) -> HttpResponse:
    """A page as it came."""
    return _jpeg(_content(attachment, number))


@require_GET
@of_attachment
def shown_picture(request: HttpRequest, attachment: Attachment, number: int) -> HttpResponse:
    """A page as readers would see it, were the draft public."""
    said = _said_of(attachment.notice.get_latest_revision_as_object(), attachment)
    if said is None:
        raise Http404
    return _jpeg(blacked_out(_content(attachment, number), said.boxes_on(number)))


@require_GET
@of_attachment
def original(request: HttpRequest, attachment: Attachment) -> HttpResponse:
    """The file as it was sent, to be saved."""
    if not attachment.original:
        raise Http404
    with attachment.original.open() as file:
        return download(file.read(), attachment.name, "application/octet-stream")


def _content(attachment: Attachment, number: int) -> bytes:
    page: AttachmentPage = get_object_or_404(attachment.pages, number=number)
    with page.picture.open() as file:
        content: bytes = file.read()
        return content


def _jpeg(content: bytes) -> HttpResponse:
    """Kept by no cache."""
    headers = {"Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="image/jpeg", headers=headers)


def _said_of(draft: DisclosurePage, attachment: Attachment) -> Attached | None:
    return next((a for a in draft.attachments if a.attachment == attachment.pk), None)


def _to_list(attachment: Attachment) -> HttpResponse:
    return redirect("disclosure_admin:attachments", attachment.notice_id)
