"""Names behind an office: 村委会主任王建国用白条报销.

Elsewhere who holds an office is named in full, and not asked about; where something is said against
him he is not.
"""

import re

from language.name_words import COMPOUND_SURNAMES, GIVEN_CHARACTERS, SURNAMES

_OFFICES = (
    "主任|书记|支书|委员|会计|出纳|报账员|文书|村长|组长|队长|站长|社长|镇长|局长|科长|主席|网格长|网格员|"
    "村医|经理|负责人|经办人|保管员|当事人|干部|党员|村民"
)
_SURNAMES = "|".join([*COMPOUND_SURNAMES, *sorted(SURNAMES)])
_TITLED = re.compile(
    rf"(?:{_OFFICES})[、：:\s]*"
    rf"((?:{_SURNAMES})[{''.join(sorted(GIVEN_CHARACTERS))}]{{1,2}})"
)


def names_after_offices(text: str) -> tuple[str, ...]:
    """What may be a name right behind an office, each once; often too much of it, by a letter."""
    return tuple(dict.fromkeys(_TITLED.findall(text)))
