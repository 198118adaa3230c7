"""What a text beside a table may tell everybody, which staff type: a remark, a reason, the name of
an attachment, where a paper hangs.

The same holds as in a cell, but that nobody confirms an illness: such a text can be put otherwise.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from language.name_shape import masked_name
from language.names_in_text import may_be_names
from language.personal_data import find_personal_data
from language.sensitive import Matter, find_detail, told_of_somebody

PUT_OTHERWISE = {
    Matter.HEALTH: "写了「{}」，看得出是谁的病、谁的身体。这些不能公开，请删去，"
    "或者改成「困难补助」这样的话。",
    Matter.CHILD: "写了「{}」，说的是谁家的孩子。孩子的事不能公开，请删去。",
    Matter.HOME: "写了「{}」，看得出是谁家。谁住在哪里不能公开，请删去，"
    "或者改成「村委会门口」这样公共的地方。",
    Matter.CRIME: "写了「{}」，看得出是谁犯的事。这些不能公开，请删去。",
}
MASKED = "写了全名，公开的表格里只写「{0}」，请也写成「{0}」。"
"""Without the name: why something waits is kept, and full names are stored nowhere."""
BLANKED = "写的是隐去过的话，请换一个说法。"
A_NAME = (
    "这里写的是不是个人的名字：「{full}」？是村民个人的，请改成「{shown}」或者删掉；"
    "是单位的，或者该公开的，"
)
AN_ILLNESS = "这里写的「{}」是不是哪个人的病？是的，请删掉；不是的，"


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What is known of the names in a text: by the full one what the public reads in its place, and
    who is in office and so is named in full; and whether these very words were blanked here."""

    masked: Mapping[str, str] = field(default_factory=dict)
    in_office: Collection[str] = ()
    blanked: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of a text that is asked about once; `about` it, but for how to answer."""

    word: str
    about: str

    @property
    def question(self) -> str:
        """In a form."""
        return f"{self.about}再点一次。"

    @property
    def told(self) -> str:
        """In a list of doubts that are confirmed together."""
        return f"{self.about}请确认。"


def number_in(text: str) -> str:
    """As `fault_of`, of what may name somebody: only numbers of persons are a fault."""
    found = find_personal_data(text)
    return f"有{found[0].kind}，请删去。" if found else ""


def fault_of(text: str, known: KnownNames) -> str:
    """Why nobody may publish the text as it stands, to be put behind what the text is; empty if
    nothing is wrong: 写了全名，公开的表格里只写「王某某」…"""
    if known.blanked:
        return BLANKED
    if fault := number_in(text):
        return fault
    if told := told_of_somebody(text, about_person=bool(known.masked)):
        return PUT_OTHERWISE[told.matter].format(told.word)
    return next((MASKED.format(shown) for shown in known.masked.values()), "")


def doubt_about_name(name: str) -> Doubt:
    """Whether it is a person's."""
    return Doubt(name, A_NAME.format(full=name, shown=masked_name(name)))


def doubts_of(text: str, known: KnownNames) -> list[Doubt]:
    """What may be somebody's, in a text that has no fault."""
    names = [name for name in dict.fromkeys(may_be_names(text)) if name not in known.in_office]
    doubts = [doubt_about_name(name) for name in names]
    illness = find_detail(text, about_person=False)
    if illness is not None:
        doubts.append(Doubt(illness.word, AN_ILLNESS.format(illness.word)))
    return doubts
