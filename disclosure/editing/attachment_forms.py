"""What is asked about an attachment before it goes onto a notice."""

from typing import Any

from django import forms

from disclosure.attached import WANTED_BOXES, Attached, Box, NotBoxesError, read_boxes, say_boxes
from disclosure.editing.row_choice import NoSuchRowError, row_meant, say_row
from disclosure.enums import AttachmentKind
from disclosure.models import Attachment, LedgerBatch
from disclosure.models.attachments import TITLE_LENGTH
from home.asking_forms import OuterTextForm
from language.private_papers import find_private_paper

ROW_HELP = (
    "写第几{}，或者里面的字，比如合同号、名称，它就放在那一行旁边。"
    "不填，就是整份公示的附件，放在表格下面。"
)
PRIVATE_PAPER = (
    "「{}」是个人的东西，涂黑了也不能公开。请不要附上；"
    "要说明钱花在哪里，附发票、收据、领款单就够了。"
)


class AttachmentForm(OuterTextForm, forms.Form):
    """What it is, where it belongs, and what on it is blacked out."""

    outer_texts = ("title",)

    kind = forms.ChoiceField(label="是什么", choices=AttachmentKind.choices)
    title = forms.CharField(
        label="名称",
        max_length=TITLE_LENGTH,
        help_text="村民看到的名字，比如「2号鱼塘承包合同」。不要写个人的全名。",
        error_messages={"required": "请写一个名称，村民看到的就是它。"},
    )
    row = forms.CharField(label="属于哪一行", max_length=200, required=False)
    boxes = forms.CharField(
        label="涂黑的地方",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=WANTED_BOXES,
    )

    def __init__(
        self, *args: Any, attachment: Attachment, batch: LedgerBatch | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.attachment, self.batch, self.beside = attachment, batch, attachment.notice
        if batch is None:
            del self.fields["row"]
        else:
            self.fields["row"].help_text = ROW_HELP.format(batch.declaration.counted_in)
            self.fields["row"].widget.attrs = {"list": "rows", "autocomplete": "off"}

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        if paper := find_private_paper(title):
            raise forms.ValidationError(PRIVATE_PAPER.format(paper))
        return title

    def clean_row(self) -> str:
        """The key of the row that is meant; empty for the whole notice."""
        wanted = self.cleaned_data["row"].strip()
        if not wanted or self.batch is None:
            return ""
        try:
            return row_meant(self.batch, wanted).key
        except NoSuchRowError as unknown:
            raise forms.ValidationError(str(unknown)) from unknown

    def clean_boxes(self) -> list[Box]:
        try:
            return read_boxes(self.cleaned_data["boxes"], self.attachment.page_count)
        except NotBoxesError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def attached(self) -> Attached:
        """What the valid form says."""
        said = self.cleaned_data
        return Attached(
            attachment=self.attachment.pk,
            kind=said["kind"],
            title=said["title"],
            pages=self.attachment.page_count,
            row=said.get("row", ""),
            boxes=said["boxes"],
        )


def initial_of(said: Attached | None, batch: LedgerBatch | None) -> dict[str, str]:
    """The form's values for what a draft says of an attachment already."""
    if said is None:
        return {}
    row = batch.rows.filter(key=said.row).first() if batch and said.row else None
    return {
        "kind": said.kind,
        "title": said.title,
        "row": say_row(batch, row) if batch and row else "",
        "boxes": say_boxes(said.boxes),
    }
