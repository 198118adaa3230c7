"""Notices as readers get them, and tables made for a test."""

import re
from io import BytesIO

from openpyxl import load_workbook

LEASE_HEADER = (
    "合同编号,租赁标的,承租方,面积,租期起,租期止,年租金,本期应收,本期已收,欠缴,招租方式,备注"
)
AID_HEADER = "姓名,救助类别,家庭人口,发放标准(元/月),发放金额(元),发放时间,发放方式,备注"
METHODS = ("公开招租", "协议", "续租")


def read(client, address, status=200):
    """What an anonymous reader gets at `address`."""
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def text_of(html):
    """What a reader sees, without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def table_rows(html):
    """The rows of the table as lists of the words in their cells."""
    body = html.split("<tbody>")[1].split("</tbody>")[0]
    return [
        [text_of(cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)]
        for row in re.findall(r"<tr.*?</tr>", body, re.S)
    ]


def counts_of(html):
    """How many rows each kind of change has, by its heading."""
    found = re.findall(r"<summary><span><strong>(.*?)：(\d+) [处笔]</strong>", html)
    return {label: int(count) for label, count in found}


def lease_csv(count):
    """A lease table of `count` rows, every third with arrears."""
    rows = []
    for number in range(1, count + 1):
        owed = 250 if number % 3 == 0 else 0
        rows.append(
            f"测租2026-{number:05},{number}号店面,春风{number}号商行有限公司,{number},2026-01-01,"
            f"2028-12-31,{number * 4000}.00,{number * 1000}.00,{number * 1000 - owed}.00,{owed}.00,"
            f"{METHODS[number % 3]},按季缴纳第{number}笔"
        )
    return "\n".join([LEASE_HEADER, *rows]).encode()


def aid_csv(*rows):
    """A table of aid; each row a name, a category and an amount."""
    lines = [
        f"{name},{category},3,500,{amount},2026-09-10,一卡通," for name, category, amount in rows
    ]
    return "\n".join([AID_HEADER, *lines]).encode()


CONTRACT, LESSEE, NOTE = 1, 3, 12
"""Where the given lease workbooks hold these, counted from 0."""


def with_cell(content, contract, column, value):
    """A given lease workbook with one cell of one contract changed."""
    workbook = load_workbook(BytesIO(content))
    _row_of(workbook.active, contract)[column].value = value
    return _saved(workbook)


def without_row(content, contract):
    """A given lease workbook without one of its contracts."""
    workbook = load_workbook(BytesIO(content))
    workbook.active.delete_rows(_row_of(workbook.active, contract)[CONTRACT].row)
    return _saved(workbook)


def full_names(content):
    """Names of private persons among the lessees of a given lease workbook."""
    sheet = load_workbook(BytesIO(content)).active
    lessees = {str(row[LESSEE]).strip() for row in sheet.iter_rows(values_only=True)}
    names = {name for name in lessees if re.fullmatch(r"[\u4e00-\u9fff]{2,3}", name)}
    return names - {"承租方"}


def _row_of(sheet, contract):
    return next(row for row in sheet.iter_rows() if row[CONTRACT].value == contract)


def _saved(workbook):
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()
