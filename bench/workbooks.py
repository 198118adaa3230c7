"""Lease workbooks of any length, as an accountant would keep them."""

from datetime import date, timedelta
from io import BytesIO

from openpyxl import Workbook

HEADERS = (
    "序号", "合同编号", "租赁标的", "承租方", "面积(㎡)", "租期起", "租期止",
    "年租金(元)", "本期应收(元)", "本期已收(元)", "欠缴(元)", "招租方式", "备注",
)  # fmt: skip
METHODS = ("公开招租", "协议", "续租")
NAMES = ("李小妹", "嘉禾物流有限公司", "朱志强", "瑞丰家庭农场", "陆建明")


def lease_workbook(village: str, period_label: str, rows: int) -> bytes:
    """A workbook with `rows` leases; every third lessee owes half of what is due."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("租赁")
    sheet.append([f"{village}{period_label}集体资产资源租赁情况公示表"])
    sheet.append(["单位:元"])
    sheet.append(HEADERS)
    for number in range(1, rows + 1):
        start = date(2023, 1, 1) + timedelta(days=number % 700)
        due = 1000 + number % 9000
        received = due / 2 if number % 3 == 0 else due
        sheet.append(
            [
                number,
                f"租2023-{number:05}",
                f"标准厂房{number}号",
                NAMES[number % len(NAMES)],
                100 + number % 900,
                start.strftime("%Y.%m.%d"),
                (start + timedelta(days=1460)).strftime("%Y.%m.%d"),
                due * 4,
                due,
                received,
                due - received,
                METHODS[number % len(METHODS)],
                "",
            ]
        )
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
