"""Where a page lies."""

from wagtail.models import Page

from areas.models import Area


def village_above(page: Page) -> Area | None:
    """The parent's area, as soon as the page has a place in the tree or is about to get one.

    One query; by way of the parent and its own class it would be three, at each save.
    """
    if page.path:
        parent_path = page.path[: -page.steplen]
    elif parent := getattr(page, "_cached_parent_obj", None):
        parent_path = parent.path
    else:
        return None
    return Area.objects.filter(villagepage__path=parent_path).first()
