"""The form by which staff log in."""

from typing import Any

from wagtail.admin.forms.auth import LoginForm


class StaffLoginForm(LoginForm):
    """Wagtail's, with a name for the field that Wagtail leaves to be called Password.

    Nobody is remembered: `templates/wagtailadmin/login.html` does not ask.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "密码"
        del self.fields["remember"]
