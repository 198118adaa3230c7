"""At the desk: what everybody is to read of a ticket is looked through, seen as it will be, and
published; and taken down again.
"""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from feedback.desk.access import for_handlers
from feedback.desk.publishing_forms import PublishingForm, TakingDownForm, first_words
from feedback.handling.publishing import may_publish, publish, take_down
from feedback.intake.photo_links import staff_link
from feedback.models import PublishedTicket, Ticket
from feedback.models.published import why_not
from feedback.published.shown import shown_with
from feedback.rules.states import StepRefusedError

PUBLISHED = "放上去了，大家都看得到。"
TAKEN_DOWN = "拿下来了，网上看不到了。"


@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
def publishing(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/<id>/public/: the words for everybody; sent with `look`, as everybody will read them;
    with `publish`, they do.
    """
    user = cast(User, request.user)
    ticket = _ticket_or_404(user, pk)
    published = PublishedTicket.objects.filter(ticket=ticket).first()
    if refusal := why_not(ticket):
        messages.error(request, refusal)
        return redirect("desk:ticket", pk)
    # Looked through from the start: what has to go is pointed out before anything is typed.
    form = PublishingForm(request.POST or first_words(ticket, published), ticket=ticket)
    context = {"ticket": ticket, "form": form, "published": published}
    if not form.is_valid() or not {"look", "publish"} & request.POST.keys():
        if form.photo:
            context["photo"] = staff_link(form.photo, user, "desk:small_photo")
        return render(request, "desk/publishing.html", context)
    words = form.words()
    if "look" in request.POST:
        context["shown"] = shown_with(ticket, words.text, words.of_steps)
        if words.photo and form.photo:
            context["photo"] = staff_link(form.photo, user, "desk:photo")
        return render(request, "desk/published_soon.html", context)
    try:
        publish(ticket.pk, user, words)
        messages.success(request, PUBLISHED)
    except StepRefusedError as error:
        messages.error(request, str(error))
    return redirect("desk:ticket", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
def taking_down(request: HttpRequest, pk: int) -> HttpResponse:
    """/desk/<id>/public/down/: nobody reads it any more, and everybody reads why."""
    user = cast(User, request.user)
    ticket = _ticket_or_404(user, pk)
    form = TakingDownForm(request.POST or None, ticket=ticket)
    if not form.is_valid():
        return render(request, "desk/taking_down.html", {"ticket": ticket, "form": form})
    try:
        take_down(ticket.pk, user, **form.cleaned_data)
        messages.success(request, TAKEN_DOWN)
    except StepRefusedError as error:
        messages.error(request, str(error))
    return redirect("desk:ticket", pk)


def _ticket_or_404(user: User, pk: int) -> Ticket:
    """A ticket of which `user` decides whether everybody reads it."""
    seen = Ticket.objects.visible_to(user).select_related("category", "office")
    ticket = get_object_or_404(seen, pk=pk)
    if not may_publish(user, ticket):
        raise Http404
    return ticket
