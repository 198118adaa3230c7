"""The villages' notices in which readers can look for themselves."""

from django.db.models import Exists, OuterRef, QuerySet

from areas.models import Area
from disclosure.models import DisclosurePage
from disclosure.selectors import public_notices


def newest_of_villages(area: Area, ledger: str) -> QuerySet[DisclosurePage]:
    """The public notice of the latest period of each village in `area` that has one of `ledger`,
    in the order of the villages."""
    of_ledger = public_notices().filter(ledger=ledger)
    later = of_ledger.filter(
        village=OuterRef("village"), period_ends_on__gt=OuterRef("period_ends_on")
    )
    inside = of_ledger.filter(village__path__startswith=area.path)
    return inside.filter(~Exists(later)).select_related("village").order_by("village__path", "pk")
