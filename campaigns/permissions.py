"""Who writes about integrity education: inspection, each office on the campaigns of its own area.

Nobody publishes what he wrote: it goes public when county inspection has let it through.
"""

from collections.abc import Mapping

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
    """As a notice: what was public stays. Nor is it copied: a copy can go public unreviewed."""

    def can_copy(self) -> bool:
        return False
