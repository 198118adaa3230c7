"""The words of a ticket: what kind it is, how far it has come, what was done with it."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import TextChoices


class Stands(TextChoices):
    """What a code stands for: a page, or a place in the village."""

    PAGE = "page", "公示"
    DOOR = "door", "门牌"
    BOARD = "board", "公告栏"
    GRID = "grid", "网格"


class Hanging(TextChoices):
    """What a printed copy was like when somebody last looked."""

    HANGS = "hangs", "好好的"
    TORN = "torn", "破了"
    RETIRED = "retired", "换下了"


class PrintState(TextChoices):
    """How far the PDF of signs is."""

    WAITING = "waiting", "正在做"
    READY = "ready", "做好了"
    FAILED = "failed", "没有做成"
    DROPPED = "dropped", "满一天，删掉了"


class Kind(TextChoices):
    """What its author wants. It decides who sees the ticket before anything else does."""

    PROBLEM = "problem", "问题"
    QUESTION = "question", "咨询"
    SUGGESTION = "suggestion", "建议"
    ACCUSATION = "accusation", "反映干部"


class Urgency(TextChoices):
    """How soon it is answered; the days of each are a `DeadlineRule`, which counties change."""

    URGENT = "urgent", "急事"
    SIMPLE = "simple", "简单的事"
    GENERAL = "general", "一般的事"
    DIFFICULT = "difficult", "难办的事"


class State(TextChoices):
    """How far a ticket has come. Closed is not solved: that its author says."""

    RECEIVED = "received", "已收到"
    ACCEPTED = "accepted", "正在办"
    WAITING = "waiting", "等您补充"
    HANDED_OVER = "handed_over", "已转交"
    REOPENED = "reopened", "重新办"
    ANSWERED = "answered", "已答复"
    NOT_POSSIBLE = "not_possible", "办不了"
    CLOSED = "closed", "已办结"
    DUPLICATE = "duplicate", "和另一件相同"

    @property
    def is_open(self) -> bool:
        """Somebody still has to do something."""
        return self in OPEN

    @property
    def clock_runs(self) -> bool:
        """Days count towards the deadline; they do not while its author is asked something."""
        return self in OPEN and self is not State.WAITING


OPEN = frozenset({State.RECEIVED, State.ACCEPTED, State.WAITING, State.HANDED_OVER, State.REOPENED})
DONE = frozenset(State) - OPEN


class Step(TextChoices):
    """One entry of a ticket's history. Its words are what its author reads."""

    RECEIVED = "received", "收到"
    ROUTED = "routed", "交给"
    LET_IN = "let_in", "看过了"
    ACCEPTED = "accepted", "开始办"
    ASKED = "asked", "问您"
    REPLIED = "replied", "您补充了"
    HANDED_OVER = "handed_over", "转交"
    ANSWERED = "answered", "答复"
    DECLINED = "declined", "办不了"
    CLOSED = "closed", "办结"
    MERGED = "merged", "和另一件相同"
    SPLIT = "split", "单独办"
    RATED = "rated", "您评价了"
    REOPENED = "reopened", "您要求重新办"
    RESUMED = "resumed", "重新办"
    DEADLINE_CHANGED = "deadline_changed", "改了期限"
    KIND_CHANGED = "kind_changed", "改了类别"
    CORRECTED = "corrected", "公示更正了"
    REMINDED = "reminded", "提醒"
    ESCALATED = "escalated", "过期，交上一级"
    AGREED = "agreed", "您同意给大家看"
    TAKEN_BACK = "taken_back", "您不想给大家看了"
    PUBLISHED = "published", "放到网上给大家看"
    TAKEN_DOWN = "taken_down", "从网上拿下来"


class RobotMake(TextChoices):
    """Whose group chat a robot is in."""

    WECOM = "wecom", "企业微信"
    DINGTALK = "dingtalk", "钉钉"

    def complaint_about(self, address: str) -> str:
        """Why this is not the address of such a robot, in words; empty if it is."""
        parts = urlsplit(address)
        if (parts.scheme, parts.netloc) in settings.ROBOT_HOSTS[self]:
            return ""
        _, host = settings.ROBOT_HOSTS[self][0]
        return f"这不是{self.label}群机器人的网址：要以 https://{host}/ 开头。"
