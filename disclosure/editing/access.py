"""Who may do what with a notice's tables: the same rights as for the page.

Whoever may not gets the answer that a page which does not exist gets.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin import messages

from disclosure.editing.uploads import UploadGoneError
from disclosure.models import DisclosurePage, Upload
from disclosure.models.reviewed import ReviewedPage
from disclosure.permissions import NoticePermissionTester

GONE = (
    "这份上传的表格已经不在了：放弃了，换成了后来上传的，或者到了时候自动删掉了。"
    "没有别的改动；要接着办，请从下面打开那一期。"
)


def staff(request: HttpRequest) -> User:
    """Who is logged in; Wagtail lets nobody else into its admin."""
    assert isinstance(request.user, User)
    return request.user


def rights(request: HttpRequest, page: ReviewedPage) -> NoticePermissionTester:
    found: NoticePermissionTester = page.permissions_for_user(request.user)
    return found


def editable_notice(request: HttpRequest, page_id: int) -> DisclosurePage:
    """The notice, for those who may edit it. Raises Http404."""
    page = any_notice(page_id)
    if not rights(request, page).can_edit():
        raise Http404
    return page


def blankable_notice(request: HttpRequest, page_id: int) -> DisclosurePage:
    """The notice, for those who may blank its cells. Raises Http404."""
    page = any_notice(page_id)
    if not rights(request, page).can_blank():
        raise Http404
    return page


def any_notice(page_id: int) -> DisclosurePage:
    """By `id`, as `pk`, a relation, would fail at numbers larger than the database has."""
    notices = DisclosurePage.objects.select_related("village", "batch")
    return get_object_or_404(notices, id=page_id)


UploadAction = Callable[[HttpRequest, int], HttpResponse]


def posted(view: UploadAction) -> UploadAction:
    """Lets a view act only where a form was sent. The address of a refused form may be loaded anew
    or come from the history: that leads to the preview, which says how things stand."""

    @wraps(view)
    def wrapped(request: HttpRequest, upload_id: int) -> HttpResponse:
        if request.method != "POST":
            return redirect("disclosure_admin:preview", upload_id)
        return view(request, upload_id)

    return wrapped


UploadView = Callable[[HttpRequest, Upload], HttpResponse]


def of_upload(view: UploadView) -> Callable[[HttpRequest, int], HttpResponse]:
    """Gives a view the upload, for those who may edit its page.

    Another tab may have thrown it away since, or sent a newer one in its place, even while the view
    works: that is said, and leads to what is there still.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, upload_id: int) -> HttpResponse:
        uploads = Upload.objects.select_related("page__village", "page__batch", "base_batch")
        upload = uploads.filter(id=upload_id).first()
        if upload is None or not rights(request, upload.page).can_edit():
            return _gone(request)
        try:
            return view(request, upload)
        except UploadGoneError:
            return _gone(request)

    return wrapped


def _gone(request: HttpRequest) -> HttpResponse:
    messages.warning(request, GONE)
    return redirect("wagtailadmin_home")


def back_to_editor(page: ReviewedPage) -> HttpResponse:
    return redirect("wagtailadmin_pages:edit", page.pk)


def _why_locked(page: ReviewedPage, to_do: str) -> str:
    if page.opens_at:
        return f"这一页已经{page.status_string}，要{to_do}，请先取消定时。"
    if page.workflow_in_progress:
        return f"这一页正在审核，要{to_do}，请先点「撤回提交」。"
    return f"这一页现在锁着，不能{to_do}。"


def when_locked(request: HttpRequest, page: ReviewedPage, to_do: str) -> HttpResponse | None:
    """Back to the editor with words if nobody may change the page now, else None."""
    if not rights(request, page).page_locked():
        return None
    messages.error(request, _why_locked(page, to_do))
    return back_to_editor(page)


def when_closed(request: HttpRequest, page: DisclosurePage) -> HttpResponse | None:
    """Back to the editor with words if the page takes no table now, else None."""
    if locked := when_locked(request, page, "换表格"):
        return locked
    if not page.period:
        messages.error(request, "请先填好期间并保存，再上传表格。")
        return back_to_editor(page)
    return None
