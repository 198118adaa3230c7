"""The form by which staff log in."""

from typing import Any, ClassVar

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from wagtail.admin.forms.auth import LoginForm

from home.login_limits import Guesser

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
        guesser = Guesser.of(self.request, self.cleaned_data.get("username", ""))
        if guesser.must_wait:
            raise ValidationError(TOO_MANY_WRONG, code="too_many_wrong")
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            guesser.note_wrong()
            raise
        return cleaned
