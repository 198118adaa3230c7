"""`make bench`: every figure; `make bench ONLY=name`: one. Exit status 1 if a limit was missed.

Runs on a throw-away SQLite file with the whole city's areas, never on the site's own database.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def prepare(folder: Path) -> None:
    """Start Django on an empty database in `folder`."""
    sys.path.insert(0, str(ROOT / "site"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    os.environ["BENCH_FOLDER"] = str(folder)
    os.environ["PYTHONPATH"] = f"{ROOT}:{ROOT / 'site'}"  # for processes that a bench starts
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from bench.cases import CASES  # noqa: PLC0415 - needs Django
        from bench.figures import table, write  # noqa: PLC0415

        wanted = sys.argv[1:] or list(CASES)
        if unknown := set(wanted) - set(CASES):
            print(f"No such bench: {', '.join(unknown)}. There are: {', '.join(CASES)}.")
            return 2
        figures = [figure for name in wanted for figure in CASES[name]()]
        print(table(figures))
        write(figures)
        return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
