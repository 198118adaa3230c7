"""The names of form fields that are made from what a workbook leaves open."""

import hashlib

IGNORE = "ignore"
"""The answer of a header that is no column of the ledger."""


def field_name(kind: str, text: str) -> str:
    """A field's name by what it asks about, so that an answer never lands on another question."""
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
