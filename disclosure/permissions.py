"""What nobody may do with what is public, whatever the rights on the page."""

from wagtail.models import Page, PagePermissionTester

from home.permissions import ACTIONS

NOT_PUBLIC = "现在没有公开，不用撤下。"
TAKE_DOWN_FIRST = "公开着，不能{}。先撤下，写明原因，再{}。"
LOCKED = "正等着审核，或者定了时间公开，不能撤下。先退回，或者取消定时，再撤下。"
HANDED_IN = "正等着审核，或者定了时间公开，不能{}。先撤回提交，或者请人取消定时，再{}。"
STAYS = "公开过，您不能{}。数字错了，请更正；真要{}，请找系统管理员。"
WAS_OF_ITS_VILLAGE = "公开过，不能移动。别的村要公开，请在那个村下面新建一页。"
OF_THE_VILLAGE = "归村里管，您不能{}。要{}，请找村会计。"
OF_INSPECTION = (
    "公开过，或者下面有公开过的，您不能{}。写错了，请改好再提交审核；真要{}，请找系统管理员。"
)
WRITE_ANEW = "不能{}。要在别处写，请在那里新建一页。"


class NoticePermissionTester(PagePermissionTester):
    """What was published stays: only an administrator takes it away, and nobody moves it or hides
    it behind a password.

    A notice that was never public is the village's to throw away. It goes public by its review;
    the button that publishes without one is an administrator's.
    """

    def can_publish(self) -> bool:
        return self.user.is_superuser and super().can_publish()

    def can_unschedule(self) -> bool:
        """Who may let a notice through may also take its hour back."""
        return super().can_publish()

    def may_know(self) -> bool:
        """Whether the notice is in one's part of the tree at all."""
        return self.user.is_superuser or bool(self.permissions)

    def can_blank(self) -> bool:
        """Whether a cell that should not have been public may be blanked."""
        return self.can_edit() and super().can_publish()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Never what is public: it is taken down first, with a reason that its code keeps. Nor
        does the village throw away what is in review or let through: the review would go with it.

        Else by rights alone: nothing lies below a notice.

        Wagtail asks the tree for both, twice for each row of a list, and in a county of a thousand
        villages each time takes as long as all the rest of the row.
        """
        if self.page.live:
            return False
        if self.user.is_superuser:
            return super().can_delete(ignore_bulk)
        may = self.user.is_active and self._may_take_away() and "change" in self.permissions
        return may and not self.page_locked()

    def can_move(self) -> bool:
        """Never what was public: it has a table, whose rows are its village's."""
        return self.page.first_published_at is None and super().can_move()

    def can_unpublish(self) -> bool:
        return self._may_take_away() and super().can_unpublish()

    def can_set_view_restrictions(self) -> bool:
        return False

    def instead_of(self, action: str) -> str:
        """What to do instead of one of `ACTIONS`, which is refused; in words for the screen."""
        if action == "unpublish" and not self.page.live:
            return NOT_PUBLIC
        if action == "move" and self.page.first_published_at is not None:
            return WAS_OF_ITS_VILLAGE
        if self.user.is_superuser:
            words = LOCKED if action == "unpublish" else TAKE_DOWN_FIRST
        elif action == "copy" or self._may_take_away():
            words = HANDED_IN if "change" in self.permissions else OF_THE_VILLAGE
        else:
            words = STAYS
        return words.format(*[ACTIONS[action]] * 2)

    def _may_take_away(self) -> bool:
        return self.user.is_superuser or self.page.first_published_at is None


class InspectionPermissionTester(NoticePermissionTester):
    """As a notice: what was public stays. Nor is it copied: a copy can go public unreviewed.

    It stays with whose it is: elsewhere it would still be named and listed as theirs.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Nor does it go with a page above it."""
        if self.user.is_superuser or self.page.is_leaf():
            return super().can_delete(ignore_bulk)
        below = self.page.get_descendants().filter(first_published_at__isnull=False)
        return super().can_delete(ignore_bulk) and not below.exists()

    def can_copy(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Page) -> bool:
        """Asked by itself where somebody goes straight to the end of a move."""
        return False

    def instead_of(self, action: str) -> str:
        """As for a notice; what nobody may do is written anew."""
        if action in ("copy", "move"):
            return WRITE_ANEW.format(ACTIONS[action])
        if self.user.is_superuser or (action == "unpublish" and not self.page.live):
            return super().instead_of(action)
        if self._may_take_away() and self.page_locked():
            return HANDED_IN.format(*[ACTIONS[action]] * 2)
        return OF_INSPECTION.format(*[ACTIONS[action]] * 2)
