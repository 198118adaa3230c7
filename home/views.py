"""The reader's choice of type size and contrast."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from home.display import COOKIE, Display

YEAR = 365 * 24 * 3600


@require_safe
def display(request: HttpRequest) -> HttpResponse:
    """Keep the choice in the cookie, and go back to the page that asked (never to another site)."""
    now = Display.from_cookie(request.COOKIES.get(COOKIE, ""))
    chosen = now.changed(request.GET.get("size", ""), request.GET.get("contrast", ""))
    response = HttpResponseRedirect(_way_back(request))
    response.set_cookie(
        COOKIE,
        chosen.to_cookie(),
        max_age=YEAR,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return _personal(response)


@require_safe
def display_css(request: HttpRequest) -> HttpResponse:
    """The small style sheet that alone depends on the cookie."""
    chosen = Display.from_cookie(request.COOKIES.get(COOKIE, ""))
    return _personal(HttpResponse(chosen.to_css(), content_type="text/css; charset=utf-8"))


def _way_back(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"


def _personal(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    patch_vary_headers(response, ["Cookie"])
    return response
