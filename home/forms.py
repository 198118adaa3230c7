"""The forms by which staff log in, and ask for a link to set a new password."""

from typing import Any, ClassVar

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from home.client_address import address_of
from home.login_limits import (
    RESETS_OF_ADDRESS,
    RESETS_TO,
    WRONG_OF_ACCOUNT,
    WRONG_OF_ADDRESS,
)

TOO_MANY_WRONG = "密码错的次数太多了，请过 15 分钟再试。忘了密码，点下面的“忘记密码？”。"
LOGIN_FAILED = "登录不了：用户名或密码不对，或者您现在没有登记任职。"


class StaffLoginForm(LoginForm):
    """Wagtail's, with a name for the field that Wagtail leaves to be called Password.

    Nobody is remembered: `templates/wagtailadmin/login.html` does not ask.
    """

    error_messages: ClassVar = {
        **AuthenticationForm.error_messages,
        "invalid_login": LOGIN_FAILED,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "密码"
        for name in ("username", "password"):
            del self.fields[name].widget.attrs["placeholder"]  # the label says it, in better words
        del self.fields["remember"]

    def clean(self) -> dict[str, Any]:
        username, address = self.cleaned_data.get("username", ""), address_of(self.request)
        if WRONG_OF_ACCOUNT.is_reached(username, address) or WRONG_OF_ADDRESS.is_reached(address):
            raise ValidationError(TOO_MANY_WRONG, code="too_many_wrong")
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            WRONG_OF_ACCOUNT.count(username, address)
            WRONG_OF_ADDRESS.count(address)
            raise
        return cleaned


class StaffPasswordResetForm(PasswordResetForm):
    """Wagtail's, which sends nothing more to who was sent enough: the page says the same, so that
    nobody learns which accounts there are."""

    def save(self, *args: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
        assert request is not None  # Django's view gives it
        email, address = self.cleaned_data["email"].lower(), address_of(request)
        if RESETS_TO.is_reached(email) or RESETS_OF_ADDRESS.is_reached(address):
            return
        RESETS_TO.count(email)
        RESETS_OF_ADDRESS.count(address)
        super().save(*args, request=request, **kwargs)
