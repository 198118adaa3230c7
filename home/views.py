"""The reader's choice of type size and contrast, and what programs ask every site for."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.display import display_of, keep_choice

A_DAY = 24 * 60 * 60
NOT_TO_COLLECT = ("/admin/", "/desk/", "/q/", "/feedback/new/", "/feedback/receipt/", "/search/")


@require_safe
def display(request: HttpRequest) -> HttpResponse:
    """Keep the choice in the cookie, and go back to the page that asked (never to another site)."""
    response = HttpResponseRedirect(_way_back(request))
    keep_choice(request, response, request.GET)
    return _personal(response)


@require_safe
def display_css(request: HttpRequest) -> HttpResponse:
    """The small style sheet that alone depends on the cookie."""
    css = display_of(request).to_css()
    return _personal(HttpResponse(css, content_type="text/css; charset=utf-8"))


@require_safe
@cache_control(public=True, max_age=A_DAY)
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Notices are there to be found; what a person writes or looks up is nobody's to collect."""
    lines = ["User-agent: *", *(f"Disallow: {start}" for start in NOT_TO_COLLECT)]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=A_DAY)
def favicon(request: HttpRequest) -> HttpResponse:
    """For programs that ask for the picture of a site without reading a page of it."""
    return HttpResponseRedirect(static("images/icon.png"))


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
