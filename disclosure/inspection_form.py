"""The form in which a page of inspection's is written."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.permissions import policy_registry

from disclosure.forms import LEADS_TO_THE_PUBLIC
from home.asking_forms import ask_about
from home.blocks import values_in

OTHERS_PICTURE = "这里有一张图片不是您传的，不能用。请您自己传一次。"


class InspectionPageForm(WagtailAdminPageForm):
    """Takes no picture that who writes may not choose, whatever ids are sent; what somebody else
    has put into the page may stay. What may be a name is asked about when it is handed in."""

    asked: Sequence[str] = ()  # about which words, when it is shown

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = _pictures(self.instance.body)

    def clean_body(self) -> StreamValue:
        body: StreamValue = self.cleaned_data["body"]
        new = _pictures(body) - self.kept
        policy = policy_registry.get_by_type(get_image_model())
        own = policy.instances_user_has_any_permission_for(self.for_user, ["choose"])
        if new and own.filter(pk__in=new).count() < len(new):
            raise ValidationError(OTHERS_PICTURE)
        return body

    def _post_clean(self) -> None:
        """After the page took over what was typed, as that knows its texts."""
        super()._post_clean()
        if not LEADS_TO_THE_PUBLIC & self.data.keys():
            return
        for name, text in self.instance.said_in_public():
            if name in self.fields and name not in self.errors:
                doubts = self.instance.doubts_of(text)
                self.asked = (*self.asked, *ask_about(self, name, doubts))


def _pictures(body: StreamValue) -> set[int]:
    """The ids of the pictures in it that are still there."""
    return {value.pk for value in values_in(body) if isinstance(value, AbstractImage)}
