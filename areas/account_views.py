"""Letting the holder of a duty in: an account, and a link by which he sets his own password."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from areas.accounts import (
    AccountRefusedError,
    accounts_of,
    join_account,
    login_link,
    open_account,
    proposed_username,
    why_no_account,
)
from areas.forms import OWN_DUTY
from areas.mails import send_in_background
from areas.models import REASON_LIMIT, Duty

TITLE = "登录账号"
NEW_LINK = (
    "有人给您的账号要了新的登录链接",
    "系统管理员刚给您的账号要了一个新的登录链接。谁用了它，谁就能设新密码、用您的账号。\n"
    "是您要的，就不用管；不是您要的，请马上告诉县纪检，并用登录页上的「忘记密码？」把密码改回来。\n",
)
"""Subject and body of what the holder of an account reads whose way in was given to somebody."""


class UsernameForm(forms.ModelForm):
    another_person = forms.CharField(
        label="不是同一个人，怎么知道的",
        max_length=REASON_LIMIT,
        help_text="如“电话问过本人，只是同名”。会一直留底。",
    )

    class Meta:
        model = User
        fields = ["username"]
        labels = {"username": "用户名"}
        help_texts = {"username": "登录时填的名字，只能用字母、数字和 @ . + - _。可以照上面的用。"}

    def __init__(self, *args: Any, known: list[User], **kwargs: Any) -> None:
        """`known` are accounts that may be of the same person: who opens another says why."""
        super().__init__(*args, **kwargs)
        if not known:
            del self.fields["another_person"]


@never_cache
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Without an account: open one, or say which he has. With one: a new link.

    A link is shown once.
    """
    if not policy_registry.get_by_type(Duty).user_has_permission(request.user, "change"):
        raise PermissionDenied
    duty = get_object_or_404(Duty.objects.select_related("area", "user"), pk=pk)
    why_not = why_no_account(duty)
    form, known, link = None, [], ""
    if not (why_not or duty.user):
        known = accounts_of(duty.holder)
        sent = request.POST if "username" in request.POST else None
        form = UsernameForm(sent, known=known, initial={"username": proposed_username(duty)})
    try:
        if request.method == "POST" and "same" in request.POST:
            return _joined(request, duty, request.POST["same"])
        if request.method == "POST" and not why_not and (form is None or form.is_valid()):
            link = _let_in(request, duty, form)
    except AccountRefusedError as refused:
        why_not = str(refused)
    context = {"form": form, "known": known, "link": link, "why_not": why_not}
    return render(request, "areas/admin/account.html", _frame(duty) | context)


def _joined(request: HttpRequest, duty: Duty, username: str) -> HttpResponse:
    """He is who has that account: back to the page, which names it now."""
    if request.user.get_username() == username:
        raise AccountRefusedError(OWN_DUTY)
    join_account(duty, username)
    log(duty, "areas.join_account", user=request.user, data={"username": username})
    messages.success(request, f"记下了：{duty.person_name}就用账号 {username}，密码还是原来的。")
    return redirect("duty:account", duty.pk)


def _let_in(request: HttpRequest, duty: Duty, form: UsernameForm | None) -> str:
    """The whole address of a link for the holder, whose account is opened if there is none."""
    if form:
        said = {"another_person": "", **form.cleaned_data}
        duty.user = open_account(duty, **said)
        log(duty, "areas.open_account", user=request.user, data=said)
    else:
        log(duty, "areas.login_link", user=request.user)
        assert duty.user is not None
        send_in_background.enqueue(duty.user.pk, *NEW_LINK)
    assert duty.user is not None
    return request.build_absolute_uri(login_link(duty.user))


def _frame(duty: Duty) -> dict[str, Any]:
    edit = reverse("duty:edit", args=[duty.pk])
    return {
        "duty": duty,
        "page_title": TITLE,
        "header_title": f"{TITLE}：{duty}",
        "header_icon": "user",
        "breadcrumbs_items": [
            {"url": reverse("duty:index"), "label": "任职"},
            {"url": edit, "label": str(duty)},
            {"url": "", "label": TITLE},
        ],
    }
