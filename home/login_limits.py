"""How often one may try what guesses or pesters: counted by whom and by where from, for a while."""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from home.counting import count_one

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries (`most`) within so many `seconds` from the first."""

    name: str
    most: int
    seconds: int

    def is_reached(self, *by: str) -> bool:
        """Whether whoever these words tell has to wait."""
        return (cache.get(self._key(by)) or 0) >= self.most

    def count(self, *by: str) -> None:
        """One more try. Nothing is counted while the cache is away."""
        count_one(self._key(by), self.seconds)

    def _key(self, by: tuple[str, ...]) -> str:
        """The cache learns neither the account nor the address."""
        named = "\x1f".join(by)
        return f"{self.name}:{salted_hmac('home.login_limits', named).hexdigest()}"


WRONG_OF_ACCOUNT = Limit("login", 10, 15 * MINUTE)
"""By account and address: who guesses locks out only himself."""

WRONG_OF_ADDRESS = Limit("logins", 100, 15 * MINUTE)
"""By address: one password tried on every account. An office may share an address."""

RESETS_TO = Limit("reset", 3, 60 * MINUTE)
"""By mail address: links for a new password."""

RESETS_OF_ADDRESS = Limit("resets", 20, 60 * MINUTE)
"""By the address that asks for them."""
