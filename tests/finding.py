"""Finding one thing in a text."""

import re


def found(pattern: str, text: str, flags: int = 0) -> str:
    """The first group of the first match, or all of it; the test fails where there is none."""
    match = re.search(pattern, text, flags)
    assert match, f"Nothing looks like {pattern}."
    return match[1] if match.re.groups else match[0]
