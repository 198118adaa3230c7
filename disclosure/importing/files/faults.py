"""What can be wrong with an uploaded file as a whole, said so that an accountant can act on it."""

MESSAGES = {
    "empty": "文件是空的。请确认文件已经保存，再重新上传。",
    "too_large": "文件超过 20 MB。请删去图片和用不到的工作表，再上传。",
    "not_a_workbook": "这不是能读的表格文件。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。",
    "document": (
        "这是 Word 文档，不是表格。请把里面的表格复制到 Excel 或 WPS 表格里，存成 .xlsx 再上传。"
    ),
    "picture": (
        "这是图片或者 PDF，里面的数读不出来。请找到原来的表格，用 Excel 或 WPS 存成 .xlsx 再上传。"
    ),
    "packed": "这是压缩包，表格在里面。请先解压，再上传里面的表格。",
    "plain_text": (
        "这个文件名字像表格，里面其实只是文字，没有分成一列一列。"
        "请把内容做成表格，用 Excel 或 WPS 存成 .xlsx 或 .csv 再上传；只改文件名没有用。"
    ),
    "web_page": "这个文件其实是网页，不是表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。",
    "encrypted": "文件设了打开密码，读不了。请取消密码，保存后再上传。",
    "truncated": "文件不完整，可能上传时中断了。请先确认文件能正常打开，再重新上传。",
    "bomb": "文件解压后太大，不像正常的台账。请把数据复制到新的工作簿，保存后再上传。",
    "too_many_rows": "表格超过 100,000 行。请检查最下面有没有误填的格子，删去后再上传。",
    "too_many_columns": "表格超过 200 列。请检查最右边有没有误填的格子，删去后再上传。",
    "too_many_cells": "表格太大。请删去台账以外的行和列，再上传。",
    "too_much_text": "格子里的文字加起来太多，不像正常的台账。请删去重复的长文字，再上传。",
    "too_many_texts": "表格里不同的文字太多，不像正常的台账。请把数据复制到新的工作簿，再上传。",
    "no_data": "工作簿里没有填写内容的工作表。请确认选对了文件。",
    "no_such_sheet": "工作簿里没有这个名字的工作表。请重新选择工作表。",
    "merged_too_far": "合并单元格的范围太大。请取消整列、整表的合并，再上传。",
    "unbalanced_quotes": "有一个双引号没有配对。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。",
    "unreadable": "文件已损坏，读不出来。请用 Excel 或 WPS 打开，另存为新的 .xlsx 再上传。",
}


class WorkbookFault(Exception):  # noqa: N818 - "fault of the file" is the importer's own word
    """The file as a whole cannot be read. `code` is a key of MESSAGES, `str()` plain Chinese."""

    def __init__(self, code: str) -> None:
        super().__init__(MESSAGES[code])
        self.code = code
