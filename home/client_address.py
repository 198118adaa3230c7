"""Where a request comes from."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """As the server sees the address, or the proxy before it (`CLIENT_ADDRESS`); may be empty."""
    address: str = request.META.get(settings.CLIENT_ADDRESS, "")
    return address
