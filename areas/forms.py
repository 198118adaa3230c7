"""The admin's forms for places and for those who serve them."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from areas.accounts import accounts_of
from areas.choosers import AreaChooser
from areas.enums import Level
from areas.models import Area, Duty
from areas.persons import Holder, bare_name
from language.dates import say_date

OWN_DUTY = "自己的任职，要请另一位管理员来登记、来改。"
KNOWN_OTHERWISE = (
    "这个人可能已经有账号（{accounts}）。是同一个人，就填那个；不是，在下面写明怎么知道的。"
)
TWICE = "这个人在这里已经有这项任职：从{since}起{until}。日子重叠了，请改那一项，不用再登记。"

# The levels above these come from the national list, and so from a file.
LEVELS_BY_HAND = (Level.GRID, Level.MICRO_GRID)


class NewAreaForm(WagtailAdminModelForm):
    """A grid below a village, or a micro-grid below a grid: the parent decides which."""

    parent = forms.ModelChoiceField(
        label="上级",
        queryset=Area.objects.all(),
        widget=AreaChooser,
        help_text="选村（社区）就是加网格，选网格就是加微网格。",
    )

    class Meta:
        model = Area
        fields = ["name", "code"]
        help_texts = {"code": "数字、字母和短横，如 330482101201-01。"}

    field_order = ["parent", "name", "code"]

    def clean_parent(self) -> Area:
        parent: Area = self.cleaned_data["parent"]
        level = Level(parent.level).child
        if level not in LEVELS_BY_HAND:
            raise ValidationError(
                "这里只能在村（社区）下面加网格，或在网格下面加微网格；"
                "其他区划请用 import_areas 载入。"
            )
        self.instance.level = level.value
        return parent

    def save(self, commit: bool = True) -> Area:
        """Hang the area into the tree; treebeard gives it its place, so there is no later."""
        parent: Area = self.cleaned_data["parent"]
        return parent.add_child(instance=self.instance)


class AreaNameForm(WagtailAdminModelForm):
    """An area that exists keeps its code and its place; only its name may be put right."""

    class Meta:
        model = Area
        fields = ["name"]


class DutyForm(WagtailAdminModelForm):
    """Accounts are typed, not picked: a county has thousands of them.

    A duty gives rights, so nobody gives one to himself, nor prolongs his own. What began is
    history: it can be ended, and get an account if it had none; what is over stays as it was.
    """

    user = forms.ModelChoiceField(
        label="登录账号",
        queryset=get_user_model()._default_manager.all(),
        to_field_name="username",
        required=False,
        widget=forms.TextInput,
        help_text="填用户名。没有账号的人也可以任职，但不能登录办理。",
        error_messages={"invalid_choice": "没有这个登录账号，请核对用户名，或先建账号。"},
    )

    class Meta:
        model = Duty
        fields = [
            "area",
            "role",
            "person_name",
            "phone",
            "user",
            "another_person",
            "starts_on",
            "ends_on",
        ]
        widgets = {"area": AreaChooser, "starts_on": AdminDateInput, "ends_on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["user"] = self.instance.user
        self.holder_before = self.instance.user
        for name in fixed_fields(self.instance):
            self.fields[name].disabled = True
        if self.fields["area"].disabled:
            area = self.instance.area
            self.fields["area"].widget = forms.Select(choices=[(area.pk, area.full_name)])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        holders = [user for user in (self.holder_before, cleaned.get("user")) if user]
        if self.for_user in holders:
            self.add_error("user", OWN_DUTY)
        elif "user" in self.changed_data and (known := self._known_otherwise(cleaned)):
            self.add_error("user", KNOWN_OTHERWISE.format(accounts="、".join(known)))
        if twin := self._twin(cleaned):
            until = f"到{say_date(twin.ends_on)}" if twin.ends_on else "，没有结束日期"
            self.add_error("starts_on", TWICE.format(since=say_date(twin.starts_on), until=until))
        return cleaned

    def _twin(self, cleaned: dict[str, Any]) -> Duty | None:
        """The same duty of the same person at the same time: who ends one of two believes that the
        rights have ended. On the last day of one the next may begin.
        """
        area, starts_on, user = cleaned.get("area"), cleaned.get("starts_on"), cleaned.get("user")
        if self.instance.pk or not (area and starts_on) or cleaned.get("another_person"):
            return None
        name = bare_name(cleaned.get("person_name", ""))
        his = Q(bare_name=name) | (Q(user=user) if user else Q(pk__in=[]))
        twins = Duty.objects.filter(his, area=area, role=cleaned.get("role"))
        twins = twins.exclude(ends_on__lte=starts_on)
        if cleaned.get("ends_on"):
            twins = twins.filter(starts_on__lt=cleaned["ends_on"])
        return twins.first()

    def _known_otherwise(self, cleaned: dict[str, Any]) -> list[str]:
        """Accounts that the person may have already, where another is given without a reason."""
        area, user = cleaned.get("area"), cleaned.get("user")
        if area is None or user is None or cleaned.get("another_person"):
            return []
        name, phone = cleaned.get("person_name", ""), cleaned.get("phone", "")
        known = accounts_of(Holder.named(name, phone, area.path))
        return [] if user in known else [each.get_username() for each in known]


def fixed_fields(duty: Duty) -> set[str]:
    """The fields of a duty that nobody may change any more."""
    if duty.pk is None or not duty.has_begun:
        return set()
    fixed = {"area", "role", "person_name", "starts_on"}
    if duty.user_id is not None or duty.is_over:
        fixed |= {"user", "another_person"}
    if duty.is_over:
        fixed.add("ends_on")
    return fixed
