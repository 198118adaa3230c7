"""What residents' feedback on a notice is about."""

from disclosure.models import DisclosurePage
from disclosure.presentation import row_text
from disclosure.selectors import row_on_show
from feedback.subjects import Subject


def subject_of_row(page: DisclosurePage, row_key: str) -> Subject | None:
    """The notice, or the one row of it that readers see under `row_key`."""
    text = ""
    if row_key:
        row = row_on_show(page, row_key)
        if row is None:
            return None
        text = row_text(page.declaration, row)
    return Subject(
        title=page.title,
        village=page.village,
        row_key=row_key,
        row_text=text,
        period_text=page.period_object.label,
    )
