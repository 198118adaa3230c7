"""The few blocks of which text pages are made. One block, one template."""

from wagtail import blocks
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


def words_of(body: blocks.StreamValue) -> list[str]:
    """What a body tells, without its markup."""
    found = body.stream_block.get_searchable_content(body)
    return [get_text_for_indexing(text) for text in found]


class BodyBlock(blocks.StreamBlock):
    text = TextBlock()
    picture = PictureBlock()
