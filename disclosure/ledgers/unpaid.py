"""What tables call the part of a contract that is still to be paid."""

from disclosure.ledgers.base import words

UNPAID = words("""
    未付款 未付 未付金额 未支付 未支付金额 未付合同款 未付工程款 尚未支付 应付未付 未付余额
""")
