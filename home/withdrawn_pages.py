"""Files beside pages that were taken down: they say why, as the page itself does."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import Page

P = ParamSpec("P")
FileView = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]


def told_where_taken_down(view: FileView[P]) -> FileView[P]:
    """Lets a page that is not public any more, and leads everybody who asks for anything below its
    address to why, answer for its files too: who keeps the address of a table, or has bound a code
    into his own page, would else be told that there never was one."""

    @wraps(view)
    def answered(
        request: HttpRequest, path: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        route = Page.route_for_request(request, path)
        if route is not None and not route.page.live:
            return route.page.serve(request, *route.args, **route.kwargs)
        return view(request, path, *args, **kwargs)

    return answered
