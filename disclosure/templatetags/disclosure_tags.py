"""Dates in the words of the notices, and where the lines of a narrow cell may break."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from disclosure.attached import Attached
from disclosure.enums import OuterText
from disclosure.ledgers import telling
from disclosure.models.worded import BlankedText
from disclosure.objections import is_over
from disclosure.presentation import why_redacted
from disclosure.public_rows import RedactionMark
from feedback.row_facts import REDACTED
from language.dates import say_date

register = template.Library()

CODE = re.compile(r"([0-9A-Za-z]+(?:[-/][0-9A-Za-z]+)+)")


@register.filter
def chinese_date(day: date | None) -> str:
    """2026年9月30日; nothing for no day."""
    return say_date(day) if day else ""


@register.filter
def chinese_day(moment: datetime | None) -> str:
    """The local day of a moment: 2026年9月30日; nothing for none."""
    return say_date(timezone.localdate(moment)) if moment else ""


@register.filter
def year_apart(day: str) -> SafeString:
    """A day in words whose line may break after the year: 2026年<wbr>12月31日."""
    year, mark, rest = day.partition("年")
    return format_html("{}{}<wbr>{}", year, mark, rest)


@register.filter
def codes_whole(text: str) -> SafeString:
    """A text in which no line breaks inside of a number like 2023-001."""
    *starts, rest = CODE.split(text)
    pairs = zip(starts[::2], starts[1::2], strict=True)
    return format_html("{}{}", format_html_join("", '{}<span class="code">{}</span>', pairs), rest)


@register.filter
def after_words(text: str) -> str:
    """A figure as it goes on after Chinese words."""
    return telling.after_words(text)


@register.filter
def of_row(beside: Mapping[str, Sequence[Attached]], key: str) -> Sequence[Attached]:
    """What is attached to the row of that key."""
    return beside.get(key, ())


@register.filter
def why_withdrawn(mark: RedactionMark) -> str:
    """What stands beside an attachment that was taken away, as beside a blanked cell."""
    return why_redacted(mark)


@register.filter
def say_blanked(told: BlankedText) -> str:
    """What stands for a text that was blanked: 说明（已隐去），2026年11月26日隐去：写了别的私事"""
    return f"{OuterText(told['what']).label}{REDACTED}，{why_redacted(told)}"


@register.filter
def is_past(day: date | None) -> bool:
    """Whether the day is over; no day never is."""
    return day is not None and is_over(day)


@register.simple_tag(takes_context=True)
def code_entry(context: RequestContext) -> str:
    """Where a printed code is typed in, as it is printed on paper: example.cn/q/."""
    request = context["request"]
    return f"{request.get_host()}{reverse('feedback:code_box')}"
