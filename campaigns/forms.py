"""The forms in which campaigns and events are written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from wagtail.models import Page

from disclosure.inspection_form import InspectionPageForm
from home.outer_texts import KnownNames, fault_of

IN_TAGS = "「标签」里{}"


class CampaignForm(InspectionPageForm):
    def clean_tags(self) -> list[str]:
        """The page has these only once the form is saved, too late for it to look through them."""
        tags: list[str] = self.cleaned_data["tags"]
        if fault := fault_of("\n".join(tags), KnownNames()):
            raise ValidationError(IN_TAGS.format(fault))
        return tags


class EventForm(InspectionPageForm):
    """Offers the campaigns of the area, and of the areas above those that are public."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "campaign" in self.fields:
            self._offer_campaigns()

    def _offer_campaigns(self) -> None:
        field = self.fields["campaign"]
        area = self.parent_page.specific.area
        own, chosen = Q(area=area), Q(pk=self.instance.campaign_id)
        above = Q(live=True, area__path__in=area.lineage_paths)
        offered = field.queryset.filter(own | above | chosen)
        field.queryset = offered.select_related("area")
        field.empty_label = "不属于哪个，单独办的"
        field.label_from_instance = _called


def _called(campaign: Page) -> str:
    return f"{campaign.title}（{campaign.area.short_name}）"
