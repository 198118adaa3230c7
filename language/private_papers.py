"""Papers that are somebody's own: whatever on them is blacked out, nobody else needs to see one."""

import re

from language.sensitive_words import any_of

_ILLNESS = """
    病历 病案 病情证明 病假条 诊断书 诊断证明 诊断报告 出院小结 出院记录 入院记录 住院小结 化验单
    处方 体检表 体检单 体检报告 (?:CT|B超|X光|核磁共振)(?:片|报告) 检查报告单 检验报告单
"""
_PERSON = """
    身份证(?!号|件号) 户口本 户口簿 户口页 结婚证 离婚证 离婚协议 出生证 死亡证明 残疾证 残疾人证
    低保证 社保卡 医保卡 驾驶证 护照 (?:银行|信用)卡(?!对账|明细) 存折(?!对账|明细)
"""
_PAPER = re.compile(any_of(_ILLNESS, _PERSON), re.IGNORECASE)


def find_private_paper(title: str) -> str:
    """The word in the title of a paper that says it is one of these; empty if none does."""
    found = _PAPER.search(title)
    return found[0] if found else ""
