"""What in a text about an inspection may be a name: of who is inspected none is told, whether in
office or not."""

from home.outer_texts import Doubt, KnownNames, doubt_about_name, doubts_of
from language.names_in_text import may_be_names
from language.titled_names import names_after_offices


def names_in(text: str) -> tuple[str, ...]:
    """What may be a name, behind an office as well; each once."""
    return tuple(dict.fromkeys((*may_be_names(text), *names_after_offices(text))))


def doubts_of_inspected(text: str) -> list[Doubt]:
    """What is asked about before everybody reads the text; each word once."""
    found = doubts_of(text, KnownNames())
    asked = {doubt.word for doubt in found}
    behind_offices = [name for name in names_after_offices(text) if name not in asked]
    return [*found, *map(doubt_about_name, behind_offices)]
