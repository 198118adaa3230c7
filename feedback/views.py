"""The public way of one scan: what is printed leads to the notice, the place, or the form."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from feedback import images
from feedback.decorators import unlinked, unlisted
from feedback.deleted_pages import way_on_from
from feedback.destinations import receipt_typed
from feedback.intake.topics import topic_of_code
from feedback.models import Code, Posting
from feedback.selectors import (
    code_of,
    code_url,
    made_again,
    posting_on,
    printed_as,
    public_page,
    public_page_at,
    village_page,
)
from feedback.services import count_scan
from feedback.signs.in_charge import in_charge_of
from feedback.signs.places import keeps_signs_at
from feedback.subjects import subject_of
from feedback.tokens import EXAMPLE, WordsTokenError, WrongTokenError, check_token, format_token
from home.withdrawn_pages import told_where_taken_down


@require_safe
@unlisted
def code_box(request: HttpRequest) -> HttpResponse:
    """GET /q/: a box for the printed code, for those who cannot scan; ?token= is what was typed."""
    if "token" not in request.GET:
        return _code_box(request)
    typed = request.GET["token"]
    try:
        return redirect("feedback:scan", token=check_token(typed))
    except WrongTokenError as error:
        return _mistaken(request, typed, error)


@require_safe
@unlisted
def scan(request: HttpRequest, token: str) -> HttpResponse:
    """GET /q/<token>/: what the code stands for, and one tap to it."""
    try:
        printed = printed_as(check_token(token))
    except WrongTokenError as error:
        return _mistaken(request, token, error)
    if printed is None:
        return unlinked(render(request, "feedback/code_unknown.html", status=404))
    if request.method == "GET":
        count_scan(printed.token, timezone.localdate())
    return unlinked(_scanned(request, printed))


@require_safe
@unlisted
def small_q(request: HttpRequest) -> HttpResponse:
    """GET /Q/…: the same under /q/; the question string comes along."""
    return unlinked(redirect(request.get_full_path().replace("/Q/", "/q/", 1)))


@require_safe
@told_where_taken_down
def code_image(request: HttpRequest, path: str, kind: str) -> HttpResponse:
    """GET <page>/code.svg and code.png, of one posting with ?posting=<token>.

    The answer has an ETag (ConditionalGetMiddleware).
    """
    page = public_page_at(request, path)
    posting = request.GET.get("posting")
    code = page and (code_of(page) if posting is None else posting_on(page, posting))
    if code is None:
        raise Http404
    draw, content_type = {
        "svg": (images.svg, "image/svg+xml"),
        "png": (images.png, "image/png"),
    }[kind]
    response = HttpResponse(draw(code_url(code), code.printed), content_type=content_type)
    patch_cache_control(response, public=True, max_age=86400)
    return response


def _scanned(request: HttpRequest, printed: Code | Posting) -> HttpResponse:
    """What the paper in front of the reader leads to, and where that paper should hang."""
    code = printed.code if isinstance(printed, Posting) else printed
    posting = printed if isinstance(printed, Posting) else None
    if code.is_of_place:
        return _place(request, code, posting)
    again = made_again(code)
    page = again or public_page(code.page_id)
    if page is None:
        whither = way_on_from(code) | {"posting": posting, "domain": _domain()}
        status = HTTPStatus.GONE if code.gone_at else HTTPStatus.NOT_FOUND
        return render(request, "feedback/code_gone.html", whither, status=status)
    context = {
        "code": code,
        "posting": posting,
        "notice": page,
        "made_again": again is not None,
        "subject": subject_of(page, ""),
        "domain": _domain(),
    }
    return render(request, "feedback/code.html", context)


def _place(request: HttpRequest, code: Code, posting: Posting | None) -> HttpResponse:
    """Who is to be turned to here, and one tap to the form."""
    assert code.area is not None  # a constraint says so of places
    context = {
        "code": code,
        "posting": posting,
        "keeps": posting is not None and keeps_signs_at(request.user, code.area),
        "in_charge": in_charge_of(code.area, timezone.localdate()),
        "topic": topic_of_code(code),
        "village_page": village_page(code.village),
        "domain": _domain(),
    }
    return render(request, "feedback/place.html", context)


def _domain() -> str:
    """What is printed on paper, to be compared with."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc


def _mistaken(request: HttpRequest, typed: str, error: WrongTokenError) -> HttpResponse:
    """The box once more with what is wrong; a receipt goes where it belongs, and not along."""
    elsewhere = receipt_typed(typed)
    return unlinked(redirect(elsewhere)) if elsewhere else _code_box(request, typed, error)


def _code_box(
    request: HttpRequest, typed: str = "", error: WrongTokenError | None = None
) -> HttpResponse:
    context = {
        "typed": typed,
        "example": format_token(EXAMPLE),
        "complaint": str(error) if error else "",
        "wanted": typed.strip() if isinstance(error, WordsTokenError) else "",
    }
    status = 404 if error else 200
    return unlinked(render(request, "feedback/code_box.html", context, status=status))
