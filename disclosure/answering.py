"""Corrections that answer what residents said: which tickets, and that their authors are told.

Who sees a ticket may name it; what accuses somebody, or ever did, is never named, and left out
where it turns out to be so before the correction is public.
"""

from collections.abc import Collection, Sequence

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from disclosure.models import AnsweredTicket, DisclosurePage, LedgerBatch
from feedback.corrections import Correction
from feedback.enums import OPEN
from feedback.handling.correcting import note_corrected
from feedback.managers import PLAIN
from feedback.models import Ticket
from language.dates import say_date

MOST_OFFERED = 50


def tickets_to_answer(page: DisclosurePage, user: User | None) -> QuerySet[Ticket]:
    """Open tickets about a notice that `user` sees and the draft's table does not answer yet, the
    newest first."""
    if user is None:
        return Ticket.unscoped.none()
    draft = page.get_latest_revision_as_object().batch
    plain = Ticket.objects.visible_to(user).filter(PLAIN)
    seen = plain.filter(page=page.pk, state__in=OPEN)
    if draft is not None and not draft.first_published_at:
        seen = seen.exclude(pk__in=draft.answered.values("ticket"))
    newest = seen.order_by("-created_at", "-pk").values_list("pk", flat=True)[:MOST_OFFERED]
    return Ticket.unscoped.defer("contact").filter(pk__in=list(newest))


def name_tickets(batch: LedgerBatch, tickets: Collection[Ticket], *, by: User | None) -> None:
    """The correction answers these."""
    AnsweredTicket.objects.bulk_create(
        [AnsweredTicket(batch=batch, ticket=ticket, named_by=by) for ticket in tickets],
        ignore_conflicts=True,
    )


def take_over(batch: LedgerBatch, replaced: LedgerBatch | None) -> None:
    """A correction that nobody has seen is replaced by another: that answers the same."""
    if replaced is None or replaced.first_published_at or batch.corrects_id is None:
        return
    AnsweredTicket.objects.bulk_create(
        AnsweredTicket(batch=batch, ticket_id=each.ticket_id, named_by_id=each.named_by_id)
        for each in replaced.answered.all()
    )


def tell_authors(page: DisclosurePage) -> None:
    """The batch on show is a correction that just went public: so the tickets say."""
    named = AnsweredTicket.objects.filter(batch=page.batch_id)
    named.exclude(ticket__about="", ticket__once_accused=False).delete()
    for each in named.select_related("batch"):
        _tell(page, each.batch, each.ticket_id, None)


def offered_for(ticket: Ticket) -> Sequence[Correction]:
    """`Corrections.offered` for tickets about notices."""
    return [
        _in_words(each)
        for each in _corrections_since(ticket)
        if not each.answered.filter(ticket=ticket).exists()
    ]


def waiting_for(ticket: Ticket) -> Sequence[Correction]:
    """`Corrections.waiting` for tickets about notices."""
    named = _shown_or_drafted(ticket).filter(answered__ticket=ticket, first_published_at=None)
    return [_in_words(each) for each in named]


def answer(ticket: Ticket, key: str, by: User) -> None:
    """`Corrections.answer` for tickets about notices."""
    batch = _corrections_since(ticket).get(pk=key)
    name_tickets(batch, [ticket], by=by)
    if batch.first_published_at:
        _tell(_notice_of(ticket), batch, ticket.pk, by)


def _corrections_since(ticket: Ticket) -> QuerySet[LedgerBatch]:
    since = _shown_or_drafted(ticket).filter(corrects__isnull=False)
    return since.filter(accepted_at__gt=ticket.created_at)


def _shown_or_drafted(ticket: Ticket) -> QuerySet[LedgerBatch]:
    """What the public has seen of the notice, and what its draft holds."""
    notice = _notice_of(ticket)
    draft = notice.get_latest_revision_as_object()
    return notice.batches.published() | notice.batches.filter(pk=draft.batch_id)


def _notice_of(ticket: Ticket) -> DisclosurePage:
    return DisclosurePage.objects.get(pk=ticket.page_id)


def _in_words(batch: LedgerBatch) -> Correction:
    """Its reason only where everybody can read it."""
    if batch.first_published_at is None:
        day = say_date(timezone.localdate(batch.accepted_at))
        return Correction(str(batch.pk), f"{day}传的，还没有公开")
    day = say_date(timezone.localdate(batch.first_published_at))
    return Correction(str(batch.pk), f"第 {batch.version} 版，{day}公开：{batch.reason}")


def _tell(page: DisclosurePage, batch: LedgerBatch, ticket_id: int, by: User | None) -> None:
    note_corrected(
        ticket_id,
        by,
        text=f"您问的公示更正了。更正原因：{batch.reason}",
        link=f"{page.get_url() or ''}changes/?version={batch.version}",
    )
