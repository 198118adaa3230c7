"""The categories and deadlines that a new site begins with. Staff change them in the admin."""

from dataclasses import asdict, dataclass

from django.apps.registry import Apps

from areas.enums import Level
from feedback.enums import Kind, Urgency

PROMISE = "民情码公开承诺：急事 1 天、简单的事 3 天、一般的事 7 天、难办的事 15 天"

DAYS = {Urgency.URGENT: 1, Urgency.SIMPLE: 3, Urgency.GENERAL: 7, Urgency.DIFFICULT: 15}


@dataclass(frozen=True, slots=True)
class Start:
    """A `Category` as a new site has it."""

    kind: Kind
    name: str
    urgency: Urgency
    first_level: Level
    hint: str = ""
    stop_text: str = ""
    stop_phone: str = ""
    is_for_notices: bool = False


OTHER = "别的事"

CATEGORIES = (
    Start(
        Kind.PROBLEM,
        "账目、租金、集体资产",
        Urgency.GENERAL,
        Level.TOWN,
        "公示里哪一笔不对、看不懂",
        is_for_notices=True,
    ),
    Start(
        Kind.PROBLEM,
        "眼前的危险",
        Urgency.URGENT,
        Level.MICRO_GRID,
        "路塌了、电线掉了、井盖没了",
        stop_text="有人受伤、着火、触电，请先打电话",
        stop_phone="110",
    ),
    Start(Kind.PROBLEM, "垃圾、污水、环境", Urgency.SIMPLE, Level.MICRO_GRID),
    Start(Kind.PROBLEM, "道路、路灯、水电", Urgency.GENERAL, Level.GRID),
    Start(Kind.PROBLEM, "邻里纠纷", Urgency.GENERAL, Level.GRID),
    Start(Kind.PROBLEM, "低保、补贴、救助", Urgency.GENERAL, Level.VILLAGE),
    Start(Kind.PROBLEM, "房屋、土地、征收", Urgency.DIFFICULT, Level.VILLAGE),
    Start(Kind.PROBLEM, OTHER, Urgency.GENERAL, Level.MICRO_GRID),
    Start(Kind.QUESTION, "社保、医保、养老", Urgency.SIMPLE, Level.VILLAGE),
    Start(Kind.QUESTION, "低保、补贴、救助", Urgency.SIMPLE, Level.VILLAGE),
    Start(Kind.QUESTION, "建房、土地、承包", Urgency.SIMPLE, Level.VILLAGE),
    Start(Kind.QUESTION, OTHER, Urgency.SIMPLE, Level.VILLAGE),
    Start(Kind.SUGGESTION, "村里建设", Urgency.GENERAL, Level.VILLAGE),
    Start(Kind.SUGGESTION, "村务公开", Urgency.GENERAL, Level.VILLAGE),
    Start(Kind.SUGGESTION, OTHER, Urgency.GENERAL, Level.VILLAGE),
    Start(
        Kind.ACCUSATION,
        "钱和东西",
        Urgency.DIFFICULT,
        Level.TOWN,
        "侵占、虚报、收礼、吃拿卡要",
    ),
    Start(Kind.ACCUSATION, "办事不公", Urgency.DIFFICULT, Level.TOWN, "优亲厚友，该办的不办"),
    Start(Kind.ACCUSATION, "态度和作风", Urgency.DIFFICULT, Level.TOWN),
    Start(Kind.ACCUSATION, OTHER, Urgency.DIFFICULT, Level.TOWN),
)


def load_starting_rules(apps: Apps, **kwargs: object) -> None:
    """Give a site that has no categories, or no deadlines, the ones above.

    After each `migrate`; where that has not come to these tables yet, there is nothing to do.
    """
    try:
        category = apps.get_model("feedback", "Category")
        rule = apps.get_model("feedback", "DeadlineRule")
    except LookupError:
        return
    if not category.objects.exists():
        category.objects.bulk_create(
            category(order=order, **asdict(start)) for order, start in enumerate(CATEGORIES)
        )
    if not rule.objects.exists():
        rule.objects.bulk_create(
            rule(urgency=urgency, days=days, source=PROMISE) for urgency, days in DAYS.items()
        )
