"""Every bench by the name with which `make bench ONLY=…` calls it."""

from collections.abc import Iterable, Mapping
from importlib import import_module

from bench.figures import Figure

MODULES: Mapping[str, str] = {
    "import": "importing",
    "notice": "notices",
    "village": "villages",
    "publish": "publishing",
    "explorer": "explorers",
    "posters": "posters",
    "desk": "desk",
    "feedback": "filing",
    "search": "searching",
}


def figures_of(name: str) -> Iterable[Figure]:
    """Measure one; Django must be up."""
    figures: Iterable[Figure] = import_module(f"bench.{MODULES[name]}").bench()
    return figures
