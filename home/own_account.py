"""What a person sets of the own account: all that Wagtail lets him, but not who he is.

By the name of an account the editor, the history and the reviewer tell who sent a table; whoever
may write it himself would put a colleague there, in what happened before as well.
"""

from typing import ClassVar

from django import forms
from django.contrib.auth import get_user_model
from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    BaseSettingsPanel,
    NameEmailSettingsPanel,
)


class EmailForm(forms.ModelForm):
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        help_text="轮到您办的，发到这里。姓名照任职登记的写，写错了请找系统管理员。",
    )

    class Meta:
        model = get_user_model()
        fields: ClassVar = ["email"]


class EmailPanel(NameEmailSettingsPanel):
    title = "电子邮箱"
    form_class = EmailForm


class OwnAccountView(AccountView):
    """Wagtail's, without the name, and without a picture of oneself: it would be public at an
    address of its own, with the place where it was taken, and be decoded where requests are
    answered."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        panels: list[BaseSettingsPanel] = super().get_panels()
        return [
            EmailPanel(panel.request, panel.user, panel.profile)
            if isinstance(panel, NameEmailSettingsPanel)
            else panel
            for panel in panels
            if not isinstance(panel, AvatarSettingsPanel)
        ]
