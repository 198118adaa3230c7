"""The words of a Chinese sentence, and which of them say what somebody looks for."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from language.terms import HAN_RUN


@cache
def _rjieba() -> ModuleType:
    """Loaded when it is first asked: its dictionary takes a third of a second in every process."""
    return import_module("rjieba")


_EMPTY = """
    的 地 得 了 着 过 吗 呢 吧 啊 呀 嘛 么 哦 哪 那 这 个 些 种 点 是 不是 是不是
    有 没 没有 有没有 在 和 与 跟 同 及 或 或者 以及 还是 就 都 也 还 又 再 才 只
    很 太 更 最 挺 把 被 让 叫 给 向 往 从 到 对 对于 关于 按 为 为了 因为 所以
    如果 要是 但是 而且 我 我们 你 你们 他 她 它 他们 她们 咱 咱们 俺 自己 自家 人家
    别人 大家 谁 什么 啥 哪里 哪儿 哪个 哪些 哪家 怎么 怎样 怎么样 怎么办 咋 咋办 为什么
    为啥 几 几个 几天 多少 多久 多长 何时 什么时候 几时 能 能不能 能否 可以 可不可以 可否
    会 会不会 要 要不要 不要 应该 该 该不该 需要 想 想要 想问 请问 请 问 问下 问一下
    知道 告诉 看看 看一下 查 查查 查一下 查询 找 一下 一些 一个 现在 目前 已经 曾经 刚刚
    过来 过去 出来 出去 起来 下来 下去 上来 上去 来 去 里 里面 上 下 中 内 外 之 其
    其他 等 等等 所 而 以 于 由 算 算不算 多 多了 有人 没人 怎 啦 呗 哈 嗯 喂 您
    您好 你好 谢谢 村里 我村 我们村 本村 咱村 咱们村 俺村
    我们这 咱这 这里 那里 这边 那边 我家 我们家 家里 自己家 才能 才可以 行不行 好不好 用不用
    是不是要 需不需要 有没有人 还能 还要 还有 还没 没有了 几年 几次 几岁 几点 几月 几号 哪年 哪天
    哪个人 哪一个 哪些人 什么人 什么样 什么时间 时候 多长时间 多大 多高 多远 多少钱 一般 最多 最少
    至少 一次 一年 一个月 一天 快要 马上 以后 以前 之后 之前 后来 那么 这么 这样 那样 一样 如何
    怎么做 怎么弄 怎么回事 怎么处理 怎么说 怎么还 为何 不能 不会 不可以 不行 没法 别的 有的 一直
    经常 总是 到底 究竟 听说 据说 麻烦 帮忙 帮我 告诉我 我想 想知道 想查 看一看 了解 了解一下 一下子
    东西 事情 样子 地方 时间 大家伙 老百姓 百姓 谁管 归谁管 找谁 找谁管 去哪 去哪办 哪个部门
    我爸 我妈 我爷爷 我奶奶 我爱人 我孩子 我小孩 我儿子 我女儿
"""
EMPTY = frozenset(_EMPTY.split())
"""Words that say nothing of what is looked for."""

_FORMAL = """
    名单 公告 公示 公开 通知 通报 情况 问题 结果 明细 清单 一览表 表 表格 目录 信息 内容
    资料 材料 文件 报告 方案 办法 规定 规则 制度 流程 程序 手续 条件 标准 要求 政策 典型
    做法 典型做法 案例 经验 活动 工作 大会 会议 说明 解读 措施 机制 事项 项目 建设 管理
    开展 进行 实施 处理 办理 申请 怎样 相关 有关 最新 今年 详细 具体 全部 所有
    每年 每月 每次 每户 每人 每亩 每天 每股
"""
FORMAL = frozenset(_FORMAL.split())
"""Words for the form of a text, or of any doing: they make a hit better, and no text a hit."""


_ROUGH_NUMBER = re.compile("[一二两三四五六七八九十百千万亿几多余]{2,}")


def says_nothing(word: str) -> bool:
    """Whether it is an empty word, or a number that is none: 二十多万, 十几."""
    return word in EMPTY or bool(_ROUGH_NUMBER.fullmatch(word))


def words(folded: str) -> Iterator[str]:
    """The words of a folded text in their order, Chinese ones only."""
    for run in HAN_RUN.finditer(folded):
        yield from _rjieba().cut(run[0], hmm=True)


def known_words(folded: str) -> Iterator[str]:
    """The same, by the dictionary alone: nothing is taken for a word that does not stand in it."""
    for run in HAN_RUN.finditer(folded):
        yield from _rjieba().cut(run[0], hmm=False)


def all_words(folded: str) -> Iterator[str]:
    """The same, and the shorter words within longer ones: 养老 and 服务 in 养老服务."""
    for run in HAN_RUN.finditer(folded):
        yield from _rjieba().cut_for_search(run[0], hmm=True)


def tagged_words(text: str) -> list[tuple[str, str]]:
    """All words of a text with what they are to the segmenter: ("李芳", "nr") is a name."""
    tagged: list[tuple[str, str]] = _rjieba().tag(text, hmm=True)
    return tagged


def is_a_word(word: str) -> bool:
    """Whether it stands in the segmenter's dictionary."""
    return bool(_rjieba().has_word(word))
