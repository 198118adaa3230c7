"""What nobody may do by hand with the page of an area, whatever rights they have."""

from wagtail.models import Page, PagePermissionTester


class AreaPagePermissionTester(PagePermissionTester):
    """The page lives and dies with its area, and everybody may read it.

    No deleting, moving, copying, unpublishing or hiding. A duty on the area is about what lies
    below the page; its own words are the administrator's.
    """

    def can_edit(self) -> bool:
        return self.user.is_superuser and super().can_edit()

    def can_publish(self) -> bool:
        return self.user.is_superuser and super().can_publish()

    def can_publish_subpage(self) -> bool:
        return self.user.is_superuser and super().can_publish_subpage()

    def can_reorder_children(self) -> bool:
        return self.user.is_superuser and super().can_reorder_children()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Page) -> bool:
        """Asked by itself where somebody goes straight to the end of a move."""
        return False

    def can_copy(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False
