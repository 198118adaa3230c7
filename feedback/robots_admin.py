"""Robots of group chats in the admin. Their addresses hold keys: nobody reads them again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.permissions import policy_registry

from areas.choosers import AreaChooser
from areas.models import Area
from feedback.models import Robot
from feedback.notifications.failures import NotSentError
from feedback.notifications.robots import say
from feedback.rules.routing import CHAIN

TRIAL = "这是试发的一条：以后这个区划有民情件要办，会在这个群里说一声。"
KEPT = "已经存了，不再显示。不改就空着。"


class SecretField(forms.CharField):
    """Is typed in, and never given back to the browser."""

    widget = forms.PasswordInput(attrs={"autocomplete": "off"})


class RobotForm(WagtailAdminModelForm):
    """Left empty, address and secret stay as they are; with a new address comes a new secret."""

    area = forms.ModelChoiceField(Area.objects.at_level(*CHAIN), label="区划", widget=AreaChooser)
    address = SecretField(
        label="网址", required=False, help_text="群机器人的 Webhook 网址，整段粘贴。"
    )
    secret = SecretField(label="加签密钥", required=False, help_text="钉钉机器人设了“加签”才有。")

    class Meta:
        model = Robot
        fields = ["area", "make", "name", "address", "secret", "is_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept = (self.instance.address, self.instance.secret)
        for name, kept in zip(("address", "secret"), self._kept, strict=True):
            self.initial.pop(name, None)
            if kept:
                self.fields[name].help_text = KEPT

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        address, secret = self._kept
        if not cleaned.get("address"):
            cleaned["address"] = address
            cleaned["secret"] = cleaned.get("secret") or secret
        if not cleaned["address"]:
            self.add_error("address", "请填群机器人的网址。")
        return cleaned


class RobotEditView(generic.EditView):
    @property
    def header_more_buttons(self) -> list[Button]:
        address = reverse("robot:try", args=[self.object.pk])
        trial = Button("发一条试试", url=address, icon_name="mail", priority=5)
        return [trial, *super().header_more_buttons]


def try_robot(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something harmless in the chat, after one more tap, and what came of it."""
    if not policy_registry.get_by_type(Robot).user_has_permission(request.user, "change"):
        raise PermissionDenied
    robot = get_object_or_404(Robot.objects.select_related("area"), pk=pk)
    if request.method != "POST":
        return render(request, "feedback/admin/try_robot.html", _frame(robot))
    try:
        say(robot, TRIAL)
    except NotSentError as error:
        messages.error(request, f"没有发出去：{error}。")
    else:
        messages.success(request, f"发到“{robot.name}”了，请到群里看看。")
    return redirect("robot:edit", pk)


def _frame(robot: Robot) -> dict[str, Any]:
    return {
        "robot": robot,
        "trial": TRIAL,
        "page_title": "发一条试试",
        "header_title": f"发一条试试：{robot}",
        "header_icon": "mail",
        "breadcrumbs_items": [
            {"url": reverse("robot:index"), "label": "群机器人"},
            {"url": reverse("robot:edit", args=[robot.pk]), "label": str(robot)},
            {"url": "", "label": "发一条试试"},
        ],
    }


class RobotViewSet(ModelViewSet):
    model = Robot
    icon = "mail"
    menu_label = "群机器人"
    add_to_reference_index = False
    copy_view_enabled = False
    edit_view_class = RobotEditView
    list_display = [
        "name",
        Column("get_make_display", label="哪一家"),
        "area",
        BooleanColumn("is_on", label="在用"),
    ]
    search_fields = ["name", "area__short_name"]
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[WagtailAdminModelForm]:
        return RobotForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("try/<int:pk>/", try_robot, name="try")]
