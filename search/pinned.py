"""Pages that staff let stand above whatever else is found."""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.models import AreaPage
from language.folding import fold
from language.pinyin import pinyin
from search.documents.home import full_name
from search.models import PinnedPage


@dataclass(frozen=True, slots=True)
class Pinned:
    """A pinned page as readers get it. `address` is its own, as that of its document."""

    title: str
    address: str
    description: str


def pinned_for(*texts: str) -> Sequence[Pinned]:
    """Each page once, in the order of staff, that one of the texts asks for; public ones only."""
    typed = {compared(text) for text in texts} - {""}
    pins: dict[int, PinnedPage] = {}
    for pin in PinnedPage.objects.all():
        if any(_asks(typed, word) for word in pin.words.split()):
            pins.setdefault(pin.page_id, pin)
    pages = public_pages().specific().in_bulk(list(pins)) if pins else {}
    found = [(pin, pages[pk]) for pk, pin in pins.items() if pk in pages]
    return [_told(pin, page) for pin, page in found if page.get_url()]


def public_pages() -> PageQuerySet:
    """What may be pinned, and is shown: what everybody may read. The root of all is no page."""
    return Page.objects.live().public().filter(depth__gt=1)


def compared(text: str) -> str:
    """The text without blanks, in the form in which it is compared."""
    return "".join(fold(text).split())


def _asks(typed: set[str], word: str) -> bool:
    """Pinyin is looked up only of words that are Chinese, and where letters were typed."""
    if word in typed:
        return True
    letters = {text for text in typed if text.isascii()}
    return bool(letters) and pinyin(word) in letters


def _told(pin: PinnedPage, page: Page) -> Pinned:
    title = full_name(page) if isinstance(page, AreaPage) else page.title
    return Pinned(title, page.get_url(), pin.description)
