"""What nobody may do by hand with the page of an area, whatever rights they have."""

from wagtail.models import PagePermissionTester


class AreaPagePermissionTester(PagePermissionTester):
    """The page lives and dies with its area: no deleting, moving, copying or unpublishing."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False
