"""What holds for every answer outside the admin."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Public pages need no script, so none runs, whoever managed to write one into a page."""

Handler = Callable[[HttpRequest], HttpResponseBase]


def guard_answers(get_response: Handler) -> Handler:
    """Adds the content policy, and keeps answers that set a cookie out of shared caches.

    Views cannot see to the cookies: later middleware sets them, as for a CSRF cookie that somebody
    garbled on purpose, to have the next readers get his.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_admin = request.path.startswith(reverse("wagtailadmin_home"))
        if not is_admin:
            response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        if response.cookies:
            patch_cache_control(response, private=True)
        return response

    return answer
