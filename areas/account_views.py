"""Letting the holder of a duty in: an account, and a link by which he sets his own password."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from areas.accounts import (
    AccountRefusedError,
    login_link,
    open_account,
    proposed_username,
    why_no_account,
)
from areas.models import Duty

TITLE = "登录账号"


class UsernameForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["username"]
        labels = {"username": "用户名"}
        help_texts = {"username": "登录时填的名字，只能用字母、数字和 @ . + - _。可以照上面的用。"}


@never_cache
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Without an account: open one. With one: a new link. Either way the link is shown once."""
    if not policy_registry.get_by_type(Duty).user_has_permission(request.user, "change"):
        raise PermissionDenied
    duty = get_object_or_404(Duty.objects.select_related("area", "user"), pk=pk)
    why_not = why_no_account(duty)
    form = None
    if not (why_not or duty.user):
        form = UsernameForm(request.POST or None, initial={"username": proposed_username(duty)})
    link = ""
    if request.method == "POST" and not why_not and (form is None or form.is_valid()):
        try:
            link = _let_in(request, duty, form.cleaned_data["username"] if form else "")
        except AccountRefusedError as refused:
            why_not = str(refused)
    context = _frame(duty) | {"form": form, "link": link, "why_not": why_not}
    return render(request, "areas/admin/account.html", context)


def _let_in(request: HttpRequest, duty: Duty, username: str) -> str:
    """The whole address of a link for the holder, whose account is opened if there is none."""
    if username:
        duty.user = open_account(duty, username)
        log(duty, "areas.open_account", user=request.user, data={"username": username})
    else:
        log(duty, "areas.login_link", user=request.user)
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
