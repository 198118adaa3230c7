"""manage.py search_index: fill the index of the search anew, bring it up to date, look after it."""

from argparse import ArgumentParser
from collections import Counter
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Min
from django.utils import timezone

from search.checking import Found, check, repair
from search.documents.sources import SOURCES
from search.engines.base import EngineDown, EngineUnfit
from search.expiry import note_expired
from search.models import OutboxEntry, ShippingTurn
from search.rebuilding import BusyError, rebuild, rebuild_unfit
from search.shipping import ship_all, ship_to
from search.stores import Store, engine_names, stores

SAMPLE = 100
SHOWN = 20


class Command(BaseCommand):
    help = (
        "Fill the index of the search anew, ship what waits, check what it holds, tell its state."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        does = parser.add_subparsers(dest="does", required=True)
        for name, what in (
            ("rebuild", "fill a new index while the old one is searched, and put it in its place"),
            ("sync", "ship what waits in the outbox"),
            ("check", "compare with what everybody may read, and ship anew what is wrong"),
            ("status", "what is held, what waits, and why"),
        ):
            does.add_parser(name, help=what).add_argument(
                "--engine", choices=engine_names(), help="only this one"
            )
        does.choices["check"].add_argument(
            "--all", action="store_true", help=f"compare every document, not {SAMPLE} of each kind"
        )

    def handle(self, *args: Any, does: str, engine: str | None, **options: Any) -> None:
        chosen = [store for name, store in stores().items() if engine in (None, name)]
        match does:
            case "rebuild":
                for store in chosen:
                    self._rebuild(store)
            case "sync":
                self._sync()
            case "check":
                self._check(chosen, None if options["all"] else SAMPLE)
            case "status":
                for store in chosen:
                    self._status(store)

    def _rebuild(self, store: Store) -> None:
        def tell(done: int, total: int) -> None:
            self.stdout.write(f"{store.name}：{done}/{total}")
            self.stdout.flush()

        try:
            number = rebuild(store, tell)
        except BusyError as error:
            raise CommandError(
                f"{store.name} 正有人在送，或者刚才中断了；过三分钟再试一次。"
            ) from error
        except EngineDown as error:
            raise CommandError(f"{store.name} 连不上，原来的索引没有动。") from error
        self.stdout.write(f"{store.name}：新的索引已经换上，{number} 件。")

    def _sync(self) -> None:
        note_expired(timezone.localdate())
        for store in stores().values():
            with suppress(BusyError, EngineDown):  # told by what is shipped next
                rebuild_unfit(store)
            shipped = ship_to(store)
            self.stdout.write(
                f"{store.name}：送了 {shipped.records} 件，没送成 {len(shipped.failed)} 件。"
            )

    def _check(self, chosen: list[Store], sample: int | None) -> None:
        wrong = 0
        for store in chosen:
            try:
                wrong += self._check_one(store, sample)
            except BusyError:
                self.stdout.write(f"{store.name}：正在重建，没有查。")
            except EngineDown:
                self.stdout.write(f"{store.name}：连不上，没有查。")
        if wrong:
            ship_all()
            self.stdout.write(f"有 {wrong} 件不对，已经重新送了。再查一次，应当都对了。")

    def _check_one(self, store: Store, sample: int | None) -> int:
        rebuild_unfit(store)
        engine, wrong = store.live(), 0
        for source in SOURCES.values():
            found = check(engine, source, sample)
            self._tell(store, found)
            repair(found)
            wrong += len(found.wrong)
        return wrong

    def _tell(self, store: Store, found: Found) -> None:
        self.stdout.write(f"{store.name} {found.source}：公开 {found.public}，索引 {found.held}")
        for called, records in (
            ("少了", found.missing),
            ("旧了", found.stale),
            ("不该有", found.forbidden),
        ):
            if records:
                more = "……" if len(records) > SHOWN else ""
                named = "、".join(sorted(records)[:SHOWN])
                self.stdout.write(f"  {called} {len(records)}：{named}{more}")

    def _status(self, store: Store) -> None:
        try:
            self.stdout.write(f"{store.name}：{self._held(store)}")
        except EngineUnfit:
            self.stdout.write(f"{store.name}：没有合用的索引，一分钟内会自己重建")
        except EngineDown:
            self.stdout.write(f"{store.name}：连不上")
        waiting = OutboxEntry.objects.filter(engine=store.name)
        oldest = waiting.aggregate(Min("created_at"))["created_at__min"]
        since = f"，最早的是 {timezone.localtime(oldest):%Y-%m-%d %H:%M}" if oldest else ""
        self.stdout.write(f"  等着送 {waiting.count()} 件{since}")
        last = waiting.exclude(error="").order_by("-next_try_at").first()
        if last:
            self.stdout.write(f"  没送成，试过 {last.tries} 次：{last.error}")
        turn = ShippingTurn.objects.filter(engine=store.name).first()
        if turn and turn.away_since:
            away = timezone.localtime(turn.away_since)
            self.stdout.write(f"  {away:%Y-%m-%d %H:%M} 起送不进去，搜索先由数据库回答")
        if turn and turn.taken_until and turn.taken_until > timezone.now():
            self.stdout.write("  现在有人在送")

    def _held(self, store: Store) -> str:
        engine = store.live()
        counts = Counter({name: len(engine.records(name)) for name in SOURCES})
        return "，".join(f"{name} {number}" for name, number in counts.items())
