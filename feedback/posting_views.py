"""In the admin: which copies of a notice hang where, and one more of them to be printed."""

from typing import Any

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import Page

from areas.models import Area
from areas.rights import is_administrator, roles_with_any
from areas.selectors import areas_of_user
from feedback.enums import Hanging, Stands
from feedback.models import Code
from feedback.posting_forms import PostingForm
from feedback.selectors import code_of, places_used, postings_of
from feedback.services import put_up
from feedback.signs.checking import CheckRefusedError, note_check


@require_http_methods(["GET", "HEAD", "POST"])
def postings(request: HttpRequest, page_id: int) -> HttpResponse:
    """The postings of a page, each to be noted as taken off, and while the page is public the form
    for another one."""
    assert isinstance(request.user, User)  # Wagtail lets nobody else into its admin
    page, code = _coded_page_or_404(request, page_id)
    if "taken_off" in request.POST:
        return _taken_off(request, code, request.user)
    told = _told(code, page.get_admin_display_title()) | {"page": page}
    if not page.live:
        return render(request, "feedback/admin/postings_left.html", told)
    form = PostingForm(
        request.POST or None,
        beside=page,
        initial={"put_up_by": request.user.get_full_name()},
    )
    if form.is_valid():
        posting = put_up(code, user=request.user, **form.cleaned_data)
        messages.success(
            request, f"记下了：{posting.place}，编号 {posting.printed}。请打印这一张，贴到那里。"
        )
        return redirect("feedback_admin:postings", page.pk)
    context = told | {"form": form, "places": places_used(code.village)}
    return render(request, "feedback/admin/postings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def postings_of_deleted(request: HttpRequest, token: str) -> HttpResponse:
    """The postings of a page that was deleted, each to be noted as taken off; for those who may
    edit the pages of its village."""
    assert isinstance(request.user, User)
    code = get_object_or_404(Code.objects.select_related("village"), **_deleted(token))
    if not is_administrator(request.user) and code.village not in _edited_by(request.user):
        raise Http404
    if "taken_off" in request.POST:
        return _taken_off(request, code, request.user)
    return render(request, "feedback/admin/postings_left.html", _told(code, code.title))


def _deleted(token: str) -> dict[str, Any]:
    return {"token": token, "page": None, "stands_for": Stands.PAGE}


def _edited_by(user: User) -> list[Area]:
    return areas_of_user(user, roles_with_any({"change"}), timezone.localdate())


def _told(code: Code, title: str) -> dict[str, Any]:
    return {
        "code": code,
        "title": title,
        "postings": postings_of(code, timezone.localdate()),
        "page_title": "张贴",
        "header_title": f"张贴：{title}",
        "header_icon": "view",
    }


def _taken_off(request: HttpRequest, code: Code, user: User) -> HttpResponse:
    """Note that the paper which the form names does not hang any more; its code goes on working."""
    token = request.POST["taken_off"]
    posting = code.postings.filter(token=token).first() if token.isalnum() else None
    if posting is None:
        raise Http404
    try:
        note_check(posting, Hanging.RETIRED, user=user)
    except CheckRefusedError:
        messages.warning(request, f"{posting.place}（{posting.printed}）已经记过揭下来了。")
    else:
        messages.success(request, f"记下了：{posting.place}（{posting.printed}）揭下来了。")
    return redirect(request.path)


def _coded_page_or_404(request: HttpRequest, page_id: int) -> tuple[Page, Code]:
    """The page, for those who may edit it, and its code, which it keeps when it is taken down.
    Raises Http404."""
    page = get_object_or_404(Page, id=page_id).specific
    code = code_of(page)
    if code is None or not page.permissions_for_user(request.user).can_edit():
        raise Http404
    return page, code
