"""Who writes about integrity education: inspection, each office on the campaigns of its own area.

Nobody publishes what he wrote: it goes public when county inspection has let it through.
"""

from collections.abc import Mapping

from areas.enums import Role

CAMPAIGN_RIGHTS: Mapping[Role, frozenset[str]] = {
    Role.TOWN_INSPECTION: frozenset({"add", "change"}),
    Role.COUNTY_INSPECTION: frozenset({"add", "change"}),
}
"""What a role may do with the campaigns of its area."""
