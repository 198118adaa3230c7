"""Who answers for a table by name, and who should and is not named."""


def missing_signers(prepared_by: str, checked_by: str) -> str:
    """Whom a table does not name: 制表人、审核人; empty if it names both."""
    signers = (("制表人", prepared_by), ("审核人", checked_by))
    return "、".join(who for who, name in signers if not name.strip())
