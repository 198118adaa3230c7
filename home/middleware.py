"""What holds for every address, whichever view answers it."""

from collections.abc import Callable
from urllib.parse import unquote

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from home.content_policy import CONTENT_POLICY, PREVIEW_POLICY, admin_policy

Handler = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponse]

LONGEST_BODY = 300_000
"""Bytes that anybody may send: 20,000 characters as browsers write them, so that a form can say
that they are too many and give them back. Staff send workbooks."""


def leave_out_body(get_response: Handler) -> Handler:
    """Answers HEAD by the headers alone, the length of the body that GET would have among them.

    Django leaves the body to the server to drop, and gunicorn writes a warning each time.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "HEAD":
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = ()
            elif isinstance(response, HttpResponse):
                response.content = b""
        return response

    return answer


def guard_answers(get_response: Handler) -> Handler:
    """Adds the content policy, and keeps answers that set a cookie out of shared caches.

    Views cannot see to the cookies: later middleware sets them, as for a CSRF cookie that somebody
    garbled on purpose, to have the next readers get his.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        policy = admin_policy(_html_of(response)) if is_for_staff(request) else CONTENT_POLICY
        if getattr(request, "is_preview", False):
            response.headers["Content-Security-Policy"] = PREVIEW_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        if response.cookies:
            patch_cache_control(response, private=True)
        return response

    return answer


class RefuseLongBodies:
    """Middleware: refuses by its length what a public form does not take, before it is read.

    A view that takes files, and so more, says so by `takes_files_in`.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: object, kwargs: object
    ) -> HttpResponse | None:
        has_files = request.content_type == "multipart/form-data"
        with_files = getattr(view, "longest_with_files", LONGEST_BODY)
        longest = with_files if has_files else LONGEST_BODY
        if _length_of(request) <= longest or is_for_staff(request):
            return None
        return _too_long(request, takes_files=longest > LONGEST_BODY)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What was let through for its files may be long for its words."""
        is_too_long = isinstance(exception, RequestDataTooBig) and not is_for_staff(request)
        return _too_long(request, takes_files=False) if is_too_long else None


def _too_long(request: HttpRequest, *, takes_files: bool) -> HttpResponse:
    return render(request, "413.html", {"takes_files": takes_files}, status=413)


def takes_files_in(longest: int) -> Callable[[View], View]:
    """Let a public view take a body of so many bytes if it brings files along."""

    def mark(view: View) -> View:
        view.longest_with_files = longest  # type: ignore[attr-defined]
        return view

    return mark


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
