"""Places and duties in the admin."""

from collections.abc import Iterable

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model, ProtectedError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry

from areas.account_views import account
from areas.accounts import accounts_of
from areas.choosers import area_chooser
from areas.enums import Level, Role
from areas.forms import AreaNameForm, DutyForm, NewAreaForm
from areas.models import Area, Duty
from areas.querysets import DutyQuerySet
from areas.services import DUTY_CHANGED, DUTY_LOADED

ACCOUNT_STAYS = "{name}任过职，账号要留底，没有删除。离任请给任职填结束日期，账号自己就不能登录了。"


class ProtectedDeleteView(generic.DeleteView):
    """Says in words why what is still needed stays."""

    why_not: str  # behind the name of what is not deleted

    def get_usage_url(self) -> None:
        """None: Wagtail's index misses what was loaded in bulk, so the database is asked."""

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, f"“{self.object}”不能删除：{self.why_not}")
            edit_url = reverse(self.edit_url_name, args=[self.object.pk])
            return HttpResponseRedirect(edit_url)


class AreaDeleteView(ProtectedDeleteView):
    why_not = "下面还有区划，或者还有任职、网页用着它。"


class DutyDeleteView(ProtectedDeleteView):
    why_not = "任职已经开始，谁任过职要留底。离任请填结束日期；登记错的，结束日期填今天。"


class AreaFilterSet(WagtailFilterSet):
    level = ChoiceFilter(label="层级", choices=Level.choices)

    class Meta:
        model = Area
        fields = ["level"]


class AreaViewSet(ModelViewSet):
    model = Area
    icon = "site"
    menu_label = "区划"
    add_to_reference_index = False
    copy_view_enabled = False
    delete_view_class = AreaDeleteView
    list_display = ["name", "short_name", "code", Column("get_level_display", label="层级")]
    filterset_class = AreaFilterSet
    search_fields = ["name", "short_name", "code"]
    search_backend_name = None
    ordering = ["path"]
    list_per_page = 50

    def get_form_class(self, for_update: bool = False) -> type[WagtailAdminModelForm]:
        return AreaNameForm if for_update else NewAreaForm


class DutyFilterSet(WagtailFilterSet):
    role = ChoiceFilter(label="职务", choices=Role.choices)
    area = ModelChoiceFilter(
        label="县、镇（含下面各村）",
        queryset=Area.objects.at_level(Level.COUNTY, Level.TOWN),
        widget=forms.Select,
        method="filter_area",
    )

    class Meta:
        model = Duty
        fields = ["role", "area"]

    def filter_area(self, duties: DutyQuerySet, name: str, area: Area) -> DutyQuerySet:
        return duties.within(area)


class DutyAddView(generic.CreateView):
    def get_success_url(self) -> str:
        return _to_known_account(self.object) or str(super().get_success_url())


class DutyEditView(generic.EditView):
    def get_success_url(self) -> str:
        return _to_known_account(self.object) or str(super().get_success_url())

    @property
    def header_more_buttons(self) -> list[Button]:
        address = reverse("duty:account", args=[self.object.pk])
        login = Button("登录账号", url=address, icon_name="user", priority=5)
        return [login, *super().header_more_buttons]


def _to_known_account(duty: Duty) -> str:
    """Where the account that the holder may have already is taken for this duty as well; empty if
    the duty has one, or he has none. Without it the duty would stay without a way in."""
    if duty.user_id is not None or duty.is_over or not accounts_of(duty.holder):
        return ""
    return reverse("duty:account", args=[duty.pk])


class DutyViewSet(ModelViewSet):
    model = Duty
    icon = "group"
    menu_label = "任职"
    copy_view_enabled = False
    add_view_class = DutyAddView
    edit_view_class = DutyEditView
    delete_view_class = DutyDeleteView
    list_display = [
        "person_name",
        Column("get_role_display", label="职务"),
        "area",
        "starts_on",
        "ends_on",
        Column("user", label="登录账号", accessor=lambda duty: duty.user or "没有"),
    ]
    filterset_class = DutyFilterSet
    search_fields = ["person_name", "area__name", "area__short_name", "user__username"]
    search_backend_name = None
    list_per_page = 50

    def get_form_class(self, for_update: bool = False) -> type[WagtailAdminModelForm]:
        return DutyForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("account/<int:pk>/", account, name="account")]


class AreasGroup(ViewSetGroup):
    menu_label = "区划与任职"
    menu_icon = "site"
    items = (AreaViewSet, DutyViewSet)


@hooks.register("register_admin_viewset")
def register_areas() -> AreasGroup:
    return AreasGroup()


@hooks.register("register_admin_viewset")
def register_area_chooser() -> ChooserViewSet:
    return area_chooser


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("areas.open_account", "开账号", "开了登录账号")
    actions.register_action("areas.join_account", "用已有的账号", "用了他已有的登录账号")
    actions.register_action(DUTY_LOADED, "从文件载入", "用命令从文件载入了这项任职")
    actions.register_action(DUTY_CHANGED, "按文件改动", "用命令按文件改了这项任职")
    actions.register_action("areas.login_link", "给登录链接", "给了新的登录链接")


@hooks.register("before_delete_user")
def keep_account(request: HttpRequest, user: User) -> HttpResponse | None:
    """The account of who served stays: it tells whose ticket accuses him, and what he handled."""
    return _kept(request, [user])


@hooks.register("before_bulk_action")
def keep_accounts(
    request: HttpRequest, action_type: str, objects: Iterable[Model], action: object
) -> HttpResponse | None:
    """The same where many are deleted at once."""
    users = [each for each in objects if isinstance(each, User)]
    return _kept(request, users) if action_type == "delete" else None


def _kept(request: HttpRequest, users: list[User]) -> HttpResponse | None:
    serving = Duty.objects.filter(user__in=users).first()
    if serving is None or request.method != "POST":
        return None
    messages.error(request, ACCOUNT_STAYS.format(name=serving.person_name))
    return HttpResponseRedirect(reverse("wagtailusers_users:index"))
