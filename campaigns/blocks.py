"""What a campaign is told with, beside text and pictures. One block, one template."""

from typing import Any

from wagtail import blocks

from home.blocks import BodyBlock, PictureBlock
from language.clock import say_time


class ProgrammeItem(blocks.StructValue):
    @property
    def time_of_day(self) -> str:
        """下午2点半; empty where none is given."""
        return say_time(self["at"]) if self["at"] else ""


class StoryBlock(blocks.StructBlock):
    """One family, one cadre, one village, told at some length."""

    title = blocks.CharBlock(label="题目", max_length=60)
    text = blocks.RichTextBlock(label="故事", features=["bold", "link"])

    class Meta:
        label = "故事"
        icon = "doc-full"
        template = "components/streamfield/story.html"


class PreceptBlock(blocks.StructBlock):
    """A family's rule of life in a few words, and what the family means by it."""

    words = blocks.CharBlock(label="家训", max_length=80)
    family = blocks.CharBlock(label="谁家的", max_length=40, required=False)
    meaning = blocks.TextBlock(label="是什么意思", max_length=300, required=False)

    class Meta:
        label = "家训"
        icon = "home"
        template = "components/streamfield/precept.html"


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(label="说的话", max_length=300)
    speaker = blocks.CharBlock(label="谁说的", max_length=40, required=False)

    class Meta:
        label = "一句话"
        icon = "openquote"
        template = "components/streamfield/quote.html"


class GalleryBlock(blocks.ListBlock):
    """Several pictures side by side."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(PictureBlock(), **kwargs)

    class Meta:
        label = "一组照片"
        icon = "image"
        template = "components/streamfield/gallery.html"


class CampaignBlock(BodyBlock):
    gallery = GalleryBlock()
    story = StoryBlock()
    precept = PreceptBlock()
    quote = QuoteBlock()


class ProgrammeItemBlock(blocks.StructBlock):
    """One thing that happens at an event, and from when, if that is known."""

    at = blocks.TimeBlock(label="几点", required=False)
    what = blocks.CharBlock(label="做什么", max_length=120)

    class Meta:
        label = "一项"
        icon = "list-ul"
        template = "components/streamfield/programme_item.html"
        value_class = ProgrammeItem


class ProgrammeBlock(blocks.StreamBlock):
    item = ProgrammeItemBlock()
