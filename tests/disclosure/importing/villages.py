"""Headers and rows in forms that accountants of other villages use."""

LEASES = [
    "序 号", "合同号", "资产名称", "承租人", "面积\n（亩）", "租赁期限", "年租金[元]",
    "第三季度应收", "已缴", "拖欠",
]  # fmt: skip
CASHBOOK = ["日期", "凭证号", "摘要", "收入", "支出", "余额", "经手人"]
DECISIONS = ["议题", "会议形式", "会议时间", "应到", "实到", "赞成", "反对", "弃权", "表决结果"]
PROJECTS = [
    "序号", "工程名称", "施工单位", "预算", "中标价", "已付款", "形象进度", "工期", "实施情况",
]  # fmt: skip
RECEIVABLES = ["单位或个人", "款项内容", "发生时间", "应收金额", "已收回", "尚欠"]
CONTRACTS = ["合同号", "合同内容", "乙方", "签约日期", "合同总价", "已支付"]
ASSETS = ["编号", "名称", "类别", "数量", "原值", "净值", "购置时间", "使用情况"]
AID = ["户主姓名", "类别", "标准（元/月）", "金额", "发放日期", "备注"]


def lease(number=1, span="2026.1.1-2026.12.31", rent=("4000", 1000, 600, 400), lessee="李小妹"):
    return [number, f"租{number}", "鱼塘", lessee, "1.5", span, *rent]


def entry(day, summary, income, expense, balance):
    return [day, "记1", summary, income, expense, balance, "陈建明"]


def vote(entitled, present, agree, oppose, abstain, result="通过"):
    return ["修路", "村民代表会议", "2026-2-15", entitled, present, agree, oppose, abstain, result]


def project(amounts, progress="60%", span="2026.2.8-2026.12.8"):
    return [1, "修路", "平川建设有限公司", *amounts, progress, span, "施工中"]
