"""What a worker fills in for somebody who cannot: where he lives, and what he says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from areas.enums import Level
from areas.models import Area
from feedback.enums import Kind
from feedback.intake.filing import Said
from feedback.intake.forms import TEXT_HINT, FeedbackForm
from feedback.managers import handled_areas
from feedback.models import Category

PLACES = (Level.VILLAGE, Level.GRID, Level.MICRO_GRID)
OFFERED = Category.objects.filter(is_offered=True).exclude(kind=Kind.ACCUSATION)


class PlaceForm(forms.Form):
    """Where he lives: by it people and days are told before anything is written."""

    place = forms.ModelChoiceField(
        Area.objects.none(),
        label="他住在哪里",
        empty_label="请选一个",
        error_messages={
            "required": "还没有选他住在哪里。",
            "invalid_choice": "那里不归您管，请另选一个。",
        },
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        assert isinstance(place, forms.ModelChoiceField)
        place.queryset = places_of(user)


class RelayForm(FeedbackForm):
    """What somebody says. Whoever accuses an official says so himself: of the worker who writes it
    down nobody knows how near he stands.
    """

    category = forms.ModelChoiceField(
        OFFERED,
        label="哪一类",
        error_messages={
            "required": "还没有选哪一类。",
            "invalid_choice": "这一类现在不能代填。请另选一类。",
        },
    )
    agrees = forms.BooleanField(
        label="他说可以放到网上给大家看",
        required=False,
        help_text=(
            "问过他，他说可以，才勾。不写他是谁，也不放照片。办事的人先看过，去掉名字、电话才放。"
            "他不想放了，凭回执号随时拿下来。"
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text, contact = self.fields["text"], self.fields["contact"]
        text.label, contact.label = "他说的话", "他的联系方式（可以不填）"
        text.help_text = f"写清在哪里、怎么了、他想怎么办。{TEXT_HINT}"
        contact.help_text = (
            "他想有人给他回话，就留个电话。只为这件事和他联系。号码加密存着，"
            "办这件事的人和他们的上级看得到，别人看不到，满一年就删掉。"
        )

    @property
    def chosen(self) -> str:
        """The number of the category that is chosen; empty if none is."""
        return str(self["category"].value() or "")

    def said(self) -> Said:
        """What a valid form brought."""
        cleaned = self.cleaned_data
        return Said(
            cleaned["text"], cleaned["category"], cleaned["contact"], agrees=cleaned["agrees"]
        )


def own_place(user: User) -> Area | None:
    """Where a worker's people live, if he serves one place alone, and that is in a village."""
    areas = handled_areas(user)
    return areas[0] if len(areas) == 1 and Level(areas[0].level) in PLACES else None


def places_of(user: User) -> QuerySet[Area]:
    """The villages and grids in what `user` serves, and around it up to the village."""
    around = Q(pk__in=[])
    for area in handled_areas(user):
        around |= Q(path__startswith=area.path) | Q(path__in=area.lineage_paths)
    return Area.objects.filter(around, level__in=PLACES)
