"""The form in which a campaign is written."""

from django.core.exceptions import ValidationError

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
