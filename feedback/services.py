"""Everything that writes codes and tickets."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from wagtail.models import Page

from areas.models import Area
from feedback.models import CONTACT_KEPT_FOR, Code, DailyScans, Posting, Ticket
from feedback.photos import give_to_ticket, waiting_photos
from feedback.receipts import receipt_for, receipt_hash
from feedback.row_facts import Fact, without_cell
from feedback.subjects import Subject
from feedback.tokens import new_token
from home.models import BasePage
from language.dates import say_date


class StampUsedError(Exception):
    """The form was sent before, with other words; the first sending is kept as it is."""


def ensure_code(page: BasePage, token: str = "") -> Code:
    """The code of `page`, made if it has none. Two at once get the same one.

    A new code is a random one, unless `token` says which.
    """
    for_a_new_one: dict[str, Any] = {  # functions, as to ask costs queries
        "token": lambda: token or _unused_token(besides=Posting),
        "page_title": page.title,
        "village": lambda: page.place,
    }
    code, _ = Code.objects.get_or_create(page_id=page.pk, defaults=for_a_new_one)
    if code.page_title != page.title or code.gone_at:
        code.page_title, code.gone_at, code.why_gone = page.title, None, ""
        code.save(update_fields=["page_title", "gone_at", "why_gone"])
    return code


def mark_gone(page: Page, when: datetime, why: str) -> None:
    """Note when and why the page went, for those who scan its code from now on."""
    Code.objects.filter(page_id=page.pk).update(gone_at=when, why_gone=why)


def retell_why_gone(page: Page, why: str) -> None:
    """Say something else to those who scan the code of a page that is gone."""
    Code.objects.filter(page_id=page.pk, gone_at__isnull=False).update(why_gone=why)


def put_up(code: Code, *, place: str, put_up_by: str, put_up_on: date, user: User) -> Posting:
    """A new posting of the code, to be printed; those printed before stay as they are."""
    return Posting.objects.create(
        token=_unused_token(besides=Code),
        code=code,
        place=place,
        put_up_by=put_up_by,
        put_up_on=put_up_on,
        made_by=user,
    )


def count_scan(token: str, day: date) -> None:
    """One more scan of a printed token on that day: neither who nor when nor from where."""
    counted = DailyScans.objects.get_or_create(token=token, day=day)[0]
    DailyScans.objects.filter(pk=counted.pk).update(count=F("count") + 1)


@sensitive_variables()
@transaction.atomic
def file_ticket(
    *, page: Page | None, subject: Subject, text: str, contact: str, stamp: str, photos: str = ""
) -> str:
    """Keeps what was said and returns the receipt, 16 digits.

    `stamp` is the one-time number of the form: sent again with the same words, the receipt is the
    same and nothing is kept twice; with other words, or more photos, it raises StampUsedError.
    `photos` is the number under which the form's photos wait. `page` is None where it was deleted.
    """
    said = {
        "page_id": page.pk if page else None,
        "row_key": subject.row_key,
        "text": text,
        "contact": contact,
    }
    receipt = receipt_for(stamp)
    ticket, made = Ticket.unscoped.get_or_create(
        stamp=stamp,
        defaults=said
        | {
            "page_title": subject.title,
            "village": subject.village,
            "row_facts": subject.facts,
            "receipt_hash": receipt_hash(receipt),
        },
    )
    if made:
        give_to_ticket(photos, ticket)
    elif waiting_photos(photos) or any(getattr(ticket, name) != said[name] for name in said):
        raise StampUsedError
    return receipt


@transaction.atomic
def redact_row_facts(row_keys: Collection[str], village: Area, cell: Fact, *, by: str) -> int:
    """Blanks a redacted cell in the copies that tickets of `village` keep of these rows.

    `by` says who blanked it and why, so that whoever handles the ticket knows what was taken away.
    Returns the number of tickets changed.
    """
    changed = 0
    copies = Ticket.unscoped.filter(village=village, row_key__in=row_keys)
    for ticket in copies.only("row_facts", "row_changes").select_for_update():
        left = without_cell(ticket.facts, cell)
        if left != ticket.facts:
            today = say_date(timezone.localdate())
            ticket.row_facts = left
            ticket.row_changes += f"{today}隐去「{cell.label}」。{by}\n"
            ticket.save(update_fields=["row_facts", "row_changes"])
            changed += 1
    return changed


@transaction.atomic
def forget_contacts(now: datetime) -> int:
    """Deletes contacts kept for a year at `now`. Returns the number of tickets changed."""
    over = Ticket.unscoped.filter(created_at__lt=now - CONTACT_KEPT_FOR).exclude(contact="")
    return over.update(contact="")


def _unused_token(*, besides: type[Code | Posting]) -> str:
    """A token that none of `besides` has: in its own table the database sees to it."""
    token = new_token()
    taken = besides._default_manager.filter(token=token).exists()
    return _unused_token(besides=besides) if taken else token
