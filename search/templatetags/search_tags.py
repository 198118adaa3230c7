"""Texts in which what was looked for is marked."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.highlighting import Piece

register = template.Library()


@register.simple_tag
def marked(pieces: Iterable[Piece]) -> SafeString:
    """The pieces one after another, those that were looked for in <mark>."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces))


def _piece(piece: Piece) -> str | SafeString:
    return format_html("<mark>{}</mark>", piece.text) if piece.is_hit else piece.text
