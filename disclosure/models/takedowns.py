"""What was public and is not any more: the public reads why."""

from datetime import datetime
from http import HTTPStatus
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from feedback.models import REASON_LIMIT
from home.caching import cacheable
from home.models import BasePage


class Takedown(models.Model):
    """A page was taken off the site, by whom and why. What is public again keeps them."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="takedowns")
    reason = models.CharField("为什么撤下", max_length=REASON_LIMIT)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    taken_down_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "撤下"
        verbose_name_plural = "撤下"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.page}：{self.reason}"


class AnswerablePage(RoutablePageMixin, BasePage):
    """A page at whose address, and behind whose code, stands why it was taken down."""

    called: ClassVar[str]
    """In sentences: 这份公示."""

    takedowns: models.Manager[Takedown]

    class Meta:
        abstract = True

    @property
    def why_gone(self) -> str:
        """The reason for which it was taken down; empty where it is public, or none was given."""
        latest = None if self.live else self.takedowns.first()
        return latest.reason if latest else ""

    def taken_down_since(self, moment: datetime) -> bool:
        """Whether it was taken down at `moment` or later."""
        return self.takedowns.filter(taken_down_at__gte=moment).exists()

    def tell_why_gone(self, request: HttpRequest) -> HttpResponse:
        """Since when and why it is gone, and the way on."""
        above = next(page for page in reversed(self.trail) if page.live)
        context = {"page": self, "above": above, "takedown": self.takedowns.first()}
        response = render(request, "pages/taken_down.html", context, status=HTTPStatus.GONE)
        return cacheable(request, response)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Where it stood before it was taken down, whatever was asked for, stands why."""
        if not self.live and self.takedowns.exists():
            return RouteResult(self, args=(self.tell_why_gone, (), {}))
        result: RouteResult = super().route(request, path_components)
        return result
