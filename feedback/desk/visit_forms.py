"""What is filled in about a visit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any, Self

from django import forms
from django.utils import timezone

from areas.models import Area
from feedback.anonymous_forms import VisibleTextField
from feedback.models import NOTE_LIMIT, Code, Visit
from feedback.visiting import doors_in

_POSITION = re.compile(r"-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?", re.ASCII)
AROUND = "around"


class VisitForm(forms.Form):
    """Where, when and what; `place` is "around-<micro-grid>" or "door-<code>"."""

    place = forms.ChoiceField(label="走到哪里", error_messages={"required": "还没有选走到哪里。"})
    at = forms.DateTimeField(
        label="什么时候（不填就是现在）",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        error_messages={"invalid": "时间看不懂，请写成 2026-11-26 09:30 这样。"},
    )
    note = VisibleTextField(
        label="记一笔（可以不写，满一年删掉）",
        max_length=NOTE_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    position = forms.CharField(required=False, widget=forms.HiddenInput())

    @classmethod
    def mending(cls, visit: Visit, *args: Any, areas: Sequence[Area]) -> Self:
        """The form with what was written down."""
        place = f"door-{visit.door_id}" if visit.door_id else f"{AROUND}-{visit.area_id}"
        at = timezone.localtime(visit.at).strftime("%Y-%m-%dT%H:%M")
        return cls(*args, areas=areas, initial={"place": place, "at": at, "note": visit.note})

    def __init__(self, *args: Any, areas: Sequence[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._areas = {area.pk: area for area in areas}
        self._doors = {door.pk: door for door in doors_in(areas)}
        choice = self.fields["place"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", "请选一个"), *self._choices()]

    def _choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        by_area = {
            pk: list(doors)
            for pk, doors in groupby(self._doors.values(), lambda door: door.area_id)
        }
        return [
            (
                area.short_name,
                [
                    (f"{AROUND}-{area.pk}", f"{area.short_name}，走了一圈"),
                    *((f"door-{door.pk}", door.title) for door in by_area.get(area.pk, [])),
                ],
            )
            for area in self._areas.values()
        ]

    def clean_position(self) -> str:
        """What is no position is none: a phone may have been asked and not known."""
        said: str = self.cleaned_data["position"]
        return said if _POSITION.fullmatch(said) else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind, _, pk = cleaned.pop("place", "").partition("-")
        if kind:
            door: Code | None = None if kind == AROUND else self._doors[int(pk)]
            cleaned["door"] = door
            cleaned["area"] = self._areas[door.area_id if door and door.area_id else int(pk)]
        cleaned["at"] = cleaned.get("at") or timezone.now()
        return cleaned
