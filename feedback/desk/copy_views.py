"""Printed signs on the phone of whoever looks after them: what to go and see, what was found."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from feedback.desk.access import for_handlers
from feedback.desk.sign_forms import CheckForm
from feedback.intake.photos import LONGEST_WITH_PHOTO
from feedback.managers import handled_areas
from feedback.models import Posting, PostingCheck
from feedback.signs.checking import CheckRefusedError, note_check, to_be_seen
from feedback.signs.places import keeps_signs_at
from home.middleware import takes_files_in
from home.pictures import NotAPictureError

MOST_SHOWN = 200


@require_safe
@for_handlers
def signs_to_see(request: HttpRequest) -> HttpResponse:
    """GET /desk/signs/due/: the signs that somebody has to go to."""
    due = to_be_seen(handled_areas(request.user), timezone.localdate())
    context = {"postings": due[:MOST_SHOWN], "count": due.count()}
    return render(request, "desk/signs_to_see.html", context)


@takes_files_in(LONGEST_WITH_PHOTO)
@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
def sign_copy(request: HttpRequest, token: str) -> HttpResponse:
    """/desk/signs/copies/<token>/: a printed sign and what was found of it; a POST notes more."""
    posting = _kept_posting_or_404(request, token)
    is_sent = request.method == "POST"
    form = CheckForm(request.POST, request.FILES) if is_sent else CheckForm()
    if form.is_valid():
        try:
            note_check(posting, user=cast(User, request.user), **form.said)
        except (CheckRefusedError, NotAPictureError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "记下了。")
            return redirect("desk:sign_copy", token)
    context = {"posting": posting, "checks": posting.checks.all(), "form": form}
    return render(request, "desk/sign_copy.html", context, status=422 if is_sent else 200)


@require_safe
@for_handlers
def check_photo(request: HttpRequest, token: str, check_pk: int) -> HttpResponse:
    """GET /desk/signs/copies/<token>/<check>/photo/"""
    posting = _kept_posting_or_404(request, token)
    check = get_object_or_404(PostingCheck.objects.exclude(photo=""), posting=posting, pk=check_pk)
    with check.photo.open() as file:
        return HttpResponse(
            file.read(), content_type="image/jpeg", headers={"X-Content-Type-Options": "nosniff"}
        )


def _kept_posting_or_404(request: HttpRequest, token: str) -> Posting:
    """A copy of a place that the reader looks after. Raises Http404."""
    postings = Posting.objects.select_related("code__area", "printing")
    posting = get_object_or_404(postings, token=token)
    area = posting.code.area
    if area is None or not keeps_signs_at(request.user, area):
        raise Http404
    return posting
