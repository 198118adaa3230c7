"""What the formatted texts of a page hold beside their words."""

import re
from urllib.parse import unquote

from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from home.blocks import values_in

REACHING_SOMEBODY = re.compile(r'href="(?:tel|mailto):([^"]*)"', re.IGNORECASE)


def numbers_behind_links(body: StreamValue) -> list[str]:
    """The numbers and addresses that links of a body dial or write to, which its words need not
    tell."""
    texts = [value for value in values_in(body) if isinstance(value, RichText)]
    found = [REACHING_SOMEBODY.findall(text.source) for text in texts]
    return [unquote(each) for some in found for each in some]
