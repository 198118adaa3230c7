"""What holds for every address, whichever view answers it."""

from collections.abc import Callable
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from home.content_policy import CONTENT_POLICY, admin_policy

Handler = Callable[[HttpRequest], HttpResponseBase]

LONGEST_BODY = 300_000
"""Bytes that anybody may send: 20,000 characters as browsers write them, so that a form can say
that they are too many and give them back. Staff send workbooks."""


def guard_answers(get_response: Handler) -> Handler:
    """Adds the content policy, and keeps answers that set a cookie out of shared caches.

    Views cannot see to the cookies: later middleware sets them, as for a CSRF cookie that somebody
    garbled on purpose, to have the next readers get his.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        policy = admin_policy(_html_of(response)) if is_for_staff(request) else CONTENT_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        if response.cookies:
            patch_cache_control(response, private=True)
        return response

    return answer


def refuse_long_bodies(get_response: Handler) -> Handler:
    """Refuses by its length what no public form takes, before anything reads it."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if _length_of(request) > LONGEST_BODY and not is_for_staff(request):
            return render(request, "413.html", status=413)
        return get_response(request)

    return answer


def refuse_null_characters(get_response: Handler) -> Handler:
    """Refuses what no address of ours holds, and neither a database nor a folder takes."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if "\0" in unquote(request.get_full_path()):
            raise BadRequest("The address holds a null character.")
        return get_response(request)

    return answer


def _length_of(request: HttpRequest) -> int:
    """Bytes of the body; 0 where the header is no number, as Django then reads none either."""
    try:
        return int(request.headers.get("Content-Length", ""))
    except ValueError:
        return 0


def is_for_staff(request: HttpRequest) -> bool:
    """Whether it asks for an address of the admin."""
    return request.path.startswith(reverse("wagtailadmin_home"))


def _html_of(response: HttpResponseBase) -> str:
    """What a browser will read as a page; empty for files."""
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return response.text if is_page and isinstance(response, HttpResponse) else ""
