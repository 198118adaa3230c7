"""A thousand posters in one PDF, beside a thousand sheets with nothing but the code on them."""

from collections.abc import Iterator, Sequence
from statistics import median

from django.contrib.auth.models import User

from bench.figures import Figure
from bench.site import add_notices, lease_notice, villages_without_notices
from bench.timing import seconds
from disclosure.editing.poster_files import draw
from disclosure.enums import PosterState
from disclosure.models import DisclosurePage, LedgerBatch, PosterFile
from disclosure.notices.posters import STYLE, Copy, PaperSize
from feedback.images import Outline, outline
from feedback.models import Code
from feedback.selectors import code_url
from feedback.tokens import new_token
from home.pdf import draw_pdf

POSTERS = 1_000
ROUNDS = 3
WARMING_UP = 10
COPIED = ("totals", "hidden", "summary", "facets", "row_count", "listed_count")


def bench() -> Iterator[Figure]:
    copies = [Copy(page.pk) for page in _public_notices()]
    addresses = [code_url(code) for code in Code.objects.all()]
    user = User.objects.create_user("printer")

    def ours(some: Sequence[Copy] = copies) -> None:
        asked = PosterFile.objects.create(
            copies=list(some), size=PaperSize.A4, title="一千张", asked_by=user
        )
        draw(asked)
        asked.refresh_from_db()
        assert (asked.state, asked.left_out) == (PosterState.READY, 0)

    def only_codes(some: Sequence[str] = addresses) -> None:
        draw_pdf("".join(_bare(outline(address)) for address in some), styled_by=STYLE)

    ours(copies[:WARMING_UP])
    only_codes(addresses[:WARMING_UP])
    ratios = [seconds(ours) / seconds(only_codes) for _ in range(ROUNDS)]
    yield Figure("posters_1000", median(ratios), 3, "time, 1,000 posters / 1,000 bare codes")


def _bare(code: Outline) -> str:
    picture = f'<svg viewBox="0 0 {code.side} {code.side}"><path d="{code.path}"/></svg>'
    return f'<article class="poster"><div class="code">{picture}</div></article>'


def _public_notices() -> list[DisclosurePage]:
    """One of each of a thousand villages, all with what one real table came to."""
    first, *others = villages_without_notices()[: POSTERS + 1]
    real = lease_notice(first, "2026Q3", 12)
    notices = add_notices(others, 1)
    batches = LedgerBatch.objects.bulk_create(
        LedgerBatch(
            village=notice.village,
            ledger=real.ledger,
            period=real.period,
            first_published_at=real.first_published_at,
            **{name: getattr(real.batch, name) for name in COPIED},
        )
        for notice in notices
    )
    for notice, batch in zip(notices, batches, strict=True):
        notice.live, notice.batch, notice.show_until = True, batch, real.show_until
        notice.ledger, notice.period = real.ledger, real.period
    DisclosurePage.objects.bulk_update(notices, ["live", "batch", "show_until", "ledger", "period"])
    Code.objects.bulk_create(
        Code(token=new_token(), page_id=notice.pk, title=notice.title, village=notice.village)
        for notice in notices
    )
    return notices
