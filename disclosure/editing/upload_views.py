"""Uploading a workbook in the admin: from the file to the accepted table."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET
from wagtail.admin import messages

from disclosure.answering import tickets_to_answer
from disclosure.editing.accepting import ANSWER_FIRST, undo_accept
from disclosure.editing.access import (
    back_to_editor,
    editable_notice,
    of_upload,
    posted,
    staff,
    when_closed,
)
from disclosure.editing.answers_form import AnswersForm
from disclosure.editing.forms import AcceptForm
from disclosure.editing.frame import download, frame
from disclosure.editing.receiving import NotReceived, read_body, received_file
from disclosure.editing.reports import Report
from disclosure.editing.tasks import start_accepting, start_check, take_in_workbook
from disclosure.editing.upload_states import begun_before, is_stuck
from disclosure.editing.uploads import (
    answer,
    choose_sheet,
    go_on_from_draft,
    marked_copy,
    report_of,
)
from disclosure.enums import UploadState
from disclosure.importing.files.faults import MESSAGES
from disclosure.importing.files.workbook import XLSX_TYPE, WorkbookFault
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from disclosure.services import AcceptError, is_in_use, proposed_show_until


@csrf_exempt
def upload(request: HttpRequest, page_id: int) -> HttpResponse:
    """Choose a file and send it.

    The body is read here, within our limits, before the CSRF check would read it without them.
    """
    page = editable_notice(request, page_id)
    if closed := when_closed(request, page):
        return closed
    try:
        if request.method == "POST":
            read_body(request, too_large=MESSAGES["too_large"])
        return _upload(request, page)
    except (NotReceived, WorkbookFault) as problem:
        return _upload_form(request, page, str(problem), status=400)


@csrf_protect
def _upload(request: HttpRequest, page: DisclosurePage) -> HttpResponse:
    if request.method != "POST":
        return _upload_form(request, page)
    taken = take_in_workbook(page, received_file(request, "workbook"), user=staff(request))
    return _to_preview(taken)


def _upload_form(
    request: HttpRequest, page: DisclosurePage, problem: str = "", status: int = 200
) -> HttpResponse:
    context = frame(page, "上传表格") | {"problem": problem, "ledger": page.declaration}
    return render(request, "disclosure/admin/upload.html", context, status=status)


@require_GET
@of_upload
def preview(request: HttpRequest, upload: Upload) -> HttpResponse:
    """What the workbook holds, what is wrong with it, and how the public will see it."""
    return _preview(request, upload)


def _preview(
    request: HttpRequest, upload: Upload, accept_form: AcceptForm | None = None
) -> HttpResponse:
    page, report = upload.page, report_of(upload)
    if upload.state in (UploadState.ACCEPTED, UploadState.UNDONE):
        messages.success(request, _what_became(upload))
        return back_to_editor(page)
    context = frame(page, "核对表格") | {"upload": upload, "report": report}
    if upload.state != UploadState.READY:
        context |= {"stuck": is_stuck(upload), "before": begun_before(upload)}
        return render(request, "disclosure/admin/reading.html", context)
    if report is None:
        return render(request, "disclosure/admin/sheets.html", context)
    draft = page.get_latest_revision_as_object()
    context |= {
        "draft_batch": draft.batch,
        "in_use": is_in_use(draft, upload.source_sha256),
        "correction": _is_correction(page),
        "answers_form": _answers_form(page, report),
        "accept_form": accept_form or _accept_form(request, page, report),
    }
    return render(request, "disclosure/admin/preview.html", context)


@posted
@of_upload
def choose(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Say which sheet is meant, and check it."""
    try:
        choose_sheet(upload, request.POST.get("sheet", ""))
    except ValueError:
        messages.error(request, "请选一张工作表。")
        return _to_preview(upload)
    start_check(upload)
    return _to_preview(upload)


@posted
@of_upload
def answers(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Remember what headers and names mean, and check again."""
    report = report_of(upload)
    form = _answers_form(upload.page, report, request.POST) if report else None
    if form is None or not form.is_valid():
        messages.error(request, "没有记下。请刷新页面，再选一次。")
        return _to_preview(upload)
    said = (form.header_answers, form.name_answers, form.told_answers)
    if not any(said):
        messages.info(request, "没有新的回答，所以什么也没有改。")
        return _to_preview(upload)
    answer(upload, *said)
    start_check(upload)
    messages.success(request, "记下了，并且重新检查了一遍。这个村以后的表格也照此处理。")
    return _to_preview(upload)


@posted
@of_upload
def check_again(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Check once more: a check that stopped, or against the table that somebody else accepted."""
    go_on_from_draft(upload)
    start_check(upload)
    return _to_preview(upload)


@posted
@of_upload
def accept(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Have the table put on the page's draft."""
    page, report = upload.page, report_of(upload)
    if closed := when_closed(request, page):
        return closed
    if report is None:
        return _preview(request, upload)
    if report["told"]:
        messages.error(request, ANSWER_FIRST)
        return _to_preview(upload)
    form = _accept_form(request, page, report, request.POST)
    if not form.is_valid():
        to_form = messages.button("#accept-section", "去填")
        messages.error(request, "还没有采用：下面有一处没有填好。", buttons=[to_form])
        return _preview(request, upload, form)
    start_accepting(upload, form.acceptance(), user=staff(request))
    return _to_preview(upload)


def _next_step(batch: LedgerBatch) -> str:
    return (
        f"共 {batch.row_count} 行，存成了草稿。村民现在还看不到。"
        "请再看一遍这一页，没有问题就点最下面的「提交审核」。"
    )


def _what_became(upload: Upload) -> str:
    """Of an upload that is done with: for who waited for that, and who comes back to it later."""
    batch = upload.batch
    if batch and not batch.first_published_at:
        return f"表格已采用，{_next_step(batch)}"
    return f"表格{upload.get_state_display()}，不用再点。"


@posted
@of_upload
def discard(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Throw an upload away that was not accepted."""
    if upload.state in (UploadState.ACCEPTED, UploadState.ACCEPTING):
        state = upload.get_state_display()
        messages.error(request, f"这份表格{state}。要收回，请在采用以后点「撤回刚导入的表格」。")
        return back_to_editor(upload.page)
    upload.delete()
    messages.success(request, f"「{upload.source_name}」已放弃。这一页没有改动，可以再上传。")
    return back_to_editor(upload.page)


@require_GET
@of_upload
def marked(request: HttpRequest, upload: Upload) -> HttpResponse:
    """The workbook back, with the wrong cells marked."""
    content = marked_copy(upload)
    if content is None:
        raise Http404
    stem = upload.source_name.rpartition(".")[0] or upload.source_name
    return download(content, f"{stem}（已标出）.xlsx", XLSX_TYPE)


@require_GET
def source(request: HttpRequest, page_id: int, batch_id: int) -> HttpResponse:
    """The workbook from which a batch was made."""
    page = editable_notice(request, page_id)
    batch = get_object_or_404(page.batches, id=batch_id)
    if not batch.source:
        raise Http404
    with batch.source.open() as file:
        return download(file.read(), batch.source_name, "application/octet-stream")


def undo(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the draft's table back, after asking."""
    page = editable_notice(request, page_id)
    if closed := when_closed(request, page):
        return closed
    if request.method != "POST":
        batch = page.get_latest_revision_as_object().batch
        context = frame(page, "撤回刚导入的表格") | {"batch": batch}
        return render(request, "disclosure/admin/undo.html", context)
    try:
        undo_accept(page, seen=request.POST.get("batch", ""), user=staff(request))
        messages.success(request, "已撤回，这一页回到了导入以前的样子。可以重新上传表格。")
    except AcceptError as problem:
        messages.error(request, str(problem))
    return back_to_editor(page)


def _to_preview(upload: Upload) -> HttpResponse:
    return redirect("disclosure_admin:preview", upload.pk)


def _is_correction(page: DisclosurePage) -> bool:
    return page.last_public_batch() is not None


def _answers_form(
    page: DisclosurePage, report: Report, data: QueryDict | None = None
) -> AnswersForm:
    return AnswersForm(data, report=report, ledger=page.declaration)


def _accept_form(
    request: HttpRequest, page: DisclosurePage, report: Report, data: QueryDict | None = None
) -> AcceptForm:
    """With what the workbook's foot says, and else what the draft says already."""
    draft = page.get_latest_revision_as_object()
    stated = report["announced_on"]
    initial = {
        "prepared_by": report["prepared_by"] or draft.prepared_by,
        "checked_by": report["checked_by"] or draft.checked_by,
        "announced_on": date.fromisoformat(stated) if stated else draft.announced_on,
        "show_until": proposed_show_until(draft),
    }
    doubts = bool(report["warnings"]["count"] or report["headers"] or report["names"])
    return AcceptForm(
        data,
        initial=initial,
        beside=draft,
        correction=_is_correction(page),
        doubts=doubts,
        tickets=tickets_to_answer(page, staff(request)),
    )
