"""Taking a file of synonyms into the admin: what it would change is shown before it is accepted."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from disclosure.importing.files.faults import MESSAGES, WorkbookFault
from search.models import Synonym
from search.synonym_files import (
    MOST_BYTES,
    MOST_LINES,
    Line,
    ReadList,
    add_groups,
    lines_of,
    lines_of_file,
    read_list,
)

SHOWN = 50
NO_FILE = "还没有选择文件。"
TOO_LARGE = f"文件太大，最多 {MOST_BYTES // 1000} KB。"
TOO_LONG = f"行数太多，一次最多 {MOST_LINES:,} 行。请分成几个文件。"


class RefusedError(Exception):
    """A file that cannot be taken, in words for who sent it."""


def import_synonyms(request: HttpRequest) -> HttpResponse:
    """A form for the file; with a file, what it holds; with the lines of that, they are added."""
    if not policy_registry.get_by_type(Synonym).user_has_permission(request.user, "add"):
        raise PermissionDenied
    if "lines" in request.POST:
        _accept(request.user, read_list(lines_of(request.POST["lines"])[:MOST_LINES]), request)
        return redirect("synonym:index")
    try:
        found = read_list(_sent_lines(request)) if request.method == "POST" else None
    except RefusedError as error:
        messages.error(request, str(error))
        found = None
    return render(request, "search/admin/import_synonyms.html", _frame(found))


def _sent_lines(request: HttpRequest) -> list[Line]:
    """Raises RefusedError."""
    file = request.FILES.get("file")
    if file is None:
        raise RefusedError(NO_FILE)
    if (file.size or 0) > MOST_BYTES:
        raise RefusedError(TOO_LARGE)
    try:
        lines = lines_of_file(file.read(), file.name or "")
    except WorkbookFault as fault:
        raise RefusedError(MESSAGES[fault.code]) from fault
    if len(lines) > MOST_LINES:
        raise RefusedError(TOO_LONG)
    return lines


@transaction.atomic
def _accept(user: AbstractBaseUser | AnonymousUser, found: ReadList, request: HttpRequest) -> None:
    for added in add_groups(found.new):
        log(instance=added, action="wagtail.create", user=user)
    messages.success(request, f"加了 {len(found.new)} 组同义词，现在就管用。")


def _frame(found: ReadList | None) -> dict[str, Any]:
    return {
        "found": found,
        "shown": SHOWN,
        "page_title": "导入同义词",
        "header_title": "导入同义词",
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("synonym:index"), "label": "同义词"},
            {"url": "", "label": "导入同义词"},
        ],
    }
