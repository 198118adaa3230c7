"""In the admin: which copies of a notice hang where, and one more of them to be printed."""

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import Page

from feedback.enums import Hanging
from feedback.models import Code
from feedback.posting_forms import PostingForm
from feedback.selectors import code_of, places_used, posting_on, postings_of
from feedback.services import put_up
from feedback.signs.checking import CheckRefusedError, note_check


@require_http_methods(["GET", "HEAD", "POST"])
def postings(request: HttpRequest, page_id: int) -> HttpResponse:
    """The postings of a page, each to be noted as taken off, and while the page is public the form
    for another one."""
    assert isinstance(request.user, User)  # Wagtail lets nobody else into its admin
    page, code = _coded_page_or_404(request, page_id)
    if "taken_off" in request.POST:
        return _taken_off(request, page, request.user)
    told = {
        "page": page,
        "code": code,
        "postings": postings_of(page, timezone.localdate()),
        "page_title": "张贴",
        "header_title": f"张贴：{page.get_admin_display_title()}",
        "header_icon": "view",
    }
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


def _taken_off(request: HttpRequest, page: Page, user: User) -> HttpResponse:
    """Note that the paper which the form names does not hang any more; its code goes on working."""
    token = request.POST["taken_off"]
    posting = posting_on(page, token) if token.isalnum() else None
    if posting is None:
        raise Http404
    try:
        note_check(posting, Hanging.RETIRED, user=user)
    except CheckRefusedError:
        messages.warning(request, f"{posting.place}（{posting.printed}）已经记过揭下来了。")
    else:
        messages.success(request, f"记下了：{posting.place}（{posting.printed}）揭下来了。")
    return redirect("feedback_admin:postings", page.pk)


def _coded_page_or_404(request: HttpRequest, page_id: int) -> tuple[Page, Code]:
    """The page, for those who may edit it, and its code, which it keeps when it is taken down.
    Raises Http404."""
    page = get_object_or_404(Page, id=page_id).specific
    code = code_of(page)
    if code is None or not page.permissions_for_user(request.user).can_edit():
        raise Http404
    return page, code
