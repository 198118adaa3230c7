"""Photos that come with a step: what was done, or what its author was asked for."""

from secrets import token_hex

from django.core.files.base import ContentFile

from feedback.models import TicketEvent, TicketPhoto
from feedback.stamps import new_number
from home.pictures import Picture


def attach(event: TicketEvent, picture: Picture | None) -> None:
    """Keep the picture with the step, if there is one. It came with no form, so nothing like it
    is looked for.
    """
    if picture is None:
        return
    TicketPhoto.unscoped.create(
        ticket=event.ticket,
        event=event,
        form=new_number(),
        digest=token_hex(32),
        jpeg=ContentFile(picture.jpeg, f"{token_hex(16)}.jpg"),
        width=picture.width,
        height=picture.height,
    )
