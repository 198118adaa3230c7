"""How kinds, the accused, and who has a ticket are called before the public."""

from areas.enums import Level, Role
from areas.models import Area
from feedback.enums import Kind, State, Step
from feedback.rules.routing import CHAIN

CALLED = {
    Kind.PROBLEM: ("有问题要解决", "路坏了、垃圾没人管、哪一笔账不对"),
    Kind.QUESTION: ("问政策、问怎么办", "医保、低保、建房这些怎么办"),
    Kind.SUGGESTION: ("提个建议", "怎样把村里的事办得更好"),
    Kind.ACCUSATION: ("反映干部", "收礼、占便宜、办事不公、态度不好"),
}
"""What each kind is called where it is chosen, and examples."""

ACCUSED = {
    Level.GRID: "网格员、网格长",
    Level.VILLAGE: "村里的干部",
    Level.TOWN: "镇里（街道）的干部",
    Level.COUNTY: "县里（市里、区里）的干部",
}
"""Whom an accusation may be about, as it is asked."""

ME_TOO = {Kind.PROBLEM: "我也遇到", Kind.QUESTION: "我也想问", Kind.SUGGESTION: "我也赞成"}
"""What somebody taps who would say the same."""


def met_words(kind: Kind, number: int) -> str:
    """How many would: "3 人也遇到"; empty for none."""
    return f"{number} 人{ME_TOO[kind].removeprefix('我')}" if number else ""


_TO_EVERYBODY = {State.WAITING: "等群众补充", State.DUPLICATE: "和另一件合在一起办"}


def state_words(state: State) -> str:
    """How far a ticket has come, in words for others than its author."""
    return _TO_EVERYBODY.get(state, state.label)


_TO_HANDLERS = {
    Step.ASKED: "问群众",
    Step.REPLIED: "群众补充了",
    Step.RATED: "群众评价了",
    Step.REOPENED: "群众要求重新办",
    Step.AGREED: "群众同意给大家看",
    Step.TAKEN_BACK: "群众不想给大家看了",
}


def step_words(step: Step) -> str:
    """What was done, in words for those who handle it; `Step` has the author's."""
    return _TO_HANDLERS.get(step, step.label)


_CALLED = {
    Role.MICRO_GRID_MEMBER: "这里的微网格员",
    Role.GRID_LEADER: "这里的网格长",
    Role.LIAISON_HEAD: "{place}监察工作联络站",
    Role.TOWN_INSPECTION: "{place}纪检",
    Role.COUNTY_INSPECTION: "{place}纪委监委",
}


def office_words(office: Area) -> str:
    """Who handles the tickets of `office`: "新埭镇纪检", "这里的网格长"."""
    return _CALLED[CHAIN[Level(office.level)]].format(place=office.short_name)
