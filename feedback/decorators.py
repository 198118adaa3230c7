"""What every public view of feedback has in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from home.display import is_choice, keep_choice

View = Callable[..., HttpResponse]


def unlisted(view: View) -> View:
    """Neither stored by a browser or proxy on the way, nor found by a search engine."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return wrapper


def unlinked(response: HttpResponse) -> HttpResponse:
    """The next site must not learn which code was scanned, or which receipt was shown; there is no
    POST form to disturb.
    """
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def anonymous_form(view: View) -> View:
    """A form without a cookie: the view checks a stamp, and the Origin is checked here.

    A missing Origin passes, because old phones send none. "null" does not: any site can send it
    from a sandboxed frame, and no browser sends it from our own pages.

    The switch of type size sends the form as well, so that nothing typed is lost (`opened`).
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not comes_from_here(request):
            return render(request, "feedback/foreign.html", status=403)
        response = view(request, *args, **kwargs)
        if is_choice(request.POST):
            keep_choice(request, response, request.POST)
        return response

    guarded = sensitive_post_parameters()(unlisted(wrapper))
    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(guarded))


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the Origin header, if there is one, names this site."""
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    ours = {request.get_host(), urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc}
    return _host(origin) in ours


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # "http://[": not an address at all
        return ""
