"""What a browser may load and run on our pages, as the header Content-Security-Policy says it."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256

PUBLIC_RULES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""Public pages need no script, so none runs, whoever managed to write one into a page."""

ADMIN_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
"""Wagtail's scripts are files of ours, and its editor frames the preview of a page; but its rich
text and its choosers write styles into the page."""

_STARTERS = re.compile(
    r"<script>((?:init(?:Date|Time|DateTime)Chooser|new \w*Chooser)\((.*?)\);?)</script>"
)
"""Wagtail starts its widgets for days and for choosing by a script beside the field."""


def _in_words(rules: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


CONTENT_POLICY = _in_words(PUBLIC_RULES)
SCRIPTED_POLICY = _in_words(PUBLIC_RULES | {"script-src": "'self'", "connect-src": "'self'"})
"""For public pages that files of ours may make smoother; they work without them."""
PREVIEW_POLICY = _in_words(
    PUBLIC_RULES
    | {
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "frame-ancestors": "'self'",
    }
)
"""For a public page that the editor frames before it is one, and Wagtail's scripts check."""


def admin_policy(html: str) -> str:
    """The policy for a page of the admin: of scripts in the page only widgets' starters may run.

    Each is named by its hash, and only if all that it does is to call the widget with constants:
    whatever else somebody may manage to write into a page of the admin does not run.
    """
    sources = [ADMIN_RULES["script-src"], *sorted(set(_hashes(html)))]
    return _in_words({**ADMIN_RULES, "script-src": " ".join(sources)})


def _hashes(html: str) -> Iterator[str]:
    for script, arguments in _STARTERS.findall(html):
        if _are_constants(arguments):
            yield f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _are_constants(arguments: str) -> bool:
    try:
        json.loads(f"[{arguments}]")
    except ValueError:
        return False
    return True
