"""What is read in place of a ticket that there is not, so that its answer takes as long."""

from django.utils import timezone

from areas.enums import Level
from areas.models import Area
from feedback.enums import Kind
from feedback.models import Ticket

_NO_STEPS = "0000"


def stand_in() -> Ticket:
    """A ticket, open as most that are looked up, of which the database knows nothing.

    It is read and drawn as any other, and then thrown away: from the time of an answer nobody can
    tell whether there is such a receipt.
    """
    village = Area(pk=0, path=_NO_STEPS * 4, depth=4, level=Level.VILLAGE)
    return Ticket(
        pk=0,
        village=village,
        area=village,
        office=village,
        kind=Kind.PROBLEM,
        days=7,
        due_on=timezone.localdate(),
    )
