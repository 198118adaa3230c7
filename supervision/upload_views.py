"""Where inspection brings the list of problems: chosen, looked at, taken."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET
from wagtail.admin import messages

from disclosure.editing.access import back_to_editor, staff, when_locked
from disclosure.editing.frame import download, frame
from disclosure.editing.receiving import NotReceived, read_body, received_file
from disclosure.importing.files.faults import MESSAGES
from disclosure.importing.files.workbook import XLSX_TYPE
from disclosure.importing.places import name_rows
from disclosure.importing.results import Finding
from disclosure.importing.template import build_template
from supervision.files import problems_file
from supervision.forms import MOST_BYTES, TOO_LARGE, TakeForm, carried, carried_file
from supervision.models import ProgressNoticePage
from supervision.models.problem_forms import aspects
from supervision.problem_lists import PROBLEMS
from supervision.problems import ProblemList
from supervision.reading import Reading, read_problems
from supervision.services import take_problems
from supervision.timeline import in_words

SHOWN_ROWS = 20
DAY_FIRST = "请先填好「截至哪天」并保存，再上传问题清单。"
NO_FORMS_YET = "「问题表现形式」还是空的。请先在左边的菜单里导入，再上传问题清单。"


def editable(request: HttpRequest, page_id: int) -> ProgressNoticePage:
    """The notice, for those who may edit it. Raises Http404."""
    # By `id`, as `pk`, a relation, would fail at numbers larger than the database has.
    page = get_object_or_404(ProgressNoticePage.objects.select_related("area"), id=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    return page


@csrf_exempt
def upload(request: HttpRequest, page_id: int) -> HttpResponse:
    """Choose a workbook, see what it holds, and take it.

    The body is read here, within our limits, before the CSRF check would read it without them.
    """
    page = editable(request, page_id)
    if closed := _when_closed(request, page):
        return closed
    if request.method == "POST":
        try:
            read_body(request, too_large=MESSAGES["too_large"])
        except NotReceived as problem:
            return _form(request, page, str(problem))
    return _upload(request, page)


def _when_closed(request: HttpRequest, page: ProgressNoticePage) -> HttpResponse | None:
    """Back to the editor with words if the notice takes no list now, else None."""
    if locked := when_locked(request, page, "换问题清单"):
        return locked
    draft: ProgressNoticePage = page.get_latest_revision_as_object()
    if draft.as_of is not None and aspects():
        return None
    messages.error(request, NO_FORMS_YET if draft.as_of else DAY_FIRST)
    return back_to_editor(page)


@csrf_protect
def _upload(request: HttpRequest, page: ProgressNoticePage) -> HttpResponse:
    if request.method != "POST":
        return _form(request, page)
    try:
        if "content" in request.POST:
            file = carried_file(request.POST)
        else:
            file = received_file(request, "workbook")
            if len(file.content) > MOST_BYTES:
                return _form(request, page, TOO_LARGE)
    except (NotReceived, ValidationError) as problem:
        return _form(request, page, "".join(getattr(problem, "messages", [str(problem)])))
    draft: ProgressNoticePage = page.get_latest_revision_as_object()
    reading = read_problems(file, draft.known(), draft.area)
    if reading.errors:
        return _form(request, page, findings=list(_lines(reading.errors)))
    form = TakeForm(
        request.POST if "content" in request.POST else None,
        initial=carried(file),
        names=reading.names,
        has_doubts=bool(reading.doubts),
    )
    if not form.is_valid():
        return _preview(request, draft, reading, form)
    told = [f"{place}：{message}" for place, _, message in _lines(reading.doubts)]
    take_problems(page, reading.rows, told, user=staff(request))
    messages.success(request, f"采用了：{_counted(draft, reading)}。写好以后，点「提交审核」。")
    return redirect("wagtailadmin_pages:edit", page.pk)


def _counted(draft: ProgressNoticePage, reading: Reading) -> str:
    assert draft.as_of is not None
    return in_words(ProblemList.stored(reading.rows, draft.as_of))


def _lines(findings: Any) -> Iterator[tuple[str, str, str]]:
    """Each finding by its row and its column in words, and what it says."""
    labels = {column.key: column.label for column in PROBLEMS.columns}
    each: Finding
    for each in findings:
        place = name_rows([each.row]) if each.row else "整张表"
        yield place, labels.get(each.column or "", ""), each.message


def _form(
    request: HttpRequest,
    page: ProgressNoticePage,
    problem: str = "",
    findings: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    context = frame(page, "上传问题清单") | {"problem": problem, "findings": findings}
    status = 400 if problem or findings else 200
    return render(request, "supervision/admin/upload.html", context, status=status)


def _preview(
    request: HttpRequest, draft: ProgressNoticePage, reading: Reading, form: TakeForm
) -> HttpResponse:
    assert draft.as_of is not None
    problems = ProblemList.stored(reading.rows, draft.as_of)
    context = frame(draft, "核对问题清单") | {
        "form": form,
        "doubts": list(_lines(reading.doubts)),
        "told": in_words(problems),
        "rows": problems.problems[:SHOWN_ROWS],
        "left_out": max(0, problems.total - SHOWN_ROWS),
    }
    return render(request, "supervision/admin/preview.html", context)


@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook."""
    return download(build_template(PROBLEMS), "问题清单模板.xlsx", XLSX_TYPE)


@require_GET
def current(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list as the draft holds it, to be gone on with and uploaded again."""
    draft: ProgressNoticePage = editable(request, page_id).get_latest_revision_as_object()
    return download(problems_file(draft.problems), f"{draft.title}.xlsx", XLSX_TYPE)
