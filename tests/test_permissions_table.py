"""docs/permissions/README.md says what each role may do: asked of the rights themselves."""

from collections.abc import Callable, Mapping

import pytest
from django.contrib.auth.models import User
from wagtail.permissions import policy_registry

from areas.enums import Level, Role
from areas.factories import AreaFactory, DutyFactory
from areas.models import Area, Duty
from campaigns.models import CampaignIndexPage
from config.settings.base import ROOT
from disclosure.editing.overview import overseen_areas
from disclosure.editing.poster_files import poster_areas
from disclosure.models import DisclosurePage
from disclosure.reviewers import in_office
from feedback.factories import TicketFactory
from feedback.handling.publishing import may_publish
from feedback.models import Ticket
from feedback.signs.places import keeps_signs_at, makes_signs_at
from feedback.visiting import walked_areas
from home.factories import make_site
from home.models import VillagePage
from search.models import MissedPhrase, PinnedPage, Synonym
from supervision.models import RoundIndexPage

DOCUMENT = ROOT / "docs" / "permissions" / "README.md"
ADMINISTRATOR, NOBODY = "系统管理员", "没有任职"


class Place:
    """A village with a draft, a public notice, a ticket, and a micro-grid in a grid."""

    def __init__(self, village: Area) -> None:
        self.village = village
        self.page = VillagePage.objects.get(area=village)
        self.draft, self.public = (self._notice(period) for period in ("2026Q3", "2026Q2"))
        self.public.save_revision()
        DisclosurePage.objects.filter(pk=self.public.pk).update(
            live=True, first_published_at="2026-07-01T08:00:00Z"
        )
        self.public.refresh_from_db()
        self.campaigns = CampaignIndexPage.objects.get(area=village.get_parent())
        self.rounds = RoundIndexPage.objects.get(area=village.get_parent().get_parent())
        self.ticket = TicketFactory(village=village)
        self.grid = AreaFactory(parent=village)
        self.micro_grid = AreaFactory(parent=self.grid)
        self.agreed = TicketFactory(
            village=village,
            area=self.micro_grid,
            office=self.micro_grid,
            seen_from=Level.MICRO_GRID,
            agrees_to_publishing=True,
        )

    def _notice(self, period: str) -> DisclosurePage:
        self.page.refresh_from_db()
        return self.page.add_child(
            instance=DisclosurePage(ledger="leases", period=period, live=False)
        )


def explores(user: User, page: VillagePage) -> bool:
    pages = policy_registry.get_by_type(VillagePage).explorable_instances(user)
    return pages.filter(pk=page.pk).exists()


def reviewing(place: Place, role: Role) -> set[int]:
    return in_office([place.village])[place.village.pk][role]


ACTIONS: Mapping[str, Callable[[User, Place], bool]] = {
    "enter the admin": lambda user, at: user.has_perm("wagtailadmin.access_admin"),
    "find the village's pages": lambda user, at: explores(user, at.draft),
    "begin a notice": lambda user, at: at.page.permissions_for_user(user).can_add_subpage(),
    "edit a notice, upload tables and attachments, fetch workbooks and originals": (
        lambda user, at: at.draft.permissions_for_user(user).can_edit()
    ),
    "hand a notice in for review": (
        lambda user, at: at.draft.permissions_for_user(user).can_edit()
    ),
    "let through, or send back, what others made": (
        lambda user, at: user.pk in reviewing(at, Role.SUPERVISION_COMMITTEE)
    ),
    "the same, where the committee has nobody who may": (
        lambda user, at: user.pk in reviewing(at, Role.TOWN_INSPECTION)
    ),
    "take back the hour at which a notice opens": (
        lambda user, at: at.draft.permissions_for_user(user).can_unschedule()
    ),
    "make a notice public without a review": (
        lambda user, at: at.draft.permissions_for_user(user).can_publish()
    ),
    "blank a cell, take an attachment out of every version": lambda user, at: (
        at.draft.permissions_for_user(user).can_blank()
    ),
    "throw a draft away": lambda user, at: at.draft.permissions_for_user(user).can_delete(),
    "take down a public notice": (
        lambda user, at: at.public.permissions_for_user(user).can_unpublish()
    ),
    "delete a public notice": lambda user, at: at.public.permissions_for_user(user).can_delete(),
    "hide a notice behind a password": (
        lambda user, at: at.public.permissions_for_user(user).can_set_view_restrictions()
    ),
    "change the words on the village's page": (
        lambda user, at: at.page.permissions_for_user(user).can_edit()
    ),
    "write campaigns, events, cases of the town, hand them in, throw away what was never public": (
        lambda user, at: at.campaigns.permissions_for_user(user).can_add_subpage()
    ),
    "announce inspection rounds and tell of their progress, hand it in": (
        lambda user, at: at.rounds.permissions_for_user(user).can_add_subpage()
    ),
    "see in one table what villages have published, and what waits": (
        lambda user, at: any(at.village.path.startswith(a.path) for a in overseen_areas(user))
    ),
    "have the posters of all that is public as one PDF": (
        lambda user, at: any(at.village.path.startswith(a.path) for a in poster_areas(user))
    ),
    "make and print codes of doors, at the desk": (lambda user, at: makes_signs_at(user, at.grid)),
    "see the codes of doors, and look after what hangs": (
        lambda user, at: keeps_signs_at(user, at.micro_grid)
    ),
    "write down visits of a micro-grid": lambda user, at: at.micro_grid in walked_areas(user),
    "read what residents say": (
        lambda user, at: Ticket.objects.visible_to(user).filter(pk=at.ticket.pk).exists()
    ),
    "let everybody read what somebody said at a door, if its author agrees, and take it down": (
        lambda user, at: may_publish(user, at.agreed)
    ),
    "keep the words of search that mean the same": (
        lambda user, at: policy_registry.get_by_type(Synonym).user_has_permission(user, "change")
    ),
    "pin pages above what search finds": (
        lambda user, at: policy_registry.get_by_type(PinnedPage).user_has_permission(user, "add")
    ),
    "see what people search for in vain": (
        lambda user, at: policy_registry.get_by_type(MissedPhrase).user_has_permission(user, "view")
    ),
    "register duties, open accounts": (
        lambda user, at: policy_registry.get_by_type(Duty).user_has_permission(user, "change")
    ),
}


@pytest.fixture
def places(db, settings) -> tuple[Place, Place]:
    """Two villages in two towns in two counties of one city, which the site serves."""
    city = AreaFactory(name="嘉兴市", code="3304")
    settings.SERVED_AREA = city.code
    villages = []
    for name in ("平湖市", "海盐县"):
        town = AreaFactory(parent=AreaFactory(parent=city, name=name), name=f"{name[:2]}镇")
        villages.append(AreaFactory(parent=town, name=f"{name[:2]}村村民委员会"))
    make_site(city)
    own, other = (Place(village) for village in villages)
    return own, other


def people(own: Place) -> dict[str, User]:
    """Somebody in each role, at the place itself, below it or above it; and two without one."""
    found = {}
    for role in Role:
        user = User.objects.create_user(role.value)
        DutyFactory(user=user, role=role, area=_area_for(role, own))
        found[role.label] = user
    found[ADMINISTRATOR] = User.objects.create_superuser("admin")
    found[NOBODY] = User.objects.create_user("nobody")
    return found


def _area_for(role: Role, place: Place) -> Area:
    [level] = role.levels
    lineage = [*place.micro_grid.get_ancestors(), place.micro_grid]
    return next(area for area in lineage if area.level == level)


def table(holders: Mapping[str, User], place: Place) -> list[str]:
    lines = [f"| | {' | '.join(holders)} |", "|---|" + "---|" * len(holders)]
    for action, may in ACTIONS.items():
        marks = ["●" if may(user, place) else "" for user in holders.values()]
        lines.append(f"| {action} | {' | '.join(marks)} |")
    return lines


def test_the_table_is_what_the_rights_say(places, settings):
    """Of the usual site, which serves one county."""
    own, _ = places
    settings.SERVED_AREA = _area_for(Role.COUNTY_INSPECTION, own).code
    lines = table(people(own), own)
    assert "\n".join(lines) in DOCUMENT.read_text(), "Put this there:\n" + "\n".join(lines)


def test_a_duty_gives_nothing_elsewhere(places):
    """The same rows for another village: only what is of no village is left."""
    own, other = places
    holders = people(own)
    del holders[ADMINISTRATOR]
    allowed = {
        action for action, may in ACTIONS.items() for user in holders.values() if may(user, other)
    }
    assert allowed == {"enter the admin"}
