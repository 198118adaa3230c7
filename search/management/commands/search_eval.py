"""Measure how good the search is, on texts and judgements from a folder."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from search.engines.base import EngineDown
from search.evaluation import Collection, evaluate, read_collection
from search.trial import ENGINES, trial


class Command(BaseCommand):
    help = "Reads docs.jsonl, queries.jsonl and qrels.tsv into a throw-away index and scores it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--engine", choices=ENGINES, default="database")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            collection = read_collection(options["folder"])
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{options['folder']}: {error}") from error
        try:
            report = _report(collection, options["engine"])
        except EngineDown as error:
            raise CommandError(f"{options['engine']} 连不上：{error}") from error
        except DatabaseError as error:
            raise CommandError("数据库里还没有表，请先运行 manage.py migrate。") from error
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False))
        else:
            self._print(report)

    def _print(self, report: dict[str, Any]) -> None:
        rows = {"overall": report["overall"], **report["types"], "default": report["default"]}
        names = list(report["overall"])
        self.stdout.write("".join(f"{name:>12}" for name in ("", *names)))
        for label, scores in rows.items():
            self.stdout.write(f"{label:>12}" + "".join(f"{scores[name]:12.3f}" for name in names))


def _report(collection: Collection, engine: str) -> dict[str, Any]:
    """As the issue of search lays it down: overall, by type of query, and Wagtail's default."""
    with trial(engine, collection.documents) as (ours, default):
        overall, types = evaluate(collection, ours)
        by_default, _ = evaluate(collection, default)
    return {
        "overall": overall.as_json(),
        "types": {type_: scores.as_json() for type_, scores in types.items()},
        "default": by_default.as_json(),
    }
