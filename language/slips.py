"""Names that were typed with one slip."""


def is_slip(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` or differs from it by one slip.

    A slip is a character that is wrong, missing or too many, or two neighbours swapped.
    """
    while typed and meant and typed[0] == meant[0]:
        typed, meant = typed[1:], meant[1:]
    swapped = typed[:2] == meant[1::-1] and typed[2:] == meant[2:]
    return swapped or typed[1:] == meant[1:] or typed[1:] == meant or typed == meant[1:]
