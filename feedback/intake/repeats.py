"""The same words once more from the same address: whoever goes back from the receipt finds the form
as it was, under a new stamp, and may take it for not sent. The contact is not there any more, as no
browser keeps it.

No receipt is given for them: a neighbour behind the same address may say the same.
"""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from feedback.intake.filing import Said
from feedback.senders import sender_today

REMEMBERED_FOR = 1800  # seconds
REPEATED = "repeated"
SENT_BEFORE = (
    "这些话刚才已经送出，我们收到了，不用再送。回执号没有抄下来，或者还要另外记一件的，请再点一次“送出”："
    "另外记一件，给您新的回执号。"
)


def was_sent(request: HttpRequest, said: Said, stamp: str) -> bool:
    """Whether the same was just sent from there under another stamp.

    While the cache is away nothing is known.
    """
    return cache.get(_key(request, said, said.contact)) not in (None, stamp)


def note_sent(request: HttpRequest, said: Said, stamp: str) -> None:
    """Remember for half an hour that this was sent; of the words only a keyed hash."""
    keys = {_key(request, said, contact) for contact in (said.contact, "")}
    cache.set_many(dict.fromkeys(keys, stamp), REMEMBERED_FOR)


def _key(request: HttpRequest, said: Said, contact: str) -> str:
    words = (said.text, contact, str(said.category.pk), said.about or "")
    named = "\x1f".join((sender_today(request), request.get_full_path(), *words))
    return f"sent:{salted_hmac('feedback.repeats', named).hexdigest()}"
