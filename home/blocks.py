"""The few blocks of which text pages are made. One block, one template."""

from wagtail import blocks
from wagtail.images.blocks import ImageBlock


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


class BodyBlock(blocks.StreamBlock):
    text = TextBlock()
    picture = PictureBlock()
