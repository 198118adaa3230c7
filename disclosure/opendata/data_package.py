"""What the columns of a ledger mean, as Frictionless Table Schema and Data Package."""

from typing import Any

from disclosure.ledgers.base import Column, ColumnType, Ledger
from disclosure.presentation import REDACTED

ROW_KEY = "row_key"
ROW_KEY_LABEL = "行号"
ROW_KEY_HELP = "这一行的编号，同一件事在各期都一样；由内容算出，看不出姓名。"
MASKED_HELP = "个人只显示姓，不显示全名。"

TYPES = {
    ColumnType.MONEY: "number",
    ColumnType.NUMBER: "number",
    ColumnType.SHARE: "number",
    ColumnType.INTEGER: "integer",
    ColumnType.DATE: "date",
}
"""By column type the type in a Table Schema; every other is a string."""

AMOUNTS_HELP = (
    "金额以元为单位，写到分，不带千分号，如 158000.00；"
    '在 JSON 里写成文字（"158000.00"），免得程序按浮点数读，差了分。'
)
"""A number's lexical form, which Table Schema reads in JSON as in CSV."""

PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


def table_schema(ledger: Ledger) -> dict[str, Any]:
    """The dictionary of a ledger's table, ready for JSON.

    No field is required, whatever the import asks for: any cell may be blanked later.
    """
    return {
        "description": AMOUNTS_HELP,
        "fields": [_row_key_field(), *(_field(column) for column in ledger.columns)],
        "primaryKey": [ROW_KEY],
        "missingValues": ["", REDACTED],
    }


def data_package(ledger: Ledger, *, name: str, title: str) -> dict[str, Any]:
    """The descriptor beside data.csv; `name` in lower case letters, digits, dots and dashes."""
    return {
        "name": name,
        "title": title,
        "description": ledger.help,
        "resources": [
            {
                "name": "data",
                "type": "table",
                "path": "data.csv",
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": table_schema(ledger),
            }
        ],
    }


def _row_key_field() -> dict[str, Any]:
    return {
        "name": ROW_KEY,
        "type": "string",
        "title": ROW_KEY_LABEL,
        "description": ROW_KEY_HELP,
        "constraints": {"required": True, "unique": True},
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.key,
        "type": TYPES.get(column.type, "string"),
        "title": column.label,
        "description": help_of(column),
    }
    if column.type is not ColumnType.SHARE:  # its example is typed as people write it: 50%
        field["example"] = column.example
    if column.unit:
        field["unit"] = column.unit
    if column.type is ColumnType.PARTIAL_DATE:
        field["constraints"] = {"pattern": PARTIAL_DATE}
    return field


def help_of(column: Column) -> str:
    """What the column means; with a word about masked names, unless its help says it already."""
    if column.privacy.masks and MASKED_HELP not in column.help:
        return f"{column.help}{MASKED_HELP}"
    return column.help
