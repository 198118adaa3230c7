"""A few words beside a village wherever villages are listed, added by the apps above.

    register_mark(published)

A marker gets the area whose villages are listed and gives its words by the code of each village
of which it has any. It runs at every request: a few queries, however many villages there are.
"""

from collections.abc import Callable, Mapping

from areas.models import Area

Marker = Callable[[Area], Mapping[str, str]]

_markers: list[Marker] = []


def register_mark(marker: Marker) -> None:
    """Show what `marker` says in lists of villages, after what was registered before."""
    if marker not in _markers:
        _markers.append(marker)


def marks_of(area: Area) -> dict[str, str]:
    """What there is to say of the villages of `area`, by code; nothing of the others."""
    marks: dict[str, str] = {}
    for marker in _markers:
        for code, words in marker(area).items():
            marks[code] = f"{marks[code]}，{words}" if code in marks else words
    return marks
