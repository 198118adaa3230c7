"""From where a form came, under names that tell nobody the address."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from home.client_address import address_of


def sender_today(request: HttpRequest) -> str:
    """The name of the address that `request` came from, for this day alone.

    The key follows from `SECRET_KEY` and the day, so that tomorrow nobody can tell that it is the
    same address. Such names lie in the cache, and nowhere else.
    """
    salt = f"feedback.senders.{timezone.localdate()}"
    return salted_hmac(salt, address_of(request)).hexdigest()
