"""Who is let in to the desk: whoever handles tickets today."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from feedback.decorators import unlisted
from feedback.managers import handled_areas
from home.content_policy import SCRIPTED_POLICY

DeskView = Callable[..., HttpResponse]


class DeskRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: User


def for_handlers(view: DeskView) -> DeskView:
    """Only for those who serve an area as somebody who handles tickets; kept by no cache.

    Others are sent to log in, or told that they have no such duty.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect("desk:login")
        if not handled_areas(request.user):
            return render(request, "desk/no_duty.html", status=403)
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Content-Security-Policy", SCRIPTED_POLICY)
        return response

    return unlisted(wrapper)
