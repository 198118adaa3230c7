"""Tokens of the demo's codes."""

from hashlib import sha256

from feedback.tokens import TOKENS, token_of


def steady_token(name: str) -> str:
    """Of what has this name, the same token on every demo site: a picture of its code can be
    scanned on any."""
    return token_of(int.from_bytes(sha256(name.encode()).digest()) % TOKENS)
