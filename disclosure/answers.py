"""What a village answered once about its workbooks, remembered for the next ones."""

from collections.abc import Callable, Mapping

from django.conf import settings

from areas.models import Area
from disclosure.hidden_names import unanswered
from disclosure.ledgers.base import Ledger
from disclosure.models import HeaderAnswer, NameAnswer
from disclosure.models.uploads import told_name_hash
from disclosure.public_rows import keyed_hash
from language.names import NameKind, classify_name
from language.text import squash


def name_hash(village: Area, name: str) -> str:
    """Under which a village's answer about a doubtful name is remembered."""
    return keyed_hash(settings.ROW_KEY_SECRET, village.code, "answer", squash(name))


def kinds_of_told_names(village: Area) -> Callable[[str], NameKind]:
    """Whose a name in a sentence is, as the village answered: a PERSON's is masked, a FIRM's, or
    whatever else it is, is not."""
    answers = _answers(village)
    if not answers:
        return unanswered
    return lambda name: answers.get(told_name_hash(village, name), NameKind.DOUBTFUL)


def _answers(village: Area) -> dict[str, NameKind]:
    return {
        answer.name_hash: NameKind(answer.kind)
        for answer in NameAnswer.objects.filter(village=village)
    }


def kinds_of_names(village: Area) -> Callable[[str], NameKind]:
    """Who is a person and who a firm, with the village's own answers before our guess."""
    answers = _answers(village)

    def kind_of(name: str) -> NameKind:
        kind = classify_name(name)
        if kind is NameKind.DOUBTFUL and answers:
            return answers.get(name_hash(village, name), kind)
        return kind

    return kind_of


def remember_names(village: Area, kinds: Mapping[str, NameKind]) -> None:
    """Keep the answers to "a person or a firm?" for this village's next workbooks."""
    _remember(village, {name_hash(village, name): kind for name, kind in kinds.items()})


def remember_told_names(village: Area, kinds: Mapping[str, NameKind]) -> None:
    """The same of names in sentences."""
    _remember(village, {told_name_hash(village, name): kind for name, kind in kinds.items()})


def _remember(village: Area, kinds: Mapping[str, NameKind]) -> None:
    for hashed, kind in kinds.items():
        NameAnswer.objects.update_or_create(
            village=village, name_hash=hashed, defaults={"kind": kind.value}
        )


def remember_headers(village: Area, ledger: Ledger, columns: Mapping[str, str]) -> None:
    """Keep which column a header means; an empty column means that the header is ignored."""
    for header, column in columns.items():
        HeaderAnswer.objects.update_or_create(
            village=village, ledger=ledger.name, header=squash(header), defaults={"column": column}
        )


def header_answers(village: Area, ledger: Ledger) -> dict[str, str | None]:
    """By squashed header: the column it means, or None for one to be ignored."""
    answers = HeaderAnswer.objects.filter(village=village, ledger=ledger.name)
    return {answer.header: answer.column or None for answer in answers}
