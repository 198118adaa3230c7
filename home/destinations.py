"""Where else the box of search leads: what is no word, but a number of an app above.

    register_destination(code_typed)

A finder gets what was typed and gives the address that asks for just that, or nothing. It judges by
the shape alone, so that a slip of the pen is still told where slips are explained.
"""

from collections.abc import Callable

Finder = Callable[[str], str | None]

_finders: list[Finder] = []


def register_destination(finder: Finder) -> None:
    """Ask `finder` before anything is looked up, after what was registered before."""
    if finder not in _finders:
        _finders.append(finder)


def destination_of(typed: str) -> str | None:
    """The address for what was typed, if any app knows it; else it is searched for."""
    return next((address for finder in _finders if (address := finder(typed))), None)
