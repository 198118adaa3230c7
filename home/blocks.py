"""The few blocks of which text pages are made. One block, one template."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import get_text_for_indexing


class TextBlock(blocks.RichTextBlock):
    class Meta:
        label = "文字"
        icon = "pilcrow"
        template = "components/streamfield/text.html"


class PictureBlock(blocks.StructBlock):
    """A picture; its words for those who do not see it are asked for by the image block."""

    image = ImageBlock(label="图片")
    caption = blocks.CharBlock(label="图片说明", required=False)

    class Meta:
        label = "图片"
        icon = "image"
        template = "components/streamfield/picture.html"


def values_in(value: Any) -> Iterator[Any]:
    """What stands in a body, however deep: texts, pictures."""
    match value:
        case StreamValue():
            parts = [block.value for block in value]
        case StructValue():
            parts = list(value.values())
        case ListValue():
            parts = list(value)
        case _:
            yield value
            return
    for part in parts:
        yield from values_in(part)


def words_of(body: blocks.StreamValue) -> list[str]:
    """What a body tells, without its markup."""
    found = body.stream_block.get_searchable_content(body)
    return [get_text_for_indexing(text) for text in found]


class BodyBlock(blocks.StreamBlock):
    text = TextBlock()
    picture = PictureBlock()
