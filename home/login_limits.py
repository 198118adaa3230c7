"""Wrong passwords are counted by account and address: who guesses locks out only himself."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from home.counting import count_one

MOST_WRONG = 10
PAUSE = 15 * 60  # seconds from the first wrong one


@dataclass(frozen=True, slots=True)
class Guesser:
    """Who tries to log in to `username` from one address."""

    username: str
    address: str

    @classmethod
    def of(cls, request: HttpRequest, username: str) -> "Guesser":
        """As the server sees the address, or the proxy before it (`CLIENT_ADDRESS`)."""
        return cls(username, request.META.get(settings.CLIENT_ADDRESS, ""))

    @property
    def must_wait(self) -> bool:
        return (cache.get(self._key) or 0) >= MOST_WRONG

    def note_wrong(self) -> None:
        """One more wrong password. Nothing is counted while the cache is away."""
        count_one(self._key, PAUSE)

    @property
    def _key(self) -> str:
        """The cache learns neither the account nor the address."""
        named = f"{self.username}\x1f{self.address}"
        return f"login:{salted_hmac('home.login_limits', named).hexdigest()}"
