"""What the formatted texts of a page hold beside their words."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from wagtail.blocks import StreamValue
from wagtail.blocks.struct_block import StructValue
from wagtail.rich_text import RichText

REACHING_SOMEBODY = re.compile(r'href="(?:tel|mailto):([^"]*)"', re.IGNORECASE)


def numbers_behind_links(body: StreamValue) -> list[str]:
    """The numbers and addresses that links of a body dial or write to, which its words need not
    tell."""
    found = [REACHING_SOMEBODY.findall(text.source) for text in _texts_in(body)]
    return [unquote(each) for some in found for each in some]


def _texts_in(value: Any) -> Iterator[RichText]:
    """However deep they stand."""
    match value:
        case RichText():
            yield value
        case StructValue():
            for part in value.values():
                yield from _texts_in(part)
        case StreamValue():
            for block in value:
                yield from _texts_in(block.value)
