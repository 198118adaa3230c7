"""Texts beside a table that should never have been public: blanked wherever they are stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from disclosure.attached import Attached, Stored
from disclosure.enums import OuterText
from disclosure.forms import TEXTS
from disclosure.models import DisclosurePage, LedgerBatch, Takedown, TextRedaction
from disclosure.models.worded import BlankedText, text_fingerprint
from disclosure.presentation import why_redacted
from disclosure.signals import notices_changed
from disclosure.withdrawal import rewrite_attached
from feedback.row_facts import REDACTED
from feedback.services import retell_why_gone


@dataclass(frozen=True, slots=True)
class SaidText:
    """A text of a notice that may be blanked. `number` is the id of the batch, the attachment or
    the takedown whose it is, 0 where it is the notice's own; `where` says so in words."""

    what: OuterText
    number: int
    text: str
    where: str


def said_texts(page: DisclosurePage) -> list[SaidText]:
    """What the public may have read beside the table in any version, and what the draft says."""
    draft = page.get_latest_revision_as_object()
    found = (*_own(page, draft), *_titles(page, draft), *_reasons(page))
    return [said for said in found if said.text and not said.text.startswith(REDACTED)]


def _own(page: DisclosurePage, draft: DisclosurePage) -> Iterator[SaidText]:
    for name in TEXTS:
        what = OuterText(name)
        text = getattr(page, name) or getattr(draft, name)
        yield SaidText(what, 0, text, what.label)


def _titles(page: DisclosurePage, draft: DisclosurePage) -> Iterator[SaidText]:
    said = {each.attachment: each for each in (*draft.attachments, *page.attachments)}
    for each in said.values():
        if not each.withdrawn:
            yield SaidText(OuterText.TITLE, each.attachment, each.title, OuterText.TITLE.label)


def _reasons(page: DisclosurePage) -> Iterator[SaidText]:
    for batch in page.batches.published():
        where = f"第 {batch.version} 版的更正原因"
        yield SaidText(OuterText.REASON, batch.pk, batch.reason, where)
    for takedown in page.takedowns.all():
        what = OuterText.WHY_GONE
        yield SaidText(what, takedown.pk, takedown.reason, what.label)


@transaction.atomic
def redact_text(
    page: DisclosurePage, said: SaidText, *, kind: str, reason: str, user: User | None
) -> None:
    """Blank one of `said_texts` in every version of the notice, and wherever else it is kept.

    Readers see which text was blanked, the day and the `kind` (a `RedactionKind`); the record keeps
    who did it and the whole `reason`. What the notice says of itself (`TEXTS`) goes from all
    versions, however they put it, as each was a try to say the same.
    """
    page.take_turns()
    redaction = TextRedaction.objects.create(
        village=page.village,
        ledger=page.ledger,
        period=page.period,
        what=said.what,
        fingerprint=text_fingerprint(page.village, said.text),
        kind=kind,
        reason=reason,
        redacted_by=user,
    )
    words = f"{REDACTED}{why_redacted(redaction.mark)}"
    match said.what:
        case OuterText.REASON:
            LedgerBatch.objects.filter(pk=said.number).update(reason=words)
            _forget_tasks(said.text)
        case OuterText.WHY_GONE:
            Takedown.objects.filter(pk=said.number).update(reason=words)
            retell_why_gone(page, words)
        case OuterText.TITLE:
            rewrite_attached(page, lambda stored: _untitled(stored, said.number))
            _note(page, redaction)
        case _:
            _note(page, redaction, emptied=said.what)
    notices_changed.send(DisclosurePage, pages=[page.pk])


def _untitled(stored: Stored, attachment: int) -> Stored:
    said = map(Attached.from_json, stored)
    return [
        (replace(each, title=REDACTED) if each.attachment == attachment else each).as_json()
        for each in said
    ]


def _note(page: DisclosurePage, redaction: TextRedaction, *, emptied: str = "") -> None:
    """Let the page and each of its versions tell of it, and empty a field of theirs."""
    told = BlankedText(what=redaction.what, **redaction.mark)
    pages = DisclosurePage.objects.filter(pk=page.pk)
    changed = {emptied: ""} if emptied else {}
    before = pages.values_list("texts_redacted", flat=True).get()
    pages.update(texts_redacted=[*before, told], **changed)
    for version in page.revisions.all():
        version.content |= changed | {"texts_redacted": [*before, told]}
        version.save(update_fields=["content"])


def _forget_tasks(reason: str) -> None:
    """What was handed to the worker is kept for a while after it is done."""
    DBTaskResult.objects.finished().filter(args_kwargs__args__2__reason=reason).delete()
