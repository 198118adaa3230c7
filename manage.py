#!/usr/bin/env python3
"""Django's command line, with the source root `site/` on the path."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    sys.path.insert(0, str(ROOT / "site"))
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    from config.environment import choose_settings  # noqa: PLC0415

    choose_settings("config.settings.dev")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
