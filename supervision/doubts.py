"""What in a text about an inspection may be a name: of who is inspected none is told, whether in
office or not."""

from home.outer_texts import A_NAME, Doubt, KnownNames, doubts_of
from language.name_shape import masked_name
from language.names_in_text import may_be_names
from language.titled_names import names_after_offices


def names_in(text: str) -> tuple[str, ...]:
    """What may be a name, behind an office as well; each once."""
    return tuple(dict.fromkeys((*may_be_names(text), *names_after_offices(text))))


def doubts_of_inspected(text: str) -> list[Doubt]:
    """What is asked about before everybody reads the text; each word once."""
    found = {
        name: Doubt(name, A_NAME.format(full=name, shown=masked_name(name)))
        for name in names_in(text)
    }
    return [*found.values(), *(d for d in doubts_of(text, KnownNames()) if d.word not in found)]
