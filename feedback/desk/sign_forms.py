"""What is filled in on the desk about door signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms

from areas.models import Area
from areas.selectors import names_in_office
from feedback.anonymous_forms import VisibleTextField
from feedback.enums import Hanging, Stands
from feedback.models import PLACE_LIMIT, REASON_LIMIT, SignPrinting
from feedback.signs.places import PLACE_LEVELS, PLACES
from feedback.signs.printing import MOST, Which, codes_to_print
from feedback.stamps import new_number
from home.asking_forms import OuterTextForm
from home.outer_texts import KnownNames
from home.pictures import MOST_BYTES
from language.web_addresses import names_a_site

MOST_AT_ONCE = 500
NOTHING_TO_PRINT = "没有要印的：这里的都印过，也没有记过破了的。要再印，请选全部。"
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


class PrintForm(forms.Form):
    """Of which places signs are printed. `number` is the form's own, for once."""

    number = forms.CharField(max_length=32, widget=forms.HiddenInput, initial=new_number)
    which = forms.TypedChoiceField(
        label="印哪些",
        choices=[(Which.MISSING, "没有印过的、破了的"), (Which.ALL, "全部再印一遍")],
        coerce=Which,
        initial=Which.MISSING,
    )

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area = area

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors or self.is_sent_again:
            return cleaned
        codes = codes_to_print(self.area, cleaned["which"])
        if not codes:
            raise forms.ValidationError(NOTHING_TO_PRINT)
        if len(codes) > MOST:
            raise forms.ValidationError(f"一次最多印 {MOST} 张，请一个网格一个网格印。")
        return cleaned | {"codes": codes}

    @property
    def sending(self) -> str:
        """Names the form with what was said in it, 64 characters: sent twice it is the same."""
        said = (self["number"].data, self["which"].data, self.area.pk)
        return sha256(repr(said).encode()).hexdigest()

    @property
    def is_sent_again(self) -> bool:
        """Whether its signs were noted before: then none are missing any more."""
        return SignPrinting.objects.filter(sending=self.sending).exists()


class CheckForm(forms.Form):
    """What a printed sign was like."""

    found = forms.TypedChoiceField(
        choices=Hanging.choices,
        coerce=Hanging,
        error_messages={"required": "请点一个：好好的、破了，还是换下了。"},
    )
    note = VisibleTextField(
        label="备注（可以不写）",
        max_length=REASON_LIMIT,
        required=False,
        widget=forms.TextInput(),
        help_text="只有您和上面的人看得到。",
    )
    photo = forms.FileField(
        label="照片（可以不拍）",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    @property
    def said(self) -> dict[str, Any]:
        """As `feedback.signs.checking.note_check` takes it."""
        photo = self.cleaned_data["photo"]
        return self.cleaned_data | {"photo": photo.read(MOST_BYTES + 1) if photo else b""}
