"""What nobody may do by hand with the page of an area, whatever rights they have."""

from wagtail.models import Page, PagePermissionTester

ACTIONS = {"delete": "删除", "unpublish": "撤下", "move": "移动", "copy": "复制"}
"""By the names of Wagtail's views and of its permission testers."""

FOLLOWS_ITS_AREA = "是一个地方的页面，跟着区划走，不能{}。要改名、撤并，请系统管理员改区划。"


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

    def instead_of(self, action: str) -> str:
        """What to do instead of one of `ACTIONS`, which is refused; in words for the screen."""
        return FOLLOWS_ITS_AREA.format(ACTIONS[action])
