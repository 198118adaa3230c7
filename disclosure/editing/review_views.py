"""Where who is asked looks at what was handed in, and says yes or sends it back."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.admin import messages

from disclosure.editing.access import any_notice, staff
from disclosure.editing.attachment_list import listed
from disclosure.editing.changed_beside import changed_beside
from disclosure.editing.frame import frame
from disclosure.editing.review_basis import review_basis
from disclosure.forms import ApprovalForm, ReturnForm
from disclosure.models import DisclosurePage, ReviewState
from disclosure.models.reviewed import ReviewedPage
from disclosure.models.reviews import APPROVE, MOVED_ON, NOT_YOURS, RETURN, ReviewError, turn_of
from disclosure.panels import table_context
from disclosure.review import (
    approve,
    current_review,
    let_through_before,
    send_back,
    town_follows,
)
from disclosure.reviewers import say_who
from disclosure.states import say_waits_for

SENT_BACK = "已退回。提交的人在第一页上看得到，改好了会再提交。"
ON_TO_THE_TOWN = "您这里通过了，接下来请镇纪检复核；复核通过，就自己公开。"
FORMS = {APPROVE: ApprovalForm, RETURN: ReturnForm}


def review(request: HttpRequest, page_id: int) -> HttpResponse:
    """The notice as it was handed in, and the form to answer it; for who is asked to."""
    notice = any_notice(page_id)
    return review_of(notice, request, "disclosure/admin/review.html", partial(_told, notice))


def _told(public: DisclosurePage, draft: DisclosurePage, user: User) -> Mapping[str, Any]:
    return {
        "changed_beside": changed_beside(public, draft),
        "attached": listed(draft),
        **table_context(draft, user),
        "basis": review_basis(draft, draft.batch) if draft.batch else None,
    }


def review_of(
    page: ReviewedPage,
    request: HttpRequest,
    template: str,
    told: Callable[[Any, User], Mapping[str, Any]],
) -> HttpResponse:
    """What was handed in of any page, as `template` shows it with what `told` says of the version,
    and the form to answer it. Raises Http404 for who is not asked to."""
    try:
        state = current_review(page)
    except ReviewError as over:
        return _moved_on(request, page, over)
    if request.method == "POST" and request.POST.get("review") != str(state.pk):
        return _moved_on(request, page, ReviewError(MOVED_ON))
    turn = turn_of(state, page)
    if staff(request).pk not in turn.users:
        return _moved_on(request, page, ReviewError(NOT_YOURS.format(say_waits_for(turn.role))))
    action = request.POST.get("action", "")  # what is neither of the two is no answer
    form = FORMS.get(action, ApprovalForm)(request.POST if action in FORMS else None)
    if form.is_valid():
        return _answer(request, page, state, action, form.cleaned_data["comment"])
    draft = page.get_latest_revision_as_object()
    assert page.place is not None  # whatever is reviewed belongs to a place
    context = frame(draft, "审核") | {
        "form": form,
        "review": state,
        "turn": turn,
        "handed_in_by": say_who(state.workflow_state.requested_by, page.place),
        "approve": APPROVE,
        "send_back": RETURN,
        "town_follows": town_follows(turn),
        "before": let_through_before(state),
        **told(draft, staff(request)),
    }
    return render(request, template, context)


def _answer(
    request: HttpRequest, page: ReviewedPage, state: ReviewState, action: str, comment: str
) -> HttpResponse:
    user = staff(request)
    try:
        if action == RETURN:
            send_back(state, user=user, comment=comment)
            messages.success(request, SENT_BACK)
        else:
            approve(state, user=user, comment=comment)
            messages.success(request, _what_followed(page))
    except ReviewError as refused:
        messages.error(request, str(refused))
    return redirect("wagtailadmin_home")


def _what_followed(before: ReviewedPage) -> str:
    page = type(before)._default_manager.get(pk=before.pk)
    if page.workflow_in_progress:
        return ON_TO_THE_TOWN
    then = "到时候自己公开，不用再点。" if page.opens_at else "村民现在看得到。"
    return f"「{page.title}」{page.status_string}。{then}"


def _moved_on(request: HttpRequest, page: ReviewedPage, over: ReviewError) -> HttpResponse:
    """Said to who may know of the page at all."""
    if not page.permissions_for_user(request.user).may_know():
        raise Http404
    messages.warning(request, str(over))
    return redirect("wagtailadmin_home")
