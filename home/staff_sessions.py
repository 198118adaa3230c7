"""Staff are logged in for a working day at most: computers in village offices are shared."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from wagtail.admin import messages

from home.middleware import Handler

SINCE = "logged_in_at"
STAFF_PLACES = ("wagtailadmin_home", "desk:drawer")
"""Below these addresses one is logged in: public pages must not ask who reads them."""
OVER = "登录满 8 小时，已经自动退出。请重新登录；没有保存的内容，请再写一遍。"


def note_login(request: HttpRequest, **kwargs: Any) -> None:
    """Note in the session when it began, in seconds of Unix time."""
    request.session[SINCE] = int(time.time())


def end_long_sessions(get_response: Handler) -> Handler:
    """Logs out of the admin and the desk whoever logged in `SESSION_COOKIE_AGE` seconds ago.

    Django counts from the last change of a session, and editing a page changes it all the time.
    """
    places = tuple(map(reverse, STAFF_PLACES))

    def answer(request: HttpRequest) -> HttpResponseBase:
        is_staff = request.path.startswith(places) and request.user.is_authenticated
        if is_staff and _is_over(request.session):
            logout(request)
            messages.warning(request, OVER)
        return get_response(request)

    return answer


def _is_over(session: SessionBase) -> bool:
    age: float = time.time() - session.get(SINCE, 0)
    return age > settings.SESSION_COOKIE_AGE
