"""What waits at the desk, on the first page of the admin: who comes in there learns of it there."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from feedback.desk.lists import Drawer, remaining, say_how_many, tickets_in
from feedback.enums import State
from feedback.managers import Viewer


class DeskPanel(Component):
    """How many tickets are in one's hands, how long the most urgent has, and how many are held;
    nothing where there are none."""

    name = "desk"
    order = 90  # before the notices: of tickets the days are counted
    template_name = "desk/admin_panel.html"

    def __init__(self, user: Viewer) -> None:
        self.user = user

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        mine, held = (tickets_in(drawer, self.user) for drawer in (Drawer.MINE, Drawer.HELD))
        urgent = mine.exclude(state=State.WAITING).first()
        return {
            "mine": say_how_many(mine),
            "held": say_how_many(held),
            "remaining": remaining(urgent) if urgent else None,
        }
