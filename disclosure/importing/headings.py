"""Texts that head a group of rows: 一、厂房类, （二）农业用地, 经营性资产."""

import re
from collections.abc import Sequence

from language.text import squash

_NUMBER = "[一二三四五六七八九十]{1,3}"
_MARKER = re.compile(
    rf"\({_NUMBER}\)[、.]?|{_NUMBER}[、.:]?|[IVXⅠ-Ⅻ]{{1,4}}[、.]?|[A-Z][、.]?|\(?\d{{1,2}}[)、.]"
)
_HEADING = re.compile(
    rf"(?:\(?{_NUMBER}[)、.:]|[Ⅰ-Ⅻ][、.]?|[A-Z]、|\(?\d{{1,2}}[)、.](?!\d)).*|第{_NUMBER}[部类组季].*"
    r"|.{1,8}类:?|.{0,8}(?:非?经营性|公益性|资源性|农业用|建设用)(?:资产|资源|地|用地):?"
    r"|(?:续建|新建|改建|扩建|在建|跨年|完工|竣工|已完工|未完工)(?:项目|工程)?(?:\(.*\))?"
    r"|.{1,12}(?:部分|用地):?|(?:本?[年季月期])?(?:收入|支出)(?:方面|项目|情况)?|.{1,12}:"
)
_VILLAGE_GROUP = re.compile(rf"第?(?:{_NUMBER}|\d{{1,2}})(?:村民)?小?组")


def heading_text(cells: Sequence[object]) -> str:
    """The one text among the filled cells of a row, with the number that stands in a cell before
    it: 一、厂房类. Empty where there is more than that."""
    match cells:
        case [str(text)]:
            return text
        case [float() | int(), str(text)] if is_heading(text):
            return text
        case [str(marker), str(text)] if _MARKER.fullmatch(squash(marker)):
            return f"{squash(marker).rstrip('、.:')}、{text}"
    return ""


def is_heading(text: str) -> bool:
    """Whether a text that fills a row alone is surely a heading, and no name or number of a row."""
    return bool(_HEADING.fullmatch(squash(text)))


def heads_sums(text: str) -> bool:
    """Whether a text with amounts beside it, and nothing else, heads those that they are the sums
    of: a heading, or a group of villagers."""
    return is_heading(text) or bool(_VILLAGE_GROUP.fullmatch(squash(text)))
