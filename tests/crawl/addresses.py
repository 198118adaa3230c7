"""Every address of the admin and the desk, as the crawl knows them: by name and parameters."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver, reverse

PREFIXES = ("admin/", "desk/")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A named address and its parameters, such as wagtailadmin_pages:edit (page_id)."""

    name: str
    parameters: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((self.name, *self.parameters))

    def path(self, values: dict[str, object]) -> str:
        return reverse(self.name, kwargs={name: values[name] for name in self.parameters})


@cache
def staff_addresses() -> tuple[Address, ...]:
    """What the URL configuration holds below /admin/ and /desk/ that has a name."""
    return tuple(sorted(set(_walk(get_resolver(), "", ()))))


def _walk(resolver: URLResolver, path: str, spaces: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        below = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            named = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry, below, named)
        elif isinstance(entry, URLPattern) and entry.name and below.startswith(PREFIXES):
            name = ":".join((*spaces, entry.name))
            parameters = tuple(entry.pattern.regex.groupindex) or tuple(entry.pattern.converters)
            yield Address(name, parameters)
