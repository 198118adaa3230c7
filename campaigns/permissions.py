"""Who writes about integrity education: inspection, each office on the campaigns of its own area.

Nobody publishes what he wrote: it goes public when county inspection has let it through.
"""

from collections.abc import Mapping

from wagtail.models import Page

from areas.enums import Role
from disclosure.permissions import NoticePermissionTester
from home.permissions import AreaPagePermissionTester

CAMPAIGN_RIGHTS: Mapping[Role, frozenset[str]] = {
    Role.TOWN_INSPECTION: frozenset({"add", "change"}),
    Role.COUNTY_INSPECTION: frozenset({"add", "change"}),
}
"""What a role may do with the campaigns of its area."""


class IndexPermissionTester(AreaPagePermissionTester):
    """As the page of the area: it stays where it is, and nobody writes on it."""


class CampaignPermissionTester(NoticePermissionTester):
    """As a notice: what was public stays. Nor is it copied: a copy can go public unreviewed.

    It stays with whose it is: elsewhere it would still be named and listed as theirs.
    """

    def can_copy(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Page) -> bool:
        """Asked by itself where somebody goes straight to the end of a move."""
        return False
