"""Where a page stood that was public and was deleted, stands what happened, as behind its code."""

from http import HTTPMethod, HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from feedback.intake.topics import topic_of_code
from feedback.models import Code
from feedback.selectors import deleted_at, village_page
from home.caching import cacheable
from home.middleware import Handler, is_for_staff

READING = {HTTPMethod.GET, HTTPMethod.HEAD}


def tell_of_deleted_pages(get_response: Handler) -> Handler:
    """Answers 410 and says when and why, instead of 404, at the address of a page that was deleted
    and at those of its files."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_missing = response.status_code == HTTPStatus.NOT_FOUND and request.method in READING
        if not is_missing or is_for_staff(request):
            return response
        code = deleted_at(request.path)
        if code is None:
            return response
        told = render(
            request, "feedback/page_deleted.html", way_on_from(code), status=HTTPStatus.GONE
        )
        return cacheable(request, told)

    return answer


def way_on_from(code: Code) -> dict[str, Any]:
    """What is said of a page that is gone, and where its readers may go instead."""
    return {
        "code": code,
        "village_page": village_page(code.village),
        "topic": topic_of_code(code),
    }
