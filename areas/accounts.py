"""The account of somebody in office: opened from the duty, its password known to him alone."""

from collections.abc import Mapping

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from areas.enums import Role
from areas.models import Duty
from areas.persons import Holder

_PREFIX: Mapping[Role, str] = {
    Role.MICRO_GRID_MEMBER: "ww",
    Role.GRID_LEADER: "wz",
    Role.LIAISON_HEAD: "lx",
    Role.ACCOUNTANT: "kj",
    Role.SUPERVISION_COMMITTEE: "jw",
    Role.TOWN_INSPECTION: "zj",
    Role.COUNTY_INSPECTION: "xj",
}


class AccountRefusedError(Exception):
    """Why no account is opened, in words for the administrator."""


def proposed_username(duty: Duty) -> str:
    """A free name that says role and place: kj330482102221, and kj330482102221-2 for the next."""
    base = f"{_PREFIX[Role(duty.role)]}{duty.area.code}"
    taken = set(
        get_user_model()
        ._default_manager.filter(username__startswith=base)
        .values_list("username", flat=True)
    )
    names = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 2))]
    return next(name for name in names if name not in taken)


def why_no_account(duty: Duty) -> str:
    """Why whoever holds the duty gets no way in, in words; empty if he may."""
    if duty.is_over:
        return "这项任职已经结束，不能再开账号、再给登录链接。"
    return ""


def accounts_of(holder: Holder) -> list[User]:
    """The accounts that may be of this very person: from other duties of his phone or name."""
    named = Q(bare_name=holder.name)
    if holder.phone:
        named |= Q(bare_phone=holder.phone)
    duties = Duty.objects.filter(named, user__isnull=False).select_related("area", "user")
    found = {duty.user for duty in duties if duty.user and holder.may_be(duty.holder)}
    return sorted(found, key=lambda user: user.get_username())


def open_account(duty: Duty, username: str, another_person: str = "") -> User:
    """A new account for the holder, without a password until he sets one by `login_link`.

    AccountRefusedError if the duty gets none, or has one already; or if he may have an account
    already, and `another_person` does not say how one knows that he is somebody else.
    """
    with transaction.atomic():
        duty = _without_account(duty)
        if accounts_of(duty.holder) and not another_person:
            raise AccountRefusedError(f"{duty.person_name}可能已经有账号了，请先看是不是同一个人。")
        duty.user = User.objects.create_user(username, first_name=duty.person_name[:150])
        duty.another_person = another_person
        duty.save(update_fields=["user", "another_person"])
    return duty.user


def join_account(duty: Duty, username: str) -> User:
    """The holder's account of another duty, for this one as well: he is one person.

    AccountRefusedError if the duty gets none, has one already, or the account is of nobody alike.
    """
    with transaction.atomic():
        duty = _without_account(duty)
        known = {user.get_username(): user for user in accounts_of(duty.holder)}
        if username not in known:
            raise AccountRefusedError("这个账号不像是他的，请回到上一页再看。")
        duty.user = known[username]
        duty.save(update_fields=["user"])
    return duty.user


def _without_account(duty: Duty) -> Duty:
    """The duty, locked, if its holder may be given a way in."""
    if why_not := why_no_account(duty):
        raise AccountRefusedError(why_not)
    locked = Duty.objects.select_for_update(of=("self",)).select_related("area").get(pk=duty.pk)
    if locked.user_id is not None:
        raise AccountRefusedError("这项任职已经有账号了。")
    return locked


def login_link(user: User) -> str:
    """The path where the holder sets a password: good once, and for PASSWORD_RESET_TIMEOUT."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("wagtailadmin_password_reset_confirm", args=[uid, token])
