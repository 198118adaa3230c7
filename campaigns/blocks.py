"""What a campaign is told with, beside text and pictures. One block, one template."""

from wagtail import blocks

from home.blocks import BodyBlock


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


class CampaignBlock(BodyBlock):
    story = StoryBlock()
    precept = PreceptBlock()
    quote = QuoteBlock()
