"""What everybody is to read of a ticket, put fit for that at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from areas.selectors import names_in_office
from feedback.anonymous_forms import VisibleTextField
from feedback.handling.publishing import PublicWords, mark_of, result_photo, spoken_events
from feedback.models import TEXT_LIMIT, PublishedTicket, Ticket, TicketEvent
from home.asking_forms import OuterTextForm
from home.outer_texts import KnownNames


class InVillage:
    """Beside which a ticket is read: who is in office there may be named."""

    def __init__(self, ticket: Ticket) -> None:
        self.village = ticket.village

    def known_names(self, text: str) -> KnownNames:
        return KnownNames(in_office=names_in_office(self.village))


class PublishingForm(OuterTextForm, forms.Form):
    """The author's words, those of each step that spoke, and whether the photo of the result shows.

    Numbers of persons and what tells of somebody are refused, what may be a name is asked about.
    """

    text = VisibleTextField(
        label="群众说的",
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="去掉名字、电话、门牌和别的看得出是谁的话。可以改短、换个说法，意思不要变。",
        error_messages={"required": "还没有写。"},
    )

    def __init__(self, *args: Any, ticket: Ticket, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beside = InVillage(ticket)
        self.events = spoken_events(ticket)
        self.photo = result_photo(ticket)
        for name, event in named(self.events).items():
            self.fields[name] = _words_of(event)
        if self.photo:
            self.fields["shows_photo"] = forms.BooleanField(
                label="办结的照片也放上去",
                required=False,
                help_text="没有人脸、没有门牌、看不出是谁家，才放。",
            )
            self.fields["photo"] = forms.CharField(
                initial=mark_of(self.photo), required=False, widget=forms.HiddenInput
            )

    @property
    def outer_texts(self) -> Sequence[str]:  # type: ignore[override]
        return ["text", *named(self.events)]

    def words(self) -> PublicWords:
        """What a valid form brought."""
        said = self.cleaned_data
        of_steps = {event.pk: said[name] for name, event in named(self.events).items()}
        photo = said.get("photo", "") if said.get("shows_photo") else ""
        return PublicWords(said["text"], of_steps, photo)


class TakingDownForm(OuterTextForm, forms.Form):
    """Why everybody finds it no longer."""

    outer_texts = ("text",)

    text = VisibleTextField(
        label="为什么拿下来（大家都看得到）",
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "还没有写为什么。"},
    )

    def __init__(self, *args: Any, ticket: Ticket, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beside = InVillage(ticket)


def first_words(ticket: Ticket, published: PublishedTicket | None) -> dict[str, Any]:
    """What the form begins with: what is public now, else what was said; a step that spoke since
    then with its own words.
    """
    events = named(spoken_events(ticket))
    words = {name: event.text for name, event in events.items()}
    words["photo"] = mark_of(result_photo(ticket))
    if published is None:
        return {"text": ticket.text, **words}
    confirmed = dict(published.words.values_list("event", "text"))
    words |= {name: confirmed[event.pk] for name, event in events.items() if event.pk in confirmed}
    return {"text": published.text, **words, "shows_photo": bool(published.photo_id)}


def named(events: Sequence[TicketEvent]) -> dict[str, TicketEvent]:
    """Steps by the names of their fields: by their place in this history, as the numbers of events
    run through all tickets, those that one must not know of as well."""
    return {f"step_{place}": event for place, event in enumerate(events, 1)}


def _words_of(event: TicketEvent) -> VisibleTextField:
    day = timezone.localtime(event.at)
    return VisibleTextField(
        label=f"{event.get_step_display()}（{day.month}月{day.day}日）",
        max_length=TEXT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="不想给大家看的，清空就不放。",
    )
