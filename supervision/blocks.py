"""What a progress notice shows beside its table."""

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from home.blocks import BodyBlock


class ResultBlock(blocks.StructBlock):
    """One result in figures: 规范合同 633 份."""

    what = blocks.CharBlock(label="做了什么", max_length=40, help_text="例如：规范合同")
    figure = blocks.CharBlock(label="多少", max_length=20, help_text="例如：633 份")

    class Meta:
        label = "一项成果"
        icon = "success"


class BeforeAfterBlock(blocks.StructBlock):
    """The same place before and after it was put right."""

    before = ImageBlock(label="改之前")
    after = ImageBlock(label="改之后")
    caption = blocks.CharBlock(label="说明", max_length=120, help_text="哪里、改了什么。")

    class Meta:
        label = "前后对比"
        icon = "image"
        template = "components/streamfield/before_after.html"


class ProgressBlock(BodyBlock):
    results = blocks.ListBlock(
        ResultBlock(), label="成果", icon="success", template="components/streamfield/results.html"
    )
    before_after = BeforeAfterBlock()
