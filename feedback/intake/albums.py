"""The photos of a form that goes back and forth until it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from feedback.intake.flood import HOUR, Threshold, is_past
from feedback.intake.kept_words import keep_words, kept_words
from feedback.intake.photo_limits import has_sent_most, minutes_to_wait, note_kept, sender_of
from feedback.intake.photo_links import own_link
from feedback.intake.photos import (
    MOST_OF_A_FORM,
    PhotoRefusedError,
    count_of_form,
    keep_photo,
    take_off,
    waiting_photos,
)
from feedback.models import TicketPhoto
from feedback.senders import sender_today
from feedback.stamps import PHOTOS, WrongStampError, new_number, new_stamp, read_stamp
from home.pictures import MOST_BYTES, NotAPictureError

ADD, REMOVE = "add_photo", "remove_photo"
"""Buttons of the form that do not send it."""

AT_ONCE = "at_once"
"""Sent along by the script, which needs no address to go back to."""

COMPLAINT, SENDER, FAULTS = "complaint", "sender", "faults"
MOST_KEPT = (Threshold(100, "%H", 2 * HOUR),)
"""Forms with photos from one address in an hour whose words wait; others are shown as before."""
_OWN = ("stamp", "photos", "photos_shown", ADD, REMOVE)

NONE_CHOSEN = "还没有选照片。请先选一张，再点“加上这张照片”。"
ALREADY_ADDED = "这张已经加过了。"
TOO_OLD = "这一页放得太久，照片没有留下。请再加一次。"
TOO_MANY_FROM_HERE = (
    "从您这里的网络送来的照片太多，先不收了。请过 {minutes} 分钟再加照片；不加照片，现在就能送出。"
)


@dataclass(frozen=True, slots=True)
class Album:
    """What the form shows of its photos.

    `stamp` is the form's secret, by which it finds them again; `form` the number in it, `complaint`
    what was wrong with the last change, empty if nothing was. `is_asked_for` says that the form was
    sent for the photos alone, so that the page is to begin with them.
    """

    stamp: str
    form: str
    photos: list[TicketPhoto]
    complaint: str = ""
    is_asked_for: bool = False
    most: int = MOST_OF_A_FORM
    most_bytes: int = MOST_BYTES

    @property
    def linked(self) -> list[tuple[TicketPhoto, str]]:
        """Each photo, and its address."""
        return [(photo, own_link(photo)) for photo in self.photos]

    @property
    def is_full(self) -> bool:
        return len(self.photos) >= self.most


def is_change_of_photos(sent: Mapping[str, str]) -> bool:
    """Whether a form was sent only to add a photo, or to take one off."""
    return ADD in sent or REMOVE in sent


def own_address(request: HttpRequest, address: str, album: Album, faults: str = "") -> str:
    """Where a form is shown once more, and can be gone back to: one that was sent for its photos by
    its own buttons, or has `faults`. Empty where what was typed cannot be kept meanwhile.

    `address` is the form's; the album's stamp is added, and no word of what was typed. Only where
    the form brought a stamp of ours, so often from one address, and for that address alone: nobody
    can lay a form before somebody else and read what is typed into it.
    """
    if AT_ONCE in request.POST:
        return ""
    sender = sender_today(request)
    if form_at(request.POST) != album.form or is_past("typed", MOST_KEPT, sender):
        return ""
    typed = {name: str(value) for name, value in request.POST.items() if name not in _OWN}
    kept = typed | {COMPLAINT: album.complaint, SENDER: sender, FAULTS: faults}
    if not keep_words(album.form, kept):
        return ""
    return f"{address}&{urlencode({'photos': album.stamp})}"


def album_at(request: HttpRequest, typed: Mapping[str, str]) -> Album:
    """What is shown at such an address; at any other, and once the form was sent, a new one."""
    if not typed:
        return _new_album(request)
    form, complaint = form_at(request.GET), typed.get(COMPLAINT, "")
    is_asked_for = not typed.get(FAULTS)
    return Album(request.GET["photos"], form, waiting_photos(form), complaint, is_asked_for)


def typed_at(request: HttpRequest) -> dict[str, str]:
    """What was typed into the form that the address names, if it was typed from here."""
    typed = kept_words(form_at(request.GET))
    return typed if typed.get(SENDER) == sender_today(request) else {}


def form_at(address: Mapping[str, str]) -> str:
    """The number of the form that such an address names; empty if it names none."""
    try:
        return read_stamp(address.get("photos", ""), PHOTOS)
    except WrongStampError:
        return ""


def receive_photos(request: HttpRequest) -> Album:
    """Keep the photo that came with the form, take off what it asks to; the photos it then has.

    A photo that was chosen is kept whichever button sent the form: nobody should lose it who did
    not press the one beside it. With no stamp of ours it is not even looked at.
    """
    stamp = request.POST.get("photos", "")
    try:
        form = read_stamp(stamp, PHOTOS)
    except WrongStampError:
        return _new_album(request)
    lost = TOO_OLD if _number_shown(request) > count_of_form(form) else ""
    complaint = _changed(request, form) or lost
    is_asked_for = is_change_of_photos(request.POST)
    return Album(stamp, form, waiting_photos(form), complaint, is_asked_for)


def _new_album(request: HttpRequest) -> Album:
    """For a form that is shown first, or after so long that its photos are gone."""
    form = new_number()
    is_asked_for = is_change_of_photos(request.POST)
    had_photos = is_asked_for or "photo" in request.FILES or _number_shown(request) > 0
    complaint = TOO_OLD if had_photos else ""
    return Album(new_stamp(PHOTOS, form), form, [], complaint, is_asked_for)


def _number_shown(request: HttpRequest) -> int:
    """How many photos the form showed when it was sent: they may be gone since."""
    shown = request.POST.get("photos_shown", "")
    return int(shown) if shown in map(str, range(MOST_OF_A_FORM + 1)) else 0


def _changed(request: HttpRequest, form: str) -> str:
    """Why a change was not made; empty if it was, or none was asked for."""
    if REMOVE in request.POST:
        take_off(form, request.POST[REMOVE])
    chosen = request.FILES.get("photo")
    if isinstance(chosen, UploadedFile):
        return _kept(request, form, chosen)
    return NONE_CHOSEN if ADD in request.POST else ""


def _kept(request: HttpRequest, form: str, chosen: UploadedFile) -> str:
    sender = sender_of(request)
    if has_sent_most(sender):
        return TOO_MANY_FROM_HERE.format(minutes=minutes_to_wait())
    try:
        if keep_photo(form, chosen.read(MOST_BYTES + 1), sender):
            note_kept(sender)
        elif ADD in request.POST:  # sent again with the words it is no mistake
            return ALREADY_ADDED
    except (PhotoRefusedError, NotAPictureError) as error:
        return str(error)
    return ""
