"""Signs are printed together: a posting for each in one transaction, once however often the form is
sent."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef

from areas.models import Area
from feedback.enums import Hanging, PrintState
from feedback.models import PERSON_LIMIT, PLACE_LIMIT, Code, Posting, SignPrinting
from feedback.services import unused_tokens
from feedback.signs.drawing import draw_signs_in_background
from feedback.signs.places import PLACES, in_order

MOST = 2_000
"""Signs that are printed together; so many are drawn well within the time of a task."""

KEPT = timedelta(days=1)


class Which(StrEnum):
    """Of which places signs are printed."""

    MISSING = "missing"
    ALL = "all"


def codes_to_print(area: Area, which: Which) -> list[Code]:
    """Of places in `area`: all, or those of which no whole copy is out."""
    codes = Code.objects.filter(stands_for__in=PLACES, area__path__startswith=area.path)
    if which is Which.MISSING:
        whole = Posting.objects.filter(code=OuterRef("pk"), hanging=Hanging.HANGS)
        codes = codes.exclude(Exists(whole))
    by_area: dict[int, list[Code]] = {}
    for code in codes.order_by("area__path"):
        by_area.setdefault(code.area_id or 0, []).append(code)
    return [code for found in by_area.values() for code in in_order(found)]


@transaction.atomic
def print_signs(area: Area, codes: Sequence[Code], *, sending: str, user: User) -> SignPrinting:
    """Note a copy of each code as printed, and have the PDF drawn.

    `sending` names the form as it was sent: what it asked for before is given again. Of two at
    once, the database lets one write.
    """
    printing, is_new = SignPrinting.objects.get_or_create(
        sending=sending, defaults={"area": area, "asked_by": user}
    )
    if is_new:
        name = (user.get_full_name() or user.get_username())[:PERSON_LIMIT]
        tokens = unused_tokens(len(codes), besides=Code)
        Posting.objects.bulk_create(
            Posting(
                token=token,
                code=code,
                place=code.title[:PLACE_LIMIT],
                put_up_by=name,
                made_by=user,
                printing=printing,
            )
            for token, code in zip(tokens, codes, strict=True)
        )
        draw_signs_in_background.enqueue(printing.pk)
    return printing


def draw_again(printing: SignPrinting) -> None:
    """Have a PDF drawn that failed, or went with its day."""
    gone = SignPrinting.objects.filter(
        pk=printing.pk, state__in=(PrintState.FAILED, PrintState.DROPPED)
    )
    if gone.update(state=PrintState.WAITING, problem=""):
        draw_signs_in_background.enqueue(printing.pk)


def drop_old_sign_files(now: datetime) -> int:
    """Delete the PDFs that were asked for more than a day ago; they can be drawn again. Returns how
    many."""
    old = SignPrinting.objects.filter(state=PrintState.READY, asked_at__lt=now - KEPT)
    dropped = list(old)
    for printing in dropped:
        printing.file.delete(save=False)
        printing.state = PrintState.DROPPED
        printing.save(update_fields=["file", "state"])
    return len(dropped)
