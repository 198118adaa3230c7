"""Codes and receipts are copied by hand: people set spaces and dashes into them as they like."""

import unicodedata

_DROPPED = dict.fromkeys(map(ord, " \t\r\n\u3000-‐‑‒–—―－_·.。"))


def plain(text: str) -> str:
    """`text` without spaces and dashes, and with full-width letters and digits narrowed."""
    return unicodedata.normalize("NFKC", text).translate(_DROPPED)
