"""What a bench figure is, and how it is told."""

import json
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results.json"
PACKAGES = ("wagtail", "django", "python-calamine", "openpyxl", "weasyprint")


@dataclass(frozen=True, slots=True)
class Figure:
    """A ratio in which smaller is better, and what it must not exceed."""

    name: str
    ratio: float
    limit: float
    unit: str  # what is divided by what

    @property
    def met(self) -> bool:
        return self.ratio <= self.limit


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text, missed limits marked."""
    lines = [f"{'figure':<34}{'ratio':>8}{'limit':>8}      what"]
    for figure in figures:
        mark = "ok  " if figure.met else "MISS"
        lines.append(
            f"{figure.name:<34}{figure.ratio:>8.2f}{figure.limit:>8.2f}  {mark}  {figure.unit}"
        )
    return "\n".join(lines)


def write(figures: Iterable[Figure], results: Path = RESULTS) -> None:
    """Keep the figures with the machine and the versions that they were measured on.

    Figures of other names, from earlier runs, stay: `ONLY=` measures a part.
    """
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    versions = {name: version(name) for name in PACKAGES}
    kept = json.loads(results.read_text()) if results.exists() else []
    records = {record["name"]: record for record in kept}
    for figure in figures:
        records[figure.name] = asdict(figure) | {"machine": machine, "versions": versions}
    results.write_text(json.dumps([*records.values()], ensure_ascii=False, indent=1) + "\n")
