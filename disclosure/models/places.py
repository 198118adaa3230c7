"""Where a page lies."""

from wagtail.models import Page


def path_above(page: Page) -> str:
    """The path of the parent, as soon as the page has a place in the tree or is about to get one;
    else empty. By way of the parent itself it would be two queries, at each save.
    """
    if page.path:
        return str(page.path[: -page.steplen])
    parent: Page | None = getattr(page, "_cached_parent_obj", None)
    return parent.path if parent else ""
