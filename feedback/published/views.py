"""What everybody may read of residents' tickets, where their authors agreed. Whoever does not want
that any more is not read a moment longer: caches ask each time.
"""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from feedback.decorators import anonymous_form
from feedback.models import PublishedTicket
from feedback.models.published import PUBLIC_TOKEN, why_not
from feedback.published.lists import asked_in, categories_in, page_of
from feedback.published.me_too import count_me_too
from feedback.published.shown import shown
from feedback.rules.publishing import IS_DUPLICATE
from feedback.selectors import public_area_page, village_page
from feedback.senders import sender_today
from home.caching import asked_each_time


@require_safe
def published_list(request: HttpRequest, code: str) -> HttpResponse:
    """GET /feedback/public/<area code>/?state=open|done&category=&page=: the newest first."""
    page = public_area_page(code)
    asked = asked_in(request.GET)
    context = {
        "page": page,
        "asked": asked,
        "categories": categories_in(page.area),
        "tickets": page_of(page.area, asked, request.GET.get("page", "")),
    }
    return asked_each_time(render(request, "feedback/published/list.html", context))


@require_safe
def published_ticket(request: HttpRequest, token: str) -> HttpResponse:
    """GET /feedback/tickets/<token>/: one of them; 410 once it was taken down.

    ?met=now or ?met=before says what came of the tap that led here.
    """
    found = _published_or_404(token)
    if not found.is_public:
        return asked_each_time(_gone(request, found))
    context = {
        "published": found,
        "shown": shown(found),
        "photo": reverse("feedback:result_photo", args=[token]) if found.photo else "",
        "met": request.GET.get("met", ""),
        "village_page": village_page(found.ticket.village),
    }
    return asked_each_time(render(request, "feedback/published/ticket.html", context))


@require_safe
def result_photo(request: HttpRequest, token: str) -> HttpResponse:
    """GET /feedback/tickets/<token>/result.jpg: the photo of the result, where it was released."""
    found = _published_or_404(token)
    if not found.is_public or found.photo is None:
        raise Http404
    with found.photo.jpeg.open() as file:
        headers = {"X-Content-Type-Options": "nosniff"}
        response = HttpResponse(file.read(), content_type="image/jpeg", headers=headers)
    return asked_each_time(response)


@anonymous_form
def me_too(request: HttpRequest) -> HttpResponse:
    """POST /feedback/me-too/ with `ticket`, its token: one more who met it. Leads to its page."""
    if request.method != "POST":
        raise Http404
    found = _published_or_404(request.POST.get("ticket", ""))
    counted = found.is_public and count_me_too(found, sender_today(request))
    address = reverse("feedback:published", args=[found.token])
    query = "?met=now" if counted else "?met=before"
    return HttpResponseRedirect(address + query, status=HTTPStatus.SEE_OTHER)


def _gone(request: HttpRequest, found: PublishedTicket) -> HttpResponse:
    """Why it is not public any more, as far as everybody may know that: not that it became an
    accusation, nor that its author took it back.
    """
    refusal = why_not(found.ticket)
    same = PublishedTicket.objects.none()
    if refusal == IS_DUPLICATE:
        same = PublishedTicket.objects.public().filter(ticket=found.ticket.duplicate_of_id)
    context = {"why": "" if refusal else found.why_down, "same": same.first()}
    return render(request, "feedback/published/gone.html", context, status=410)


def _published_or_404(token: str) -> PublishedTicket:
    if not PUBLIC_TOKEN.fullmatch(token):  # a form may bring a NUL, at which PostgreSQL fails
        raise Http404
    found = PublishedTicket.objects.with_tickets().select_related("photo")
    return get_object_or_404(found, token=token)
