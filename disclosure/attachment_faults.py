"""Why a PDF is not taken as an attachment, said so that an accountant can act on it; pictures are
judged by `home.pictures`."""

MAX_PAGES = 50

MESSAGES = {
    "empty": "这个文件是空的，里面什么也没有。请先打开看看，里面有内容的，再上传。",
    "too_large": "文件超过 20 MB。请把扫描的清晰度调低一点，或者分成几份，再上传。",
    "truncated": "这份 PDF 不完整，后面少了一截。请先确认能正常打开，再重新上传。",
    "more_behind": (
        "这份 PDF 后面还接着别的东西，不收。请在电脑上打开它，用「打印」另存成新的 PDF 再上传。"
    ),
    "encrypted": "这份 PDF 设了打开密码，读不了。请取消密码，另存一份再上传。",
    "too_many_pages": f"这份 PDF 超过 {MAX_PAGES} 页。请分成几份上传。",
    "no_page": "这份 PDF 里有一页不像一张纸，太长或者太窄。请用「打印」另存成新的 PDF 再上传。",
    "too_complex": "这份 PDF 太复杂，读不完。请打印出来拍照，或者另存为图片再传。",
    "unreadable": ("这份 PDF 已损坏，读不出来。请用「打印」另存成新的 PDF，或者拍成照片，再上传。"),
}


class AttachmentFault(Exception):  # noqa: N818 - "fault of the file", as with workbooks
    """The file as a whole is not taken. `str()` is plain Chinese."""

    def __init__(self, code: str) -> None:
        super().__init__(MESSAGES[code])
        self.code = code
