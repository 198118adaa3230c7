"""One photo in a form that is sent once: with an answer, or as a proof."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from home.pictures import MOST_BYTES, NOTHING, NotAPictureError, Picture, read_picture


class PhotoField(forms.FileField):
    """A file that may be left out; the form has it read by `picture_in`."""

    def __init__(self, *, label: str, help_text: str) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            widget=forms.FileInput(attrs={"accept": "image/*"}),
            error_messages={"empty": NOTHING},
        )


def picture_in(chosen: UploadedFile | None, sender: str) -> Picture | None:
    """The picture that was chosen; ValidationError with what is wrong, in words for the screen.

    Of one `sender` no two are looked at together.
    """
    if chosen is None:
        return None
    try:
        return read_picture(chosen.read(MOST_BYTES + 1), sender)
    except NotAPictureError as error:
        raise forms.ValidationError(str(error)) from error
