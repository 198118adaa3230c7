"""What the code of an area may look like."""

import re

from areas.enums import Level

_FREE_CODE = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")


def code_complaint(code: str, level: Level) -> str:
    """Why `code` cannot be the code of an area of `level`, in words; empty when it can."""
    digits = level.code_digits
    if digits is None:
        if _FREE_CODE.fullmatch(code):
            return ""
        return f"代码“{code}”不对：{level.label}的代码只能用数字、字母和短横，如 330482101201-01。"
    if code.isascii() and code.isdigit() and len(code) == digits:
        return ""
    return f"代码“{code}”不对：{level.label}的代码是 {digits} 位数字。"
