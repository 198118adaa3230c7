"""Who tells the public of inspection rounds: the county's inspection, each time let through by a
colleague who wrote nothing of it."""

from collections.abc import Mapping

from areas.enums import Role

ROUND_RIGHTS: Mapping[Role, frozenset[str]] = {
    Role.COUNTY_INSPECTION: frozenset({"add", "change"}),
}
"""What a role may do with the rounds of its area."""
