"""Words that stand in the place of a name and name nobody: 待租, 不详, a stroke."""

from language.text import squash

_LISTED = """
    空置 闲置 空闲 空关 待租 待出租 待招租 待发包 招租中 正在招租 未租 未出租 未发包 未承包
    暂无 暂缺 暂空 无 没有 无人 无人承租 不详 不明 未知 待定 待查 村民 农户 本村村民 各户 群众
    自建 村民自建 农户自建 村自建 自行建设 自行施工
    / // \\ - -- --- — —— ― – _
"""
_WORDS = frozenset(_LISTED.split())


def names_nobody(text: str) -> bool:
    """Whether the whole cell, brackets aside, is such a word; 空置陈建国 is not."""
    return squash(text).strip("()") in _WORDS
