"""The names of places by their codes."""

from collections.abc import Iterable

from areas.enums import Level
from areas.models import Area

_TOWN_DIGITS = Level.TOWN.code_digits


def place_names(codes: Iterable[str]) -> dict[str, str]:
    """新埭镇星光村 by 330482102203. A place that there is not has no name."""
    wanted = {code for code in codes if code}
    around = {code[:_TOWN_DIGITS] for code in wanted}
    rows = Area.objects.filter(code__in=wanted | around).values_list("code", "short_name")
    names = dict(rows)
    return {code: _with_town(code, names) for code in wanted if code in names}


def _with_town(code: str, names: dict[str, str]) -> str:
    town = names.get(code[:_TOWN_DIGITS], "") if len(code) > (_TOWN_DIGITS or 0) else ""
    return f"{town}{names[code]}"
