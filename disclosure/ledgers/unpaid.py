"""What tables call the part of a contract that is still to be paid."""

from disclosure.ledgers.base import words

UNPAID = words("""
    未付款 未付 未付金额 未支付 未支付金额 未付合同款 未付工程款 尚未支付 应付未付 未付余额
    余款 欠付 欠付款 欠付金额 欠付工程款 未付款项 未付余款 未支付款 未支付款项 应付未付款 待付
    待付款 待付金额 待支付 剩余款 剩余未付 剩余应付 剩余未付款 剩余工程款 尚欠 尚欠款 尚欠金额
    未结款
""")
