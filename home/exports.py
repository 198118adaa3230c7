"""The tables that the admin exports: moments as the screen shows them, in the county's own time."""

from datetime import datetime

from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin


def _in_a_workbook(moment: datetime) -> datetime:
    """A workbook knows no time zones: what is written there is read as it stands."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment


def _in_csv(moment: datetime) -> str:
    """2026-11-26 08:41"""
    return f"{_in_a_workbook(moment):%Y-%m-%d %H:%M}"


def export_in_local_time() -> None:
    """Let all of Wagtail's exports write local time, where they would write UTC and not say so."""
    SpreadsheetExportMixin.custom_value_preprocess[datetime] = {
        SpreadsheetExportMixin.FORMAT_XLSX: _in_a_workbook,
        SpreadsheetExportMixin.FORMAT_CSV: _in_csv,
    }
