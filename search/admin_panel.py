"""What is wrong with the server of the search, on the first page of the admin."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from search.models import Synonym
from search.trouble import trouble


class TroublePanel(Component):
    """For those who look after the search; nothing where all is well."""

    name = "search_trouble"
    order = 80
    template_name = "search/admin/trouble.html"

    def __init__(self, user: AbstractBaseUser | AnonymousUser) -> None:
        self.user = user

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        policy = policy_registry.get_by_type(Synonym)
        told = policy.user_has_permission(self.user, "change")
        return {"trouble": trouble(timezone.now()) if told else None}
