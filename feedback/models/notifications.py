"""What somebody is to be told, until it was: written with the step, shipped by the clock."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from areas.models import Area
from feedback.enums import RobotMake
from feedback.fields import EncryptedTextField
from feedback.models.tickets import Ticket


class Robot(models.Model):
    """A robot in a group chat of those who handle an area's tickets.

    Its address holds a key, and the secret signs: both are encrypted.
    """

    area = models.ForeignKey(Area, models.PROTECT, verbose_name="区划", related_name="+")
    make = models.CharField("哪一家", max_length=10, choices=RobotMake.choices)
    name = models.CharField("群名", max_length=50)
    address = EncryptedTextField("网址", help_text="群机器人的 Webhook 网址，整段粘贴。")
    secret = EncryptedTextField("加签密钥", blank=True, help_text="钉钉机器人设了“加签”才有。")
    is_on = models.BooleanField("在用", default=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "群机器人"
        verbose_name_plural = "群机器人"
        ordering = ["area__path", "pk"]

    def __str__(self) -> str:
        return f"{self.name}（{self.get_make_display()}）"

    def clean(self) -> None:
        """Only to the maker's own address: else what is told could be sent anywhere."""
        super().clean()
        if self.make and (complaint := RobotMake(self.make).complaint_about(self.address)):
            raise ValidationError({"address": complaint})


class Notification(models.Model):
    """One message to one account or robot. It says that there is something, never what.

    `next_try_at` is None once it was sent, or given up. One that `is_of_held` tells of all that the
    account is to look at before anybody else, the ticket among it.
    """

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    robot = models.ForeignKey(Robot, models.CASCADE, null=True, related_name="+")
    subject = models.CharField(max_length=100)
    body = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(null=True, default=timezone.now, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=200, blank=True)
    is_of_held = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "通知"
        verbose_name_plural = "通知"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False) ^ Q(robot__isnull=False), name="told_to_one"
            )
        ]

    def __str__(self) -> str:
        return self.subject
