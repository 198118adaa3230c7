"""The form by which staff log in."""

from typing import Any, ClassVar

from django.contrib.auth.forms import AuthenticationForm
from wagtail.admin.forms.auth import LoginForm

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
        del self.fields["remember"]
