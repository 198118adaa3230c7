"""Addresses of other sites in a text that should hold none."""

import re

# A dot may be a Chinese one: browsers take evil。cn for evil.cn. What follows the last dot is in
# letters, so that 3.5米 and No.12 are none.
_WEB_ADDRESS = re.compile(
    r"[a-z]+:/|(?<![a-z0-9])(?:[\w\-]+[.．。｡])+(?:[a-z]{2,}|中国|网址|公司|网络)(?![a-z0-9])",
    re.IGNORECASE,
)


def names_a_site(text: str) -> bool:
    """Whether a text has what a browser would open: http://…, www.某.com, 某.中国."""
    return _WEB_ADDRESS.search(text) is not None
