"""What the accountant says about a workbook: which column a header is, whose a name is."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from disclosure.editing.fields import IGNORE
from disclosure.editing.report_columns import HeaderQuestion
from disclosure.editing.report_names import NameQuestion
from disclosure.editing.reports import Report
from disclosure.ledgers.base import Ledger
from language.name_shape import masked_name
from language.names import NameKind

_NOT_OURS = (IGNORE, "不是台账里的栏目，不公开")
_TOLD = "村里的个人，遮成「{}」"
_NOT_TOLD = "村干部、外面的人，或者不是人名，照写"
_KINDS = [(NameKind.PERSON.value, "个人"), (NameKind.FIRM.value, "单位")]


class AnswersForm(forms.Form):
    """The open questions of a preview, and what was read or answered before, to be put right.

    Whatever is left empty, or as it was, changes nothing.
    """

    def __init__(self, *args: Any, report: Report, ledger: Ledger, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        free = [("", "请选择"), *report["free_columns"], _NOT_OURS]
        every = [*((column.key, column.label) for column in ledger.columns), _NOT_OURS]
        for header in report["headers"]:
            self.fields[header["field"]] = _header_field(header, free)
        for header in report["readings"]:
            self.fields[header["field"]] = _header_field(header, every)
        for name in (*report["names"], *report["answered_names"]):
            self.fields[name["field"]] = _name_field(name)
        for name in (*report["told"], *report["answered_told"]):
            self.fields[name["field"]] = _told_field(name)

    def questions(self) -> Iterator[tuple[forms.BoundField, str]]:
        """The fields of what is open, with what helps to answer it."""
        for header in self.report["headers"]:
            yield self[header["field"]], _samples(header)
        for name in self.report["names"]:
            yield self[name["field"]], _where(name)
        for name in self.report["told"]:
            yield self[name["field"]], _where_told(name)

    def readings(self) -> Iterator[tuple[forms.BoundField, str]]:
        """The fields of what the columns were read as."""
        return ((self[each["field"]], _samples(each)) for each in self.report["readings"])

    def answered_names(self) -> Iterator[forms.BoundField]:
        """The fields of the names of which the village said before what they are."""
        answered = (*self.report["answered_names"], *self.report["answered_told"])
        return (self[each["field"]] for each in answered)

    @property
    def header_answers(self) -> dict[str, str]:
        """By squashed header: the column's key, or empty for a header to be ignored."""
        asked = (*self.report["headers"], *self.report["readings"])
        said = {each["squashed"]: self._news(each["field"], each["answer"]) for each in asked}
        return {header: "" if key == IGNORE else key for header, key in said.items() if key}

    @property
    def name_answers(self) -> dict[str, NameKind]:
        """What doubtful names are."""
        return self._kinds((*self.report["names"], *self.report["answered_names"]))

    @property
    def told_answers(self) -> dict[str, NameKind]:
        """Whose the names in free texts are."""
        return self._kinds((*self.report["told"], *self.report["answered_told"]))

    def _kinds(self, asked: Sequence[NameQuestion]) -> dict[str, NameKind]:
        said = {each["name"]: self._news(each["field"], each["answer"]) for each in asked}
        return {name: NameKind(kind) for name, kind in said.items() if kind}

    def _news(self, field: str, before: str) -> str:
        """The answer in a field; empty where it says nothing, or what held before."""
        answer: str = self.cleaned_data[field]
        return "" if answer == before else answer


def _header_field(header: HeaderQuestion, choices: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=f"表头「{header['text']}」",
        choices=choices,
        initial=header["answer"],
        required=False,
    )


def _name_field(name: NameQuestion) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=f"「{name['name']}」",
        choices=_KINDS,
        initial=name["answer"],
        widget=forms.RadioSelect,
        required=False,
    )


def _told_field(name: NameQuestion) -> forms.ChoiceField:
    """A person's, as long as nobody says otherwise: one click so answers all of them safely."""
    person = _TOLD.format(masked_name(name["name"]))
    return forms.ChoiceField(
        label=f"「{name['name']}」",
        choices=[(NameKind.PERSON.value, person), (NameKind.FIRM.value, _NOT_TOLD)],
        initial=name["answer"] or NameKind.PERSON.value,
        widget=forms.RadioSelect,
        required=False,
    )


def _samples(header: HeaderQuestion) -> str:
    return f"内容如：{'、'.join(header['samples'])}" if header["samples"] else ""


def _where(name: NameQuestion) -> str:
    """Where a doubtful name stands, and what the answer decides."""
    return f"{_places(name)}。单位公开全名，个人只公开姓；不回答就按个人处理。"


def _where_told(name: NameQuestion) -> str:
    return f"{_places(name)}的文字里。"


def _places(name: NameQuestion) -> str:
    places = "、".join(map(str, name["rows"]))
    more = f"等 {name['count']} 行" if name["count"] > len(name["rows"]) else "行"
    return f"在第 {places} {more}"
