"""The list of forms in which problems show: edited one by one, or brought as a workbook."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from areas.selectors import served_area
from disclosure.editing.frame import download
from disclosure.editing.receiving import NotReceived, read_body, received_file
from disclosure.importing.files.faults import MESSAGES
from disclosure.importing.files.workbook import XLSX_TYPE
from disclosure.importing.places import name_rows
from disclosure.importing.results import Finding, ParsedRow
from disclosure.importing.template import build_template
from language.periods import parse_period
from supervision.models import ProblemForm
from supervision.models.problem_forms import MOST_CHARACTERS
from supervision.problem_lists import FORMS
from supervision.reading import read_table
from supervision.services import take_forms

TOO_LONG = "「{}」最多 {} 个字，这里有 {} 个。请写短一点。"


class ProblemFormIndexView(generic.IndexView):
    @property
    def header_more_buttons(self) -> list[Button]:
        bring = Button("导入", url=reverse("problem_form:import"), icon_name="upload", priority=5)
        return [bring, *super().header_more_buttons]


class ProblemFormViewSet(ModelViewSet):
    model = ProblemForm
    name = "problem_form"
    icon = "list-ul"
    menu_label = "问题表现形式"
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = ("aspect", "form")
    list_display = ("form", "aspect")
    list_filter = ("aspect",)
    list_export: ClassVar = ["aspect", "form"]
    export_filename = "问题表现形式"
    index_view_class = ProblemFormIndexView
    list_per_page = 50
    search_fields = ("form", "aspect")
    search_backend_name = None

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("import/", bring, name="import"),
            path("template/", template, name="template"),
        ]


def _demand(request: HttpRequest) -> None:
    if not policy_registry.get_by_type(ProblemForm).user_has_permission(request.user, "add"):
        raise PermissionDenied


@csrf_exempt
def bring(request: HttpRequest) -> HttpResponse:
    """Send a workbook: what is new is added, nothing goes.

    The body is read here, within our limits, before the CSRF check would read it without them.
    """
    _demand(request)
    if request.method == "POST":
        try:
            read_body(request, too_large=MESSAGES["too_large"])
        except NotReceived as problem:
            return _form(request, str(problem))
    return _bring(request)


@csrf_protect
def _bring(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request)
    try:
        file = received_file(request, "workbook")
    except NotReceived as missing:
        return _form(request, str(missing))
    today = parse_period(timezone.localdate().isoformat())
    result = read_table(file, FORMS, served_area(), today)
    if errors := [*result.errors, *_too_long(result.rows)]:
        return _form(request, errors=errors)
    return _taken(request, [row.values for row in result.rows])


def _too_long(rows: Iterable[ParsedRow]) -> Iterator[Finding]:
    for row in rows:
        for key, most in MOST_CHARACTERS.items():
            if (length := len(str(row.values.get(key) or ""))) > most:
                message = TOO_LONG.format(FORMS.column(key).label, most, length)
                yield Finding(row.number, key, message)


def _form(request: HttpRequest, problem: str = "", errors: Sequence[Finding] = ()) -> HttpResponse:
    findings = [(name_rows([each.row]) if each.row else "整张表", each.message) for each in errors]
    context = _frame() | {"problem": problem, "findings": findings}
    status = 400 if problem or findings else 200
    return render(request, "supervision/admin/import_forms.html", context, status=status)


def _taken(request: HttpRequest, rows: list[Any]) -> HttpResponse:
    added, corrected = take_forms([(str(row["aspect"]), str(row["form"])) for row in rows])
    messages.success(request, f"加了 {added} 种，改了 {corrected} 种的方面。原来有的都还在。")
    return redirect("problem_form:index")


def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook."""
    _demand(request)
    return download(build_template(FORMS), "问题表现形式模板.xlsx", XLSX_TYPE)


def _frame() -> dict[str, Any]:
    return {
        "page_title": "导入问题表现形式",
        "header_title": "导入问题表现形式",
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("problem_form:index"), "label": "问题表现形式"},
            {"url": "", "label": "导入"},
        ],
    }
