"""The form in which residents say something: what kind of thing, and the words."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from feedback.anonymous_forms import opened, visible_text
from feedback.decorators import anonymous_form
from feedback.enums import Kind
from feedback.intake.albums import (
    FAULTS,
    Album,
    album_at,
    is_change_of_photos,
    own_address,
    receive_photos,
    typed_at,
)
from feedback.intake.filing import file_ticket
from feedback.intake.flood import is_flood
from feedback.intake.forms import IntakeForm
from feedback.intake.kept_words import forget_words
from feedback.intake.offers import accused_offers, highest_reader, kind_offers, offers
from feedback.intake.photos import LONGEST_WITH_PHOTO, drop_photos
from feedback.intake.sending import send_once
from feedback.intake.similar import with_similar
from feedback.intake.topics import Topic, topic_named
from feedback.offices import offices_around
from feedback.receipt_links import receipt_link
from feedback.rules.routing import NobodyAboveError
from feedback.senders import sender_today
from feedback.stamps import new_stamp
from home.content_policy import SCRIPTED_POLICY
from home.middleware import takes_files_in

ROW_GONE_MEANWHILE = "您写的话都还在，请再点一次“送出”。"


@takes_files_in(LONGEST_WITH_PHOTO)
@anonymous_form
@sensitive_variables()
def new_feedback(request: HttpRequest) -> HttpResponse:
    """/feedback/new/?page=<id>&row=<row key>, or ?code=<token> of a page or a place, and &kind=.

    Without a kind, the kinds to choose from. A POST leads to the receipt, or to the form once more
    (with &photos=<stamp>), if it was sent to add a photo or to take one off; it is answered with
    the authority above, and then keeps nothing, where nobody here stands above whom it accuses.
    """
    is_sent = request.method == "POST"
    typed = {} if is_sent else typed_at(request)
    topic = topic_named(request.GET, request.POST.get("seen", typed.get("seen", "")))
    if topic is None:
        return _given_back_or_404(request)
    if topic.kind is None:
        return _kinds(request, topic)
    album = receive_photos(request) if is_sent else album_at(request, typed)
    is_accusation = topic.kind is Kind.ACCUSATION  # of which no address may lead to a word
    of_photos = is_change_of_photos(request.POST) and not is_accusation
    if of_photos and (address := own_address(request, topic.address, album)):
        return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
    form = _form(request, topic, typed)
    if is_sent and form.is_bound:
        if album.complaint:
            form.add_error(None, album.complaint)
        if is_row_gone := topic.subject.row_key != request.GET.get("row", ""):
            form.add_error(None, ROW_GONE_MEANWHILE)
        try:
            if number := _filed(request, form, album, topic):
                forget_words(album.form)
                # Not the receipt itself: going back to an answer of a POST shows an error instead.
                return HttpResponseRedirect(receipt_link(number), status=HTTPStatus.SEE_OTHER)
        except NobodyAboveError:
            drop_photos(album.form)
            forget_words(album.form)
            return render(request, "feedback/authority_above.html", {"form": form})
        faults = "" if is_accusation or is_row_gone else form.other_faults
        if faults and (address := own_address(request, topic.address, album, faults)):
            return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
    return _shown(request, form, album, topic)


def _kinds(request: HttpRequest, topic: Topic) -> HttpResponse:
    now = timezone.now()
    offices = offices_around(topic.subject.place, None, timezone.localdate(now))
    context = {
        "topic": topic,
        "kinds": kind_offers(offices, now),
        "highest_reader": highest_reader(offices),
    }
    return render(request, "feedback/kinds.html", context)


def _form(request: HttpRequest, topic: Topic, typed: dict[str, str]) -> IntakeForm:
    """As it was sent, or with what was `typed` before a photo was added or something was wrong."""
    if faults := typed.get(FAULTS):
        return IntakeForm.with_faults(typed, faults, topic=topic)
    if typed:
        return IntakeForm(initial=typed, topic=topic)
    return opened(IntakeForm, request, topic=topic)


@sensitive_variables()
def _shown(request: HttpRequest, form: IntakeForm, album: Album, topic: Topic) -> HttpResponse:
    now, place = timezone.now(), topic.subject.place
    offices = offices_around(place, None, timezone.localdate(now))
    kind = topic.kind or Kind.PROBLEM
    context: dict[str, Any] = {
        "form": form,
        "album": album,
        "topic": topic,
        "subject": topic.subject,
        "stamp": new_stamp(),
        "offers": with_similar(offers(kind, offices, now), kind, topic.subject.village, now),
        "highest_reader": highest_reader(offices),
        "accused": accused_offers(place, now) if topic.kind is Kind.ACCUSATION else [],
    }
    response = render(request, "feedback/form.html", context)
    response.headers["Content-Security-Policy"] = SCRIPTED_POLICY
    return response


@sensitive_variables()
def _filed(request: HttpRequest, form: IntakeForm, album: Album, topic: Topic) -> str:
    """The form's one-time number; empty, with the reason in `form`, if nothing could be kept."""
    return send_once(
        request,
        form,
        lambda said, number: file_ticket(
            said,
            page=topic.page,
            subject=topic.subject,
            stamp=number,
            photos=album.form,
            is_held=is_flood(sender_today(request)),
        ),
    )


@sensitive_variables()
def _given_back_or_404(request: HttpRequest) -> HttpResponse:
    """Nothing is known that the words could be about: their author gets them back."""
    words = visible_text(request.POST.get("text", ""))
    if not words:
        raise Http404
    status = HTTPStatus.NOT_FOUND
    return render(request, "feedback/given_back.html", {"words": words}, status=status)
