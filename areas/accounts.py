"""The account of somebody in office: opened from the duty, its password known to him alone."""

from collections.abc import Mapping

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from areas.enums import Role
from areas.models import Duty

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


def open_account(duty: Duty, username: str) -> User:
    """A new account for the holder, without a password until he sets one by `login_link`.

    AccountRefusedError if the duty gets none, or has one already.
    """
    if why_not := why_no_account(duty):
        raise AccountRefusedError(why_not)
    with transaction.atomic():
        duty = Duty.objects.select_for_update().get(pk=duty.pk)
        if duty.user_id is not None:
            raise AccountRefusedError("这项任职已经有账号了。")
        duty.user = User.objects.create_user(username, first_name=duty.person_name[:150])
        duty.save(update_fields=["user"])
    return duty.user


def login_link(user: User) -> str:
    """The path where the holder sets a password: good once, and for PASSWORD_RESET_TIMEOUT."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("wagtailadmin_password_reset_confirm", args=[uid, token])
