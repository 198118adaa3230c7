"""What stands at the addresses of a notice that was taken down."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from disclosure.models import DisclosurePage
from home.caching import cacheable


def taken_down(page: DisclosurePage, request: HttpRequest) -> HttpResponse:
    """Since when and why it is gone, and the way to the village."""
    context = {"page": page, "takedown": page.takedowns.first()}
    response = render(request, "pages/disclosure/taken_down.html", context, status=HTTPStatus.GONE)
    return cacheable(request, response)
