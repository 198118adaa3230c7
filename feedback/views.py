"""The public way of one scan: code → notice or form → receipt → looking it up."""

from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from feedback import images
from feedback.albums import Album, receive_photos
from feedback.decorators import anonymous_form, unlisted
from feedback.destinations import code_typed, receipt_typed
from feedback.forms import FeedbackForm, ReceiptForm, opened, visible_text
from feedback.models import Code, Posting
from feedback.receipt_links import SHOWN_FOR, read_receipt_link, receipt_link
from feedback.receipts import format_receipt, receipt_for
from feedback.selectors import (
    code_of,
    code_url,
    posting_on,
    printed_as,
    public_page,
    public_page_at,
    ticket_of,
    village_page,
)
from feedback.services import StampUsedError, count_scan, file_ticket
from feedback.stamps import WrongStampError, new_stamp, read_stamp
from feedback.subjects import subject_of
from feedback.tokens import EXAMPLE, WordsTokenError, WrongTokenError, check_token, format_token
from feedback.topics import Topic, topic_named, topic_of_code
from home.content_policy import SCRIPTED_POLICY
from home.middleware import takes_files_in

STAMP_TOO_OLD = "这一页打开得太久了。您写的话都还在，请再点一次“送出”。"
STAMP_USED = "上一次送出的已经收到了，这次写的和上次不一样。要另外再记一件，请再点一次“送出”。"
LONGEST_WITH_PHOTO = 64 * 1024 * 1024
"""Bytes: of a photo of more than 20 MB the form says so, and keeps the words that came with it."""

NO_SUCH_RECEIPT = "没有这个回执号。请照您当时记下的，再对一遍。"
ROW_GONE_MEANWHILE = "您写的话都还在，请再点一次“送出”。"


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
        return _unlinked(render(request, "feedback/code_unknown.html", status=404))
    if request.method == "GET":
        count_scan(printed.token, timezone.localdate())
    return _unlinked(_scanned(request, printed))


@require_safe
@unlisted
def small_q(request: HttpRequest) -> HttpResponse:
    """GET /Q/…: the same under /q/; the question string comes along."""
    return _unlinked(redirect(request.get_full_path().replace("/Q/", "/q/", 1)))


@require_safe
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


@takes_files_in(LONGEST_WITH_PHOTO)
@anonymous_form
@sensitive_variables()
def new_feedback(request: HttpRequest) -> HttpResponse:
    """/feedback/new/?page=<id>&row=<row key>, or ?code=<token> for the page: the form; a POST
    leads to the receipt, or is answered with the form once more, if it was sent to add a photo or
    to take one off.
    """
    topic = topic_named(request.GET, request.POST.get("seen", ""))
    if topic is None:
        return _given_back_or_404(request)
    album = receive_photos(request)
    form = opened(FeedbackForm, request)
    shown = {"form": form, "topic": topic, "subject": topic.subject}
    if form.is_bound:
        if album.complaint:
            form.add_error(None, album.complaint)
        if topic.subject.row_key != request.GET.get("row", ""):
            form.add_error(None, ROW_GONE_MEANWHILE)
        if number := _filed(form, request.POST.get("stamp", ""), album, topic):
            # Not the receipt itself: going back to an answer of a POST shows an error instead.
            return HttpResponseRedirect(receipt_link(number), status=HTTPStatus.SEE_OTHER)
    response = render(request, "feedback/form.html", shown | {"stamp": new_stamp(), "album": album})
    response.headers["Content-Security-Policy"] = SCRIPTED_POLICY
    return response


@require_safe
@unlisted
@sensitive_variables()
def received(request: HttpRequest, signed: str) -> HttpResponse:
    """GET /feedback/received/<signed>/: the receipt of a form that was just sent."""
    minutes = {"minutes": SHOWN_FOR // timedelta(minutes=1)}
    try:
        receipt = receipt_for(read_receipt_link(signed))
    except SignatureExpired:
        over = render(request, "feedback/receipt_over.html", minutes, status=HTTPStatus.GONE)
        return _unlinked(over)
    except BadSignature as error:
        raise Http404 from error
    ticket = ticket_of(receipt)
    if ticket is None:
        raise Http404
    notice = public_page(ticket.page_id)
    row = subject_of(notice, ticket.row_key) if notice else None
    context = minutes | {
        "ticket": ticket,
        "receipt": format_receipt(receipt),
        "notice": notice,
        "corrected": row is not None and row.facts != ticket.facts,
        "village_page": village_page(ticket.village),
    }
    return _unlinked(render(request, "feedback/receipt.html", context))


@anonymous_form
@sensitive_variables()
def look_up(request: HttpRequest) -> HttpResponse:
    """/feedback/receipt/: a POST, so that no address and no log holds a receipt.

    ?again says that one was typed into another box, from which it must not be handed on.
    """
    form = opened(ReceiptForm, request)
    if not form.is_valid():
        context = {
            "form": form,
            "typed_elsewhere": "again" in request.GET,
            "code_address": code_typed(form["receipt"].value() or ""),
        }
        return render(request, "feedback/lookup.html", context)
    ticket = ticket_of(form.cleaned_data["receipt"])
    if ticket is None:
        form.add_error("receipt", NO_SUCH_RECEIPT)
    return render(request, "feedback/lookup.html", {"form": form, "ticket": ticket})


@sensitive_variables()
def _filed(form: FeedbackForm, stamp: str, album: Album, topic: Topic) -> str:
    """The form's one-time number; empty, with the reason in `form`, if nothing could be kept."""
    try:
        number = read_stamp(stamp)
        if form.is_valid():
            file_ticket(
                page=topic.page,
                subject=topic.subject,
                stamp=number,
                photos=album.form,
                **form.cleaned_data,
            )
            return number
    except WrongStampError:
        form.add_error(None, STAMP_TOO_OLD)
    except StampUsedError:
        form.add_error(None, STAMP_USED)
    return ""


@sensitive_variables()
def _given_back_or_404(request: HttpRequest) -> HttpResponse:
    """Nothing is known that the words could be about: their author gets them back."""
    words = visible_text(request.POST.get("text", ""))
    if not words:
        raise Http404
    status = HTTPStatus.NOT_FOUND
    return render(request, "feedback/given_back.html", {"words": words}, status=status)


def _scanned(request: HttpRequest, printed: Code | Posting) -> HttpResponse:
    """What the paper in front of the reader leads to, and where that paper should hang."""
    code = printed.code if isinstance(printed, Posting) else printed
    page = public_page(code.page_id)
    if page is None:
        whither = {
            "code": code,
            "village_page": village_page(code.village),
            "topic": topic_of_code(code),
        }
        return render(request, "feedback/code_gone.html", whither, status=404)
    context = {
        "code": code,
        "posting": printed if isinstance(printed, Posting) else None,
        "notice": page,
        "subject": subject_of(page, ""),
        "domain": urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc,
    }
    return render(request, "feedback/code.html", context)


def _mistaken(request: HttpRequest, typed: str, error: WrongTokenError) -> HttpResponse:
    """The box once more with what is wrong; a receipt goes where it belongs, and not along."""
    elsewhere = receipt_typed(typed)
    return _unlinked(redirect(elsewhere)) if elsewhere else _code_box(request, typed, error)


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
    return _unlinked(render(request, "feedback/code_box.html", context, status=status))


def _unlinked(response: HttpResponse) -> HttpResponse:
    """The next site must not learn which code was scanned; there is no POST form to disturb."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
