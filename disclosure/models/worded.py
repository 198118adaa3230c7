"""What staff type beside a table and everybody reads, and whether it may go public as it stands."""

from collections.abc import Iterator

from django.conf import settings
from django.db import models

from areas.models import Area
from areas.selectors import names_in_office
from disclosure.forms import TEXTS
from disclosure.hidden_names import possible_names
from disclosure.ledgers import get_ledger
from disclosure.ledgers.base import Ledger
from disclosure.models.attachments import AttachingPage
from disclosure.models.batches import LedgerBatch, LedgerRow, TextRedaction
from disclosure.models.uploads import NameAnswer, told_name_hash
from disclosure.public_rows import RedactionMark, keyed_hash, name_fingerprint
from disclosure.querysets import LedgerBatchQuerySet
from home.outer_texts import KnownNames, doubts_of, fault_of, number_in
from language.name_shape import masked_name
from language.names import NameKind
from language.text import squash

SIGNERS = ("prepared_by", "checked_by")
"""Who answers for the table by his name, which is so no fault."""

CORRECTION = "更正原因"
UNDO = "请点「撤回刚导入的表格」，再上传一次，换个写法。"
ASKED_AT_ONCE = 500
"""Hashes in one query; a remark has seldom more pieces."""


class BlankedText(RedactionMark):
    """What readers are told of a text that was blanked: `what` is an `OuterText`."""

    what: str


class WordedPage(AttachingPage):
    """A notice, as far as it says something beside its table."""

    prepared_by = models.CharField("制表人", max_length=50, blank=True)
    checked_by = models.CharField("审核人", max_length=100, blank=True)
    remark = models.TextField("说明", max_length=500, blank=True, help_text="显示在表格上方。")
    # What was blanked of these and of titles of attachments: a list of `BlankedText`.
    texts_redacted = models.JSONField(default=list, editable=False)

    village: models.ForeignKey[Area, Area]
    village_id: int
    ledger: models.CharField[str, str]
    period: models.CharField[str, str]

    class Meta:
        abstract = True

    @property
    def declaration(self) -> Ledger:
        """The ledger that this notice shows."""
        return get_ledger(self.ledger)

    @property
    def batches(self) -> LedgerBatchQuerySet:
        """All batches of this notice, newest first, seen by the public or not."""
        return LedgerBatch.objects.of_notice(self.village_id, self.ledger, self.period)

    def known_names(self, text: str) -> KnownNames:
        """Whom any table of this notice masks, or the village said to be a private person where he
        stood in a sentence, and who is in office or signs it."""
        signers = {self.prepared_by, *self.checked_by.replace("，", "、").split("、")} - {""}
        in_office = names_in_office(self.village) | signers
        masked = names_masked_in(text, self.village, self.declaration, self.batches)
        masked |= names_told_private_in(text, self.village)
        return KnownNames(
            masked={full: shown for full, shown in masked.items() if full not in in_office},
            in_office=in_office,
            blanked=TextRedaction.objects.filter(
                village=self.village,
                ledger=self.ledger,
                fingerprint=text_fingerprint(self.village, text),
            ).exists(),
        )

    def said_in_public(self, batch: LedgerBatch | None) -> Iterator[tuple[str, str]]:
        """Each text that goes public with this version and `batch`, and what it is called."""
        for name in TEXTS:
            yield self._called(name), getattr(self, name)
        for each in self.attachments:
            if not each.withdrawn:
                yield f"附件「{each.title}」的名称", each.title
        if batch and batch.first_published_at is None:
            yield CORRECTION, batch.reason

    def text_errors(self) -> dict[str, str]:
        """What nobody may publish of anybody, by the field that has it, in words.

        Whatever is known of names changes with tables and offices: a version that was fine must
        not become one that nobody can save.
        """
        faults = {name: fault_of(getattr(self, name), KnownNames()) for name in TEXTS}
        faults |= {name: number_in(getattr(self, name)) for name in SIGNERS}
        return {name: f"{self._called(name)}里{fault}" for name, fault in faults.items() if fault}

    def objection_to_texts(self, batch: LedgerBatch | None) -> str:
        """Why what this version says beside `batch` must not go public; in words, or empty."""
        for error in self.text_errors().values():
            return error
        for called, text in self.said_in_public(batch):
            if text and (fault := fault_of(text, self.known_names(text))):
                return f"{called}里{fault}{UNDO if called == CORRECTION else ''}"
        return ""

    def doubts_in_texts(self, batch: LedgerBatch | None) -> list[tuple[str, str]]:
        """What may be somebody's in what goes public with this version: what the text is called,
        and the word."""
        return [
            (called, doubt.word)
            for called, text in self.said_in_public(batch)
            if text
            for doubt in doubts_of(text, self.known_names(text))
        ]

    def _called(self, name: str) -> str:
        return f"「{self._meta.get_field(name).verbose_name}」"


def text_fingerprint(village: Area, text: str) -> str:
    """By which a text that was blanked is known again, should somebody write it anew."""
    return keyed_hash(settings.ROW_KEY_SECRET, village.code, "redacted text", squash(text))


def names_masked_in(
    text: str, village: Area, ledger: Ledger, batches: LedgerBatchQuerySet
) -> dict[str, str]:
    """The full names in a text that any of these batches masks, each with what it shows instead.

    Full names are stored nowhere: every piece of the text is hashed as the names were.
    """
    full = {
        name_fingerprint(settings.ROW_KEY_SECRET, village.code, ledger.name, name): name
        for name in possible_names(text)
    }
    found: dict[str, str] = {}
    hashes = list(full)
    for at in range(0, len(hashes), ASKED_AT_ONCE):
        for column in ledger.masked_columns:
            known = LedgerRow.objects.with_fingerprints(
                batches, column.key, hashes[at : at + ASKED_AT_ONCE]
            )
            found |= {full[fingerprint]: shown for fingerprint, shown in known if shown}
    return {name: shown for name, shown in found.items() if squash(shown) != name}


def names_told_private_in(text: str, village: Area) -> dict[str, str]:
    """The same of the names of which the village said, of a sentence in any of its tables, that
    they are a private person's."""
    full = {told_name_hash(village, name): name for name in possible_names(text)}
    private = NameAnswer.objects.filter(village=village, kind=NameKind.PERSON.value)
    known = full.keys() & set(private.values_list("name_hash", flat=True))
    return {full[each]: masked_name(full[each]) for each in known}
