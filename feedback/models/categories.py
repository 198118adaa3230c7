"""What residents may choose from, and how soon each is answered. Staff edit both."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from areas.enums import Level
from feedback.enums import Kind, Urgency
from feedback.rules.routing import CHAIN

HANDLING_LEVELS = [(level.value, f"{level.label}：{role.label}") for level, role in CHAIN.items()]


class Category(models.Model):
    """What a ticket of one kind is about: who begins with it, and how urgent it is.

    One that says `stop_text` asks people to call `stop_phone` before, or instead of, writing. Of
    each kind at least one is offered.
    """

    kind = models.CharField("哪一种", max_length=16, choices=Kind.choices)
    name = models.CharField("类别", max_length=20)
    hint = models.CharField("说明", max_length=60, blank=True, help_text="给群众看的一句话。")
    urgency = models.CharField("缓急", max_length=16, choices=Urgency.choices)
    first_level = models.CharField(
        "从哪一级办起",
        max_length=16,
        choices=HANDLING_LEVELS,
        default=Level.MICRO_GRID,
        help_text="那一级没有人，就交上一级。反映干部的，总是从被反映的那一级的上一级办起。",
    )
    stop_text = models.CharField(
        "先打电话", max_length=100, blank=True, help_text="急事不能等网上办的，写在这里。"
    )
    stop_phone = models.CharField("电话", max_length=20, blank=True)
    is_for_notices = models.BooleanField(
        "从公示里来的先选这一类", default=False, help_text="点“这一处我有疑问”时，先替群众选好。"
    )
    order = models.PositiveSmallIntegerField("次序", default=0)
    is_offered = models.BooleanField(
        "让群众选", default=True, help_text="不再用的类别，去掉这个勾；以前的件还留着它。"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "反映类别"
        verbose_name_plural = "反映类别"
        ordering = ["kind", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name"],
                name="category_once_per_kind",
                violation_error_message="这一种里已经有这个类别。",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Who says "call first" says whom; and every kind can be said."""
        super().clean()
        before = Category.objects.filter(pk=self.pk).first()
        if before and before.kind != self.kind:
            raise ValidationError({"kind": "属于哪一种不能改，收到的件还用着它。请另加一类。"})
        others = Category.objects.filter(kind=self.kind, is_offered=True).exclude(pk=self.pk)
        if not (self.is_offered or others.exists()):
            raise ValidationError({"is_offered": "这一种至少留一类，不然群众没法说。"})
        if bool(self.stop_text) != bool(self.stop_phone):
            raise ValidationError("“先打电话”的话和号码要一起写。")


class DeadlineRule(models.Model):
    """How many days the urgency of a ticket gives, from a day to a day, and who promised that."""

    urgency = models.CharField("缓急", max_length=16, choices=Urgency.choices)
    days = models.PositiveSmallIntegerField("几天内答复")
    in_working_days = models.BooleanField("按工作日算", default=False)
    since = models.DateField("从哪天起", default=date(2000, 1, 1))
    until = models.DateField("到哪天止", null=True, blank=True)
    source = models.CharField("依据", max_length=200)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "答复期限"
        verbose_name_plural = "答复期限"
        ordering = ["urgency", "-since"]
        constraints = [
            models.UniqueConstraint(fields=["urgency", "since"], name="one_rule_from_a_day"),
            models.CheckConstraint(condition=Q(days__gte=1), name="rule_of_a_day_or_more"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="rule_ends_after_start",
                violation_error_message="止的那天不能早于起的那天。",
            ),
        ]

    def __str__(self) -> str:
        what = "个工作日" if self.in_working_days else "天"
        return f"{self.get_urgency_display()}：{self.days} {what}"
