"""The form in which a campaign is written."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from home.outer_texts import KnownNames, fault_of

OTHERS_PICTURE = "这里有一张图片不是您传的，不能用。请您自己传一次。"

IN_TAGS = "「标签」里{}"


class CampaignForm(WagtailAdminPageForm):
    """Takes no picture that who writes may not choose, whatever ids are sent; what somebody else
    has put into the page may stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = set(_pictures(self.instance.body))

    def clean_tags(self) -> list[str]:
        """The page has these only once the form is saved, too late for it to look through them."""
        tags: list[str] = self.cleaned_data["tags"]
        if fault := fault_of("\n".join(tags), KnownNames()):
            raise ValidationError(IN_TAGS.format(fault))
        return tags

    def clean_body(self) -> StreamValue:
        body: StreamValue = self.cleaned_data["body"]
        new = set(_pictures(body)) - self.kept
        policy = policy_registry.get_by_type(get_image_model())
        own = policy.instances_user_has_any_permission_for(self.for_user, ["choose"])
        if new and own.filter(pk__in=new).count() < len(new):
            raise ValidationError(OTHERS_PICTURE)
        return body


def _pictures(body: StreamValue) -> Iterator[int]:
    """The ids of the pictures in it that are still there."""
    for block in body.blocks_by_name("picture"):
        if block.value["image"]:
            yield block.value["image"].pk
