"""Forms with texts that everybody will read: what none may tell is refused, and what may be a name
is asked about once."""

from collections.abc import Sequence
from typing import Any, Protocol

from django import forms
from django.http import QueryDict

from home.outer_texts import Doubt, KnownNames, doubts_of, fault_of

ASKED = "asked"
"""Tells, in what is sent, about which words was asked already; `home/asked.html` sends it."""


def ask_about(form: forms.BaseForm, name: str, doubts: Sequence[Doubt]) -> Sequence[str]:
    """Ask, at a field, what in its text may be somebody's, unless that was asked before.

    Returns the words: the form is to say them as `asked`, so that they pass the next time.
    """
    answered = form.data.getlist(ASKED) if isinstance(form.data, QueryDict) else ()
    for doubt in doubts:
        if doubt.word not in answered:
            form.add_error(name, doubt.question)
    return [doubt.word for doubt in doubts]


class Beside(Protocol):
    """What a text stands beside: a page, or several."""

    def known_names(self, text: str) -> KnownNames: ...


class OuterTextForm(forms.BaseForm):
    """`outer_texts` are the fields that the public reads, `beside` what they are about."""

    outer_texts: Sequence[str]
    beside: Beside
    asked: Sequence[str] = ()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.outer_texts:
            if text := cleaned.get(name):
                self._look_through(name, text)
        return cleaned

    def _look_through(self, name: str, text: str) -> None:
        known = self.beside.known_names(text)
        if fault := fault_of(text, known):
            self.add_error(name, f"这里{fault}")
        else:
            self.asked = (*self.asked, *ask_about(self, name, doubts_of(text, known)))
