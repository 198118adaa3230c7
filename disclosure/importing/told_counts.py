"""Counts that a cell tells by their names: 同意36票，反对2票，弃权1票; 应到46人，实到38人."""

import re
from collections.abc import Mapping

from disclosure.importing.header_names import Names
from language.text import squash

_NAME = r"[^\W\d_]+?"
_COUNTED = r"[人票户名位]?"
_END = r"(?:[,、;。.]+|$)"
_TOLD = re.compile(
    rf"(?P<name>{_NAME})[:为]?(?P<count>[0-9]+){_COUNTED}(?:{_END}|(?=[^\W\d_]))"
    rf"|(?P<before>[0-9]+){_COUNTED}(?P<after>{_NAME})(?:{_END}|(?=[0-9]))"
    rf"|[无没](?:有)?人?(?P<none>{_NAME}){_COUNTED}{_END}"
)


def told_counts(text: str, names: Names) -> Mapping[str, str]:
    """The counts in a cell's text by the key of the column that `names` knows by what is said.

    Nothing of a text that says anything else, or one thing twice.
    """
    rest = squash(text)
    found: dict[str, str] = {}
    while rest:
        told = _TOLD.match(rest)
        if not told:
            return {}
        name = told["name"] or told["after"] or told["none"]
        key = names.get(name)
        if key is None or key in found:
            return {}
        found[key] = told["count"] or told["before"] or "0"
        rest = rest[told.end() :]
    return found
