"""The project starts, and Django finds nothing wrong with it."""

from django.core.management import call_command


def test_system_checks_pass():
    call_command("check", fail_level="WARNING")
