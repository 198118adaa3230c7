"""Codes and receipts that are typed where the site asks for something else."""

from urllib.parse import urlencode

from django.urls import reverse

from feedback.receipts import looks_like_receipt
from feedback.tokens import looks_like_token, means_token


def code_typed(typed: str) -> str | None:
    """The way to the notice of a code; a mistyped one is explained on it."""
    if not looks_like_token(typed):
        return None
    return f"{reverse('feedback:code_box')}?{urlencode({'token': typed})}"


def right_code_typed(typed: str) -> str | None:
    """The same where no character is wrong: else it may be the number of a contract."""
    return code_typed(typed) if means_token(typed) else None


def receipt_typed(typed: str) -> str | None:
    """The way to look a receipt up, without the number: no address may hold it."""
    return f"{reverse('feedback:receipt')}?again" if looks_like_receipt(typed) else None
