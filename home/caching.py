"""What a cache may keep of our answers. Pages are the same for everybody, bytes included."""

from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import http_date

SECONDS = 60
"""How long a cache may show a page without asking: so long a correction may take to be seen."""

Response = TypeVar("Response", bound=HttpResponseBase)


def asked_each_time(response: Response) -> Response:
    """Let everybody's caches keep `response`, but ask before each use whether it still stands: for
    what has to be gone at once when somebody wants it gone.
    """
    patch_cache_control(response, public=True, no_cache=True)
    return response


def cacheable(
    request: HttpRequest, response: Response, changed: datetime | None = None
) -> Response:
    """Let everybody's caches keep `response`; `changed` becomes its Last-Modified.

    Leave `changed` out where the page shows more than one record: the ETag then says it all, and a
    date that forgets one of them would hide a change. Whoever is logged in asks again each time,
    so that editors see at once what they published.
    """
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=SECONDS)
    if changed is not None:
        response["Last-Modified"] = http_date(changed.timestamp())
    return response
