"""Placeholder until the notice's own views land."""

from django.http import HttpRequest, HttpResponse


def notice(page, request: HttpRequest) -> HttpResponse:  # type: ignore[no-untyped-def]
    return page.render(request)


changes = print_page = notice


def earlier_batch(page, request, number):  # type: ignore[no-untyped-def]
    return page.render(request)


def download(page, request, form):  # type: ignore[no-untyped-def]
    return page.render(request)
