from .answered import AnsweredTicket
from .attachments import Attachment, AttachmentPage
from .batches import Comparison, LedgerBatch, LedgerRow, Redaction, TextRedaction
from .pages import DisclosurePage
from .posters import PosterFile
from .reviews import ReviewState, ReviewTask
from .takedowns import Takedown
from .uploads import HeaderAnswer, NameAnswer, Upload

__all__ = [
    "AnsweredTicket",
    "Attachment",
    "AttachmentPage",
    "Comparison",
    "DisclosurePage",
    "HeaderAnswer",
    "LedgerBatch",
    "LedgerRow",
    "NameAnswer",
    "PosterFile",
    "Redaction",
    "ReviewState",
    "ReviewTask",
    "Takedown",
    "TextRedaction",
    "Upload",
]
