"""The form for Wagtail's pictures."""

from secrets import token_hex
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.pictures import MOST_MB, NotAPictureError, read_picture


class PictureField(WagtailImageField):
    """Takes the file unopened: to count its pixels, Wagtail's own decodes it where requests are
    answered, and what has many takes that process along. The form has it read elsewhere."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.help_text = f"JPG、PNG、WEBP 或者 HEIC 的照片，不超过 {MOST_MB} MB。"

    def to_python(self, data: Any) -> Any:
        sent = FileField.to_python(self, data)
        if sent is not None:
            self.check_image_file_size(sent)
        return sent


class PictureForm(BaseImageForm):
    """A picture stays what it is: whoever wants another adds another. Pages show it that were
    reviewed with this one.

    What is kept is a plain JPEG: where a photo was taken would else go public with it. Its name
    cannot be guessed: pictures lie in the open, also those that wait in a draft. It has no tags:
    Wagtail shows everybody who chooses a picture the tags of all.
    """

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.sender = str(user.pk) if user else ""
        self.fields.pop("tags", None)
        wagtails = self.fields.pop("file")
        if not self.instance.pk:
            self.fields["file"] = PictureField(widget=wagtails.widget, label=wagtails.label)

    def clean_file(self) -> SimpleUploadedFile:
        sent = self.cleaned_data["file"]
        sent.seek(0)
        try:
            picture = read_picture(sent.read(), self.sender)
        except NotAPictureError as refused:
            raise ValidationError(str(refused)) from refused
        return SimpleUploadedFile(f"{token_hex(12)}.jpg", picture.jpeg, "image/jpeg")
