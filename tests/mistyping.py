"""Codes as people copy them wrong."""


def mistyped(token: str) -> str:
    """`token` with its first character wrong: the check character always tells."""
    return ("3" if token[0] == "2" else "2") + token[1:]
