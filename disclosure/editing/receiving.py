"""Takes a file out of a request: not too large, and arrived whole."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError

from disclosure.checking import SourceFile
from disclosure.importing.files.workbook import MAX_BYTES

NO_FILE = "还没有选择文件。请先选好，再点「上传」。"
CUT_OFF = "文件只传了一半就断了，什么也没有改动。请检查网络，再传一次。"


class NotReceived(Exception):  # noqa: N818 - a state of the upload, told to the accountant
    """Why no file came out of the request, in words for the accountant."""


class _Watch(FileUploadHandler):
    """Notes a file that is too large or breaks off, and lets nothing pass beyond the limit.

    What is too large is still read to its end, without being kept: a browser that is cut off
    while it sends shows an error of its own instead of our words.
    """

    too_large = False
    interrupted = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > MAX_BYTES:
            self.too_large = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """None: the handlers after this one keep the file."""

    def upload_interrupted(self) -> None:
        self.interrupted = True


def read_body(request: HttpRequest, *, too_large: str) -> None:
    """Read the request's body, which nobody may have read yet. Raises NotReceived, with the words
    `too_large` where that is what is wrong."""
    watch = _Watch(request)
    request.upload_handlers.insert(0, watch)
    try:
        request.FILES  # noqa: B018 - asking for it reads the body
    except (MultiPartParserError, UnreadablePostError):
        watch.interrupted = True
    if watch.too_large:
        raise NotReceived(too_large)
    if watch.interrupted:
        raise NotReceived(CUT_OFF)


def received_file(request: HttpRequest, field: str) -> SourceFile:
    """The file in that field of a request that was read. Raises NotReceived."""
    file = request.FILES.get(field)
    if file is None:
        raise NotReceived(NO_FILE)
    return SourceFile(content=file.read(), name=file.name or "文件")
