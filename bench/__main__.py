"""`make bench`: every figure; `make bench ONLY=name`: one. Exit status 1 if a limit was missed.

Each runs in a process of its own, on a throw-away SQLite file with the whole city's areas: never on
the site's own database, nor on what another bench left.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.cases import MODULES, figures_of
from bench.figures import table, write

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


def measure(name: str) -> bool:
    """Tell the figures of one bench and keep them; whether all limits are met."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        figures = list(figures_of(name))
        print(table(figures))
        write(figures)
        return all(figure.met for figure in figures)


def measure_apart(name: str) -> bool:
    """The same in a process of its own. A bench that breaks off has met nothing."""
    print(f"\n{name} …", flush=True)
    return subprocess.run([sys.executable, "-m", "bench", name], cwd=ROOT).returncode == 0


def main() -> int:
    wanted = sys.argv[1:] or [*MODULES]
    if unknown := set(wanted) - set(MODULES):
        print(f"No such bench: {', '.join(unknown)}. There are: {', '.join(MODULES)}.")
        return 2
    met = [measure(*wanted)] if len(wanted) == 1 else [measure_apart(name) for name in wanted]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
