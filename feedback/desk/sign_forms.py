"""What is filled in on the desk about door signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from areas.models import Area
from areas.selectors import names_in_office
from feedback.anonymous_forms import VisibleTextField
from feedback.enums import Stands
from feedback.models import PLACE_LIMIT
from feedback.signs.places import PLACE_LEVELS, PLACES
from home.asking_forms import OuterTextForm
from home.outer_texts import KnownNames
from language.web_addresses import names_a_site

MOST_AT_ONCE = 500
NO_SITES = "「{}」像是个网址。扫码的人只该去本站，请只写地方。"
TOO_LONG = f"「{{}}」太长，最多 {PLACE_LIMIT} 个字：它要印在一行里。"
_NARROW = str.maketrans("０１２３４５６７８９－", "0123456789-")


@dataclass(frozen=True, slots=True)
class InArea:
    """Beside which names of places are written: nobody is masked there, and who serves the area may
    be named."""

    area: Area

    def known_names(self, text: str) -> KnownNames:
        return KnownNames(in_office=names_in_office(self.area))


class AreaField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Area) -> str:
        """Smaller ones stand in below what they lie in."""
        depth = PLACE_LEVELS.index(obj.level)
        return f"{'　' * depth}{obj.short_name}"


class PlacesForm(OuterTextForm, forms.Form):
    """Places that are to have codes. Everybody reads what they are called."""

    outer_texts = ("titles",)

    area = AreaField(Area.objects.none(), label="在哪里", empty_label=None)
    stands_for = forms.ChoiceField(
        label="什么地方", choices=[(each.value, each.label) for each in PLACES]
    )
    titles = VisibleTextField(
        label="门牌、地方的名称，一行写一个",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="如「12号」「村委会门口公告栏」。扫码的人看得到，请不要写谁家。",
        error_messages={"required": "还没有写。请一行写一个，如「12号」。"},
    )

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beside = InArea(area)
        inside = Area.objects.within(area).at_level(*PLACE_LEVELS)
        self.fields["area"].queryset = inside  # type: ignore[attr-defined]

    def clean_stands_for(self) -> Stands:
        return Stands(self.cleaned_data["stands_for"])

    def clean_titles(self) -> str:
        lines = self.cleaned_data["titles"].translate(_NARROW).splitlines()
        titles = list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in lines))))
        if len(titles) > MOST_AT_ONCE:
            raise forms.ValidationError(f"一次最多写 {MOST_AT_ONCE} 行，请分几次写。")
        for title in titles:
            if len(title) > PLACE_LIMIT:
                raise forms.ValidationError(TOO_LONG.format(title))
            if names_a_site(title):
                raise forms.ValidationError(NO_SITES.format(title))
        return "\n".join(titles)

    @property
    def named(self) -> Sequence[str]:
        """What was written, each place once."""
        return self.cleaned_data["titles"].splitlines()
