"""The accounts that one person has under several offices: what bars one of them bars them all."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from areas.models import Duty
from areas.persons import Holder


def with_other_accounts(
    groups: Mapping[int, Collection[int | None]],
) -> dict[int, set[int | None]]:
    """Groups of accounts, each with every further account of the same people, also of duties that
    are over; in one query.

    `Holder.may_be` says who is one person. An account without a duty stands for itself alone.
    """
    holders = _holders(set().union(*groups.values()) - {None})
    return {
        key: {
            *accounts,
            *(other for account in accounts for other in _same_people(account, holders)),
        }
        for key, accounts in groups.items()
    }


def _holders(accounts: Collection[int | None]) -> dict[int | None, set[Holder]]:
    """By account whom its duties name, of `accounts` and of whoever may be the same people."""
    duties = Duty.objects.filter(user__in=accounts).of_the_same_people()
    found = duties.filter(user__isnull=False).values_list(
        "user", "bare_name", "bare_phone", "area__path"
    )
    holders: dict[int | None, set[Holder]] = defaultdict(set)
    for account, name, phone, path in found:
        holders[account].add(Holder(name, phone, path))
    return holders


def _same_people(
    account: int | None, holders: Mapping[int | None, Collection[Holder]]
) -> set[int | None]:
    own = holders.get(account, ())
    return {
        other
        for other, others in holders.items()
        if any(holder.may_be(each) for holder in own for each in others)
    }
