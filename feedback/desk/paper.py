"""A ticket as the desk shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from wagtail.models import Page

from areas.enums import Level
from areas.models import Duty
from feedback.corrections import Correction, corrections_waiting
from feedback.desk.lists import Remaining, remaining
from feedback.enums import State, Step
from feedback.handling.merging import told_history
from feedback.handling.promises import arithmetic
from feedback.handling.publishing import may_publish
from feedback.handling.taking import relayed_by
from feedback.intake.photo_links import staff_link
from feedback.intake.photos import later_photos, photos_of
from feedback.models import PublishedTicket, Ticket, TicketEvent, TicketPhoto
from feedback.models.published import why_not
from feedback.offices import is_kept_from_relayer, readers_of
from feedback.published.shown import SATISFIED
from feedback.rules.deadlines import Day
from feedback.selectors import public_page
from feedback.words import ACCUSED, office_words
from language.dates import say_date


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo of a ticket, with its addresses for one person: itself, and made small."""

    large: str
    small: str


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step of a ticket, in words for those who handle it, with its photos."""

    event: TicketEvent
    photos: list[ShownPhoto]

    @property
    def what(self) -> str:
        """What was done, to whom it went by that, and by when it is answered then."""
        event = self.event
        said = event.step_words
        if event.office:
            said += (
                event.office.short_name if event.step in _TO else f"，交给{event.office.short_name}"
            )
        return f"{said}，{say_date(event.due_on)}前答复" if event.due_on else said


_TO = (Step.ROUTED, Step.HANDED_OVER, Step.ESCALATED)


@dataclass(frozen=True, slots=True)
class Paper:
    """One ticket, as `viewer` reads it."""

    ticket: Ticket
    viewer: User

    @property
    def remaining(self) -> Remaining:
        return remaining(self.ticket)

    @property
    def office(self) -> str:
        """Who has it now, in words."""
        return office_words(self.ticket.office)

    @property
    def accused(self) -> str:
        """Whom it is about, in words; empty where it accuses nobody."""
        return ACCUSED[Level(self.ticket.about)] if self.ticket.about else ""

    @property
    def relayed_by(self) -> str:
        """Who wrote it down for its author, in words."""
        return relayed_by(self.ticket)

    @property
    def is_kept_from_relayer(self) -> bool:
        """Whether its receipt tells nothing any more, as who wrote it down may have kept that."""
        return is_kept_from_relayer(self.ticket)

    @property
    def page(self) -> Page | None:
        """What it is about, while that is public."""
        return public_page(self.ticket.about_page)

    @property
    def state(self) -> str:
        """How far it has come, and what its author says of that."""
        said = SATISFIED[self.ticket.is_satisfied]
        return "，".join(filter(None, (self.ticket.state_words, said)))

    @property
    def days(self) -> list[Day]:
        """The arithmetic of its deadline; empty where none runs."""
        return arithmetic(self.ticket) if State(self.ticket.state).is_open else []

    @property
    def history(self) -> list[ShownStep]:
        """Every step with its photos, the first on top."""
        photos = later_photos(self.ticket)
        return [
            ShownStep(event, self._shown(photos.get(event.pk, [])))
            for event in told_history(self.ticket)
        ]

    @property
    def original(self) -> Ticket | None:
        """The ticket that it is the same as, if the viewer may see that."""
        if self.ticket.duplicate_of_id is None:
            return None
        seen = Ticket.objects.visible_to(self.viewer)
        return seen.filter(pk=self.ticket.duplicate_of_id).first()

    @property
    def same(self) -> list[Ticket]:
        """The tickets that are the same as this one, as far as the viewer may see them."""
        return list(Ticket.objects.visible_to(self.viewer).filter(duplicate_of=self.ticket))

    @property
    def waiting_corrections(self) -> Sequence[Correction]:
        """Those that will answer it once they are public."""
        return corrections_waiting(self.ticket)

    @property
    def published(self) -> PublishedTicket | None:
        """What everybody reads of it now."""
        return PublishedTicket.objects.public().filter(ticket=self.ticket).first()

    @property
    def publishes(self) -> bool:
        """Whether the viewer may let everybody read it."""
        return not why_not(self.ticket) and may_publish(self.viewer, self.ticket)

    @property
    def readers(self) -> list[Duty]:
        """Who else may read it: a duty given wrongly is to be seen."""
        return readers_of(self.ticket)

    @property
    def photos(self) -> list[ShownPhoto]:
        """With addresses for the viewer, good for minutes."""
        return self._shown(photos_of(self.ticket))

    def _shown(self, photos: Iterable[TicketPhoto]) -> list[ShownPhoto]:
        return [
            ShownPhoto(
                staff_link(photo, self.viewer, "desk:photo"),
                staff_link(photo, self.viewer, "desk:small_photo"),
            )
            for photo in photos
        ]
