"""What was typed so far, while the photo that came with it is taken in.

The answer to a POST cannot be gone back to, so that the form is shown again at an address of its
own; no address may hold the words, so they wait in the cache. They are encrypted by a key that
follows from the number of the form and from `SECRET_KEY`: who reads the cache alone reads nothing.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping

from cryptography.fernet import Fernet
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.views.decorators.debug import sensitive_variables

KEPT_FOR = 3600  # seconds
LONGEST = 20_000  # characters


@sensitive_variables()
def keep_words(form: str, words: Mapping[str, str]) -> bool:
    """Keep what was typed into the form of this number for an hour.

    False, and nothing is kept, where that is too long, or the cache is away.
    """
    said = json.dumps(dict(words))
    if len(said) > LONGEST:
        return False
    cache.set(_name(form), _box(form).encrypt(said.encode()), KEPT_FOR)
    return cache.get(_name(form)) is not None


@sensitive_variables()
def kept_words(form: str) -> dict[str, str]:
    """What was typed into it; empty where nothing is kept."""
    kept = cache.get(_name(form))
    words: dict[str, str] = json.loads(_box(form).decrypt(kept)) if kept else {}
    return words


def forget_words(form: str) -> None:
    """It was sent."""
    cache.delete(_name(form))


def _name(form: str) -> str:
    return f"typed:{salted_hmac('feedback.kept_words.name', form).hexdigest()}"


def _box(form: str) -> Fernet:
    digest = salted_hmac("feedback.kept_words.key", form, algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(digest))
