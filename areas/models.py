"""The administrative tree, and who serves each place of it."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, ProtectedError, Q
from django.utils import timezone
from treebeard.mp_tree import MP_Node

from areas.codes import code_complaint
from areas.enums import Level, Role
from areas.names import short_name_of
from areas.persons import BARE_NAME, BARE_PHONE, Holder, tidy_name, tidy_phone
from areas.querysets import AreaManager, DutyQuerySet

REASON_LIMIT = 200  # characters
PHONE = re.compile(r"\A\+?\d[\d -]{4,18}\d\Z")

phone_validator = RegexValidator(
    PHONE,
    "电话只能写数字、空格和短横，如 13800000000 或 0573-85000000。",
)


class Area(MP_Node):
    """A place of the tree, from the city down to the micro-grid. See `enums.Level`."""

    code = models.CharField("代码", max_length=32, unique=True)
    name = models.CharField("名称", max_length=100)
    short_name = models.CharField("简称", max_length=100, db_index=True, editable=False)
    level = models.CharField("层级", max_length=16, choices=Level.choices, db_index=True)

    objects = AreaManager()

    # Every page lies in an area: that is no reference to look up, and costs each publication.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "区划"
        verbose_name_plural = "区划"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the short name in step with the name."""
        self.short_name = short_name_of(self.name, Level(self.level))
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """A code has the form of its level; that it is missing, its field says."""
        super().clean()
        if not self.code or self.level not in Level.values:
            return
        if complaint := code_complaint(self.code, Level(self.level)):
            raise ValidationError({"code": complaint})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses (ProtectedError) while something hangs below; duties protect themselves."""
        if not self.is_leaf():
            raise ProtectedError(f"“{self}”下面还有区划，不能删除。", set(self.get_children()))
        return super().delete(*args, **kwargs)

    @property
    def lineage_paths(self) -> list[str]:
        """The tree paths of this area and of all that it lies in, the city first."""
        return [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]

    @property
    def full_name(self) -> str:
        """As people tell two places of one name apart: 新埭镇星光村. Costs a query."""
        return type(self).objects.full_names([self])[self.code]


class Duty(models.Model):
    """A person serves an area in a role, from a day to a day. A duty that ends ends its rights.

    `bare_name` and `bare_phone` are written by the database: by them two duties are of one person
    (`areas/persons.py`). `another_person` says why the holder is not who has an account already.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="登录账号",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="duties",
        help_text="没有账号的人也可以任职，但不能登录办理。",
    )
    person_name = models.CharField("姓名", max_length=50)
    area = models.ForeignKey(
        Area, verbose_name="区划", on_delete=models.PROTECT, related_name="duties"
    )
    role = models.CharField("职务", max_length=32, choices=Role.choices, db_index=True)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField(
        "结束日期", null=True, blank=True, help_text="任职的最后一天；还没有定就不填。"
    )
    phone = models.CharField("电话", max_length=20, blank=True, validators=[phone_validator])
    another_person = models.CharField(
        "不是同一个人，怎么知道的",
        max_length=REASON_LIMIT,
        blank=True,
        help_text="有人和他同名，或者用同一个电话，已经有账号：是同一个人，就用那个账号；"
        "不是，写明怎么知道的，会留底。",
    )
    bare_name = models.GeneratedField(
        expression=BARE_NAME,
        output_field=models.CharField(max_length=50),
        db_persist=True,
        db_index=True,
    )
    bare_phone = models.GeneratedField(
        expression=BARE_PHONE,
        output_field=models.CharField(max_length=20),
        db_persist=True,
        db_index=True,
    )

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = "任职"
        verbose_name_plural = "任职"
        ordering = ["area__path", "role", "-starts_on", "person_name"]
        constraints = [
            models.CheckConstraint(
                name="duty_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="结束日期不能早于开始日期。",
            ),
            models.UniqueConstraint(
                name="duty_once",
                fields=["area", "role", "person_name", "starts_on"],
                violation_error_message="这个人从这一天起的这项任职已经登记过。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_name}（{self.area}，{self.get_role_display()}）"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """In one spelling, so that a person is known again in another duty."""
        self.person_name, self.phone = tidy_name(self.person_name), tidy_phone(self.phone)
        super().save(*args, **kwargs)

    @property
    def holder(self) -> Holder:
        """Who he is, to be known again under another account."""
        return Holder.named(self.person_name, self.phone, self.area.path)

    @property
    def has_begun(self) -> bool:
        return self.starts_on <= timezone.localdate()

    @property
    def is_over(self) -> bool:
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses (ProtectedError) once it began: who was able to see what must stay known."""
        if self.has_begun:
            raise ProtectedError("已经开始的任职不能删除。", {self})
        return super().delete(*args, **kwargs)

    def clean(self) -> None:
        """A role is held only at its own levels: no accountant of a county."""
        super().clean()
        if not (self.area_id and self.role in Role.values):
            return
        if complaint := role_complaint(Role(self.role), self.area):
            raise ValidationError({"area": complaint})


def role_complaint(role: Role, area: Area) -> str:
    """Why `role` cannot be held at `area`, in words for the screen; empty when it can."""
    if area.level in role.levels:
        return ""
    allowed = "、".join(level.label for level in role.levels)
    held_at = Level(area.level).label
    return f"“{role.label}”只能在{allowed}一级任职，而“{area}”是{held_at}。"


class SpecialDay(models.Model):
    """A holiday on a weekday, or a day of a weekend on which people work to make up for one."""

    day = models.DateField("哪天", unique=True)
    is_working = models.BooleanField("上班", default=False)
    name = models.CharField("什么日子", max_length=30, help_text="如 国庆节，或 国庆节调休上班。")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "节假日和调休"
        verbose_name_plural = "节假日和调休"
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.name}"
