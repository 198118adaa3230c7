from .batches import Comparison, LedgerBatch, LedgerRow, Redaction
from .pages import DisclosurePage
from .uploads import HeaderAnswer, NameAnswer, Upload

__all__ = [
    "Comparison",
    "DisclosurePage",
    "HeaderAnswer",
    "LedgerBatch",
    "LedgerRow",
    "NameAnswer",
    "Redaction",
    "Upload",
]
