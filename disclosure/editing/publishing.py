"""The way to the public from the editor of a reviewed page: its buttons, and what is said then."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PageLockedMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SaveDraftMenuItem,
    SubmitForModerationMenuItem,
)
from wagtail.models import Page

from disclosure.editing.access import back_to_editor, staff
from disclosure.models.reviewed import ReviewedPage
from disclosure.models.reviews import turn_of

WITHDRAWN = "已撤回，又是草稿了，现在可以改。改好了再提交。"
NOT_WITHDRAWN = "只有提交的人能撤回。审核的人请点「去审核」，写明原因，退回。"


class SubmitItem(SubmitForModerationMenuItem):
    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {"label": "提交审核"}


class WithdrawItem(CancelWorkflowMenuItem):
    label = "撤回提交"


class PublishDirectlyItem(PublishMenuItem):
    label = "不经审核，直接公开"


class ReviewItem(ActionMenuItem):
    """Leads from the editor, which is locked meanwhile, to where the review is answered."""

    name = "action-review"
    label = "去审核"
    icon_name = "check"

    def get_url(self, parent_context: dict[str, Any]) -> str:
        address: str = parent_context["page"].review_address
        return address


IN_OUR_WORDS = {item.name: item for item in (SubmitItem(), WithdrawItem(), PublishDirectlyItem())}


def offer_what_fits(items: list[ActionMenuItem], user: User, context: dict[str, Any]) -> None:
    """Put first what is to be done next with a page, and leave out what is not this person's."""
    page = context.get("page")
    if not isinstance(page, ReviewedPage):
        return
    items[:] = [
        IN_OUR_WORDS.get(item.name, item)
        for item in items
        if not isinstance(item, RestartWorkflowMenuItem)
    ]
    first: type[ActionMenuItem] = SaveDraftMenuItem
    ready = context["view"] == "edit" and not page.objection
    if not ready:  # a panel of the page says why
        items[:] = [item for item in items if not isinstance(item, SubmitForModerationMenuItem)]
    review = page.current_workflow_task_state
    if review is None or review.workflow_state.requested_by != user:
        items[:] = [item for item in items if not isinstance(item, WithdrawItem)]
    if review is not None:
        first = PageLockedMenuItem
        if user.pk in turn_of(review, page).users:
            items.append(ReviewItem())
            first = ReviewItem
    elif ready:
        first = SubmitItem
    items.sort(key=lambda item: not isinstance(item, first))


def publish_by_the_gate(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The button that publishes without a review, through the one gate that all else goes through:
    Wagtail's editor has a way of its own to the public."""
    if not isinstance(page, ReviewedPage):
        return None
    try:
        page.get_latest_revision().publish(user=staff(request))
    except ValidationError as refused:
        messages.error(request, "".join(refused.messages))
        return back_to_editor(page)
    public = type(page)._default_manager.get(pk=page.pk)
    then = "到时候自己公开，不用再点。" if public.opens_at else "村民现在看得到。"
    messages.success(request, f"{public.status_string}。{then}")
    return back_to_editor(page)


def withdraw(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Take back what was handed in. Here, as the editor would save its form in the same breath."""
    asked = request.method == "POST" and "action-cancel-workflow" in request.POST
    state = page.current_workflow_state if asked and isinstance(page, ReviewedPage) else None
    if state is None:
        return None
    if staff(request).is_superuser or state.requested_by == request.user:
        state.cancel(user=request.user)
        messages.success(request, WITHDRAWN)
    else:
        messages.error(request, NOT_WITHDRAWN)
    return back_to_editor(page)


def answer_in_its_place(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A review is answered where what was handed in is shown. Wagtail's editor would first save its
    form, which takes back what it then answers."""
    asked = request.method == "POST" and "action-workflow-action" in request.POST
    if not (asked and isinstance(page, ReviewedPage)):
        return None
    return redirect(page.review_address)


def stay_here(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After handing in, stay at the page: there is said whom it waits for."""
    handed_in = "action-submit" in request.POST and isinstance(page, ReviewedPage)
    return back_to_editor(page) if handed_in else None
