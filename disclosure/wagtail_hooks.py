"""What disclosure adds to Wagtail's admin."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from disclosure.editing import urls
from disclosure.editing.access import staff
from disclosure.editing.attaching import ATTACHED, DETACHED
from disclosure.editing.dashboard import NoticesPanel
from disclosure.editing.overview import oversees
from disclosure.editing.poster_files import hangs_posters
from disclosure.editing.publishing import (
    answer_in_its_place,
    offer_what_fits,
    publish_by_the_gate,
    stay_here,
    withdraw,
)
from disclosure.editing.taking_down import TakeDownMany, ask_why
from disclosure.editing.viewsets import NoticeViewSet, VillageViewSet
from disclosure.models import DisclosurePage
from disclosure.models.reviewed import (
    NOT_OPENED,
    NOT_REVIEWED,
    PUBLISHED_DIRECTLY,
    ReviewedPage,
)
from disclosure.withdrawal import WITHDRAWN

COPIED_EMPTY = (
    "复制出来的一页还没有表格，不能马上公开，也不能做成别名。"
    "请不勾选「公开」和「别名」再复制，填好期间，上传新一期的表格。"
)
WAGTAILS_OF_REVIEWS = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)
STAYS = "「{}」已经有表格，不能移到别的村。别的村要公开，请在那个村下面新建一页。"


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [path("disclosure/", include(urls))]


@hooks.register("insert_global_admin_css")
def style_our_pages() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("register_admin_viewset")
def register_notices() -> list[NoticeViewSet | VillageViewSet]:
    return [NoticeViewSet(), VillageViewSet()]


class OverviewMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return oversees(request.user)


@hooks.register("register_admin_menu_item")
def lead_to_the_overview() -> MenuItem:
    address = reverse("disclosure_admin:overview")
    return OverviewMenuItem(
        "各村公开情况", address, name="overview", icon_name="list-ul", order=130
    )


class PostersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return hangs_posters(request.user)


@hooks.register("register_admin_menu_item")
def lead_to_the_posters() -> MenuItem:
    address = reverse("disclosure_admin:month_posters")
    return PostersMenuItem(
        "公告栏海报", address, name="posters", icon_name="clipboard-list", order=140
    )


@hooks.register("construct_homepage_panels")
def show_notices_first(request: HttpRequest, panels: list[Component]) -> None:
    """In place of Wagtail's own of what is in review, which ask groups and speak of moderation."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WAGTAILS_OF_REVIEWS)]
    panels.insert(0, NoticesPanel(request.user))


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("disclosure.accept", "采用表格", "采用了一份表格")
    actions.register_action("disclosure.undo", "撤回表格", "撤回了还没有公开的表格")
    actions.register_action("disclosure.redact", "隐去一格", "隐去了表格里的一格")
    actions.register_action("disclosure.redact_text", "隐去一段话", "隐去了表格以外的一段话")
    actions.register_action(ATTACHED, "附件", "加了附件，或者改了附件")
    actions.register_action(DETACHED, "去掉附件", "去掉了附件")
    actions.register_action(WITHDRAWN, "隐去附件", "隐去了一份附件")
    actions.register_action(NOT_OPENED, "没有公开", "定好的时间到了，没有公开：已经不能公开")
    actions.register_action(PUBLISHED_DIRECTLY, "直接公开", "系统管理员不经审核，直接公开")


@hooks.register("construct_page_action_menu")
def lead_to_the_public(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    offer_what_fits(items, staff(request), context)


@hooks.register("before_publish_page")
def go_through_the_gate(request: HttpRequest, page: Page) -> HttpResponse | None:
    return publish_by_the_gate(request, page)


@hooks.register("before_edit_page")
def take_back_what_was_handed_in(request: HttpRequest, page: Page) -> HttpResponse | None:
    return withdraw(request, page)


@hooks.register("before_edit_page")
def answer_a_review_in_its_place(request: HttpRequest, page: Page) -> HttpResponse | None:
    return answer_in_its_place(request, page)


@hooks.register("after_edit_page")
def stay_at_what_was_handed_in(request: HttpRequest, page: Page) -> HttpResponse | None:
    return stay_here(request, page)


@hooks.register("before_unpublish_page")
def take_down_with_a_reason(request: HttpRequest, page: Page) -> HttpResponse | None:
    return ask_why(request, page)


hooks.register("register_bulk_action", TakeDownMany, order=1)  # in place of Wagtail's


@hooks.register("before_move_page")
def keep_in_village(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """The rows of a notice are its village's; under another village they would be a lie."""
    if not has_table(page) or destination.pk == page.get_parent().pk:
        return None
    messages.error(request, STAYS.format(page.title))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_all_in_village(
    request: HttpRequest, action: str, pages: Sequence[Page], action_class: object
) -> HttpResponse | None:
    """The same for many pages moved at once."""
    staying = [page for page in pages if has_table(page)] if action == "move" else []
    if not staying:
        return None
    messages.error(request, STAYS.format(staying[0].title))
    return redirect("wagtailadmin_explore", staying[0].get_parent().pk)


@hooks.register("before_copy_page")
def copy_no_public_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy has no table yet, and an alias would put the rows under a second address."""
    asked_for = {"publish_copies", "alias"} & request.POST.keys()
    if not (asked_for and isinstance(page.specific, DisclosurePage)):
        return None
    messages.error(request, COPIED_EMPTY)
    return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("before_bulk_action")
def publish_no_empty_page(
    request: HttpRequest, action: str, pages: Sequence[Page], action_class: object
) -> HttpResponse | None:
    """Say which of many pages must not go public, and publish none of them."""
    if action != "publish" or request.method != "POST":
        return None
    if not request.user.is_superuser:
        messages.error(request, NOT_REVIEWED)
        # Back to the list that they were chosen from: it may be one of campaigns.
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
    for page in _reviewed_among(pages, below="include_descendants" in request.POST):
        if why_not := page.get_latest_revision_as_object().objection:
            messages.error(request, f"「{page.title}」不能公开，所以一页也没有公开。{why_not}")
            return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def _reviewed_among(pages: Sequence[Page], *, below: bool) -> Iterator[ReviewedPage]:
    """The reviewed pages that publishing these, or their drafts below as well, would publish."""
    reviewed = Page.objects.type(ReviewedPage)
    yield from reviewed.filter(pk__in=[page.pk for page in pages]).specific()
    for page in pages if below else ():
        yield from reviewed.descendant_of(page).not_live().specific()


def has_table(page: Page) -> bool:
    notice = page.specific
    return isinstance(notice, DisclosurePage) and notice.batches.exists()
