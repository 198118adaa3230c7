"""Kinds of inspection rounds, how a village is inspected, and how far a problem is."""

from __future__ import annotations

from datetime import date

from django.db.models import TextChoices


class RoundKind(TextChoices):
    REGULAR = "regular", "常规巡察"
    CROSS_VILLAGE = "cross_village", "交叉巡察"
    JOINT = "joint", "联动巡察"
    OWN_CHECK = "own_check", "三清一查"

    @property
    def meaning(self) -> str:
        """What is done, in words for villagers."""
        return _MEANINGS[self]


_MEANINGS = {
    RoundKind.REGULAR: "县里派巡察组到村里查。",
    RoundKind.CROSS_VILLAGE: "请别的镇的人来查，不讲人情。",
    RoundKind.JOINT: "巡察组和农业农村、人社这些部门一起查。",
    RoundKind.OWN_CHECK: "村里先自己清一遍资产、合同和欠款，再由县里抽查。",
}


class Attention(TextChoices):
    """How closely a village is looked at, by how much was heard of it before."""

    KEY = "key", "重点村"
    WATCHED = "watched", "关注村"
    USUAL = "usual", "常规村"

    @property
    def meaning(self) -> str:
        """What it means for the village, in words for villagers."""
        return _HOW_CLOSELY[self]


_HOW_CLOSELY = {
    Attention.KEY: "反映的问题比较多，样样都查，查得最细。",
    Attention.WATCHED: "有一些反映，请外镇的人来查。",
    Attention.USUAL: "反映不多，和部门一起查，帮着把事情做规范。",
}


class Progress(TextChoices):
    """How far a problem is on the day of a notice."""

    RECTIFIED = "rectified", "已改好"
    UNDER_WAY = "under_way", "正在改"
    OVERDUE = "overdue", "过了期限还没改好"

    @classmethod
    def on(cls, day: date, *, is_rectified: bool, deadline: date) -> Progress:
        """That of a problem on `day`; on the last day there is still time."""
        if is_rectified:
            return cls.RECTIFIED
        return cls.OVERDUE if deadline < day else cls.UNDER_WAY
