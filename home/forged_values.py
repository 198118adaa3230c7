"""Values that no page of the admin sends: Wagtail's views look for what they name, and break."""

from django.db import DataError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from modelsearch.backends.base import FilterFieldError

from home.middleware import Handler, is_for_staff

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
        if is_for_staff(request) and finds_nothing(exception):
            raise Http404 from exception


def finds_nothing(exception: Exception) -> bool:
    """Whether something was asked for by an id that is none, or by what cannot be searched for."""
    match exception:
        case FilterFieldError():
            return True
        case ValueError() | OverflowError() | DataError():
            return any(words in str(exception) for words in NO_ID)
    return False
