"""The editor's form of a notice. Apart from the other forms, because the page's model needs it."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page


class DisclosurePageForm(WagtailAdminPageForm):
    """Asks for a ledger and a period; title and address follow from them and from the village."""

    def __init__(self, *args: Any, parent_page: Page | None = None, **kwargs: Any) -> None:
        super().__init__(*args, parent_page=parent_page, **kwargs)
        if parent_page is not None:
            self.instance.village = parent_page.specific.area
        if "period" in self.fields:  # only copies are stored without one
            self.fields["period"].required = True
