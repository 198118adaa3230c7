"""Values that no page of the admin sends: Wagtail's views look for what they name, and break."""

from django.db import DataError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import NoReverseMatch
from modelsearch.backends.base import FilterFieldError

from home.middleware import Handler, is_for_staff

LINK_FORM = "wagtailadmin_choose_page_external_link"
LINK = "external-link-chooser-url"
PAGE_CHOOSER = "'wagtailadmin_choose_page_child'"
NO_ID = (
    "expected a number but got",  # Django, of what is compared with an id
    "too large to convert to SQLite INTEGER",
    "integer out of range",  # PostgreSQL
)


class RefuseForgedValues:
    """Middleware: answers 404 where a view of the admin looked for what cannot be there."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Raises Http404."""
        if not is_for_staff(request):
            return
        if finds_nothing(exception) or (
            lacks_link(request) and isinstance(exception, AttributeError)
        ):
            raise Http404 from exception


def lacks_link(request: HttpRequest) -> bool:
    """Whether the form for a link to elsewhere came without its address, which that view reads."""
    match = request.resolver_match
    return match is not None and match.url_name == LINK_FORM and LINK not in request.POST


def finds_nothing(exception: Exception) -> bool:
    """Whether something was asked for by an id that is none, or by what cannot be searched for."""
    match exception:
        case FilterFieldError():
            return True
        case NoReverseMatch():  # of the page to go back to
            return PAGE_CHOOSER in str(exception)
        case ValueError() | OverflowError() | DataError():
            return any(words in str(exception) for words in NO_ID)
    return False
