"""What an installation is told: by its environment, and where that is silent by a file `.env`."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

ROOT = Path(__file__).resolve().parents[2]

env = Env()


def choose_settings(default: str) -> None:
    """Read `.env`, and set which settings are used unless it or the environment said so.

    For every entry point. Settings do not read the file themselves: tests never do.
    """
    env.read_env(ROOT / ".env", recurse=False)
    chosen = env.str("DJANGO_SETTINGS_MODULE", default)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", chosen)


def required(name: str) -> str:
    """The value of `name`; ImproperlyConfigured where there is none."""
    value = env.str(name, "")
    if not value:
        raise ImproperlyConfigured(
            f"Set {name} in the environment or in {ROOT / '.env'}. "
            "What it is says README.md, “Environment variables”; .env.example has all of them."
        )
    return value


def required_list(name: str) -> list[str]:
    """The comma-separated values of `name`; ImproperlyConfigured where there is none."""
    return [value.strip() for value in required(name).split(",")]
