"""Where else the box of search leads: what is no word, but a number of an app above.

    register_destination(code_typed)

A finder gets what was typed and gives the address that asks for just that, or nothing. It judges by
the shape alone, so that a slip of the pen is still told where slips are explained. What only looks
like such a number may be another one that stands in a text: it is searched for first.
"""

from collections.abc import Callable, Iterable

Finder = Callable[[str], str | None]

_finders: list[Finder] = []
_guessing: list[Finder] = []


def register_destination(finder: Finder, *, guesses: bool = False) -> None:
    """Ask `finder` before anything is looked up, after what was registered before; where it only
    guesses, when what was typed stands in no text."""
    finders = _guessing if guesses else _finders
    if finder not in finders:
        finders.append(finder)


def destination_of(typed: str) -> str | None:
    """The address for what was typed, if any app knows it; else it is searched for."""
    return _first(_finders, typed)


def guess_of(typed: str) -> str | None:
    """The address for what was typed and stands nowhere."""
    return _first(_guessing, typed)


def _first(finders: Iterable[Finder], typed: str) -> str | None:
    return next((address for finder in finders if (address := finder(typed))), None)
