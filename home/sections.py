"""Sections of area pages and of notices, added by the apps above (from their `AppConfig.ready()`).

    register_section(VillagePage, latest_notices, order=10)

A renderer gets (page, request) and gives a `Section`, or None to show nothing. It runs at every
request: it must look at a handful of records, however many the village has.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page: its heading, and a template rendered with `context` under it."""

    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


Renderer = Callable[[Any, HttpRequest], Section | None]


@dataclass(frozen=True, slots=True)
class _Entry:
    order: int
    page_type: type[Page]
    renderer: Renderer


_entries: list[_Entry] = []


def register_section(page_type: type[Page], renderer: Renderer, order: int = 100) -> None:
    """Show what `renderer` gives on pages of `page_type`; the lowest order comes first."""
    entry = _Entry(order, page_type, renderer)
    if entry not in _entries:
        _entries.append(entry)
        _entries.sort(key=lambda each: each.order)


def sections_of(page: Page, request: HttpRequest) -> list[Section]:
    """The sections of `page`, in order, without those that have nothing to show."""
    made = (each.renderer(page, request) for each in _entries if isinstance(page, each.page_type))
    return [section for section in made if section is not None]
