"""Where staff go who have logged in: to the admin, or to the desk if that is all they have."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.views.account import LoginView

from feedback.managers import handled_areas


class StaffLoginView(LoginView):
    """Wagtail's. A link for a new password leads here whoever has set one, and a micro-grid member
    may not enter the admin.
    """

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        if self._has_the_desk_alone():
            return redirect(self.get_success_url())
        response: HttpResponse = super().get(*args, **kwargs)
        return response

    def get_success_url(self) -> str:
        if self._has_the_desk_alone():
            return reverse("desk:drawer")
        url: str = super().get_success_url()
        return url if "/" in url else reverse("wagtailadmin_home")  # ?next=x is no address

    def _has_the_desk_alone(self) -> bool:
        user = self.request.user
        if not user.is_authenticated or user.has_perm("wagtailadmin.access_admin"):
            return False
        return bool(handled_areas(user))
