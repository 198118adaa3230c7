"""The tables that the admin exports: moments as the screen shows them, in the county's own time,
and CSV that a double click opens in Excel."""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from home.spreadsheets import BYTE_ORDER_MARK, guarded


def _in_a_workbook(moment: datetime) -> datetime:
    """A workbook knows no time zones: what is written there is read as it stands."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment


def _in_csv(moment: datetime) -> str:
    """2026-11-26 08:41"""
    return f"{_in_a_workbook(moment):%Y-%m-%d %H:%M}"


def _csv_response(view: SpreadsheetExportMixin, queryset: Iterable[Any]) -> StreamingHttpResponse:
    """As Wagtail's, marked as UTF-8 and under its name: a Chinese one would come as =?utf-8?b?…."""
    content = chain([BYTE_ORDER_MARK], view.stream_csv(queryset))
    response = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    name = f"{view.get_filename()}.csv"
    response.headers["Content-Disposition"] = f"{content_disposition_header(True, name)}"
    return response


def export_for_excel() -> None:
    """Let all of Wagtail's exports write local time, where they would write UTC and not say so, and
    CSV whose Chinese Excel can read and in which no text is a formula."""
    SpreadsheetExportMixin.custom_value_preprocess[datetime] = {
        SpreadsheetExportMixin.FORMAT_XLSX: _in_a_workbook,
        SpreadsheetExportMixin.FORMAT_CSV: _in_csv,
    }
    SpreadsheetExportMixin.custom_value_preprocess[str] = {
        SpreadsheetExportMixin.FORMAT_CSV: guarded
    }
    SpreadsheetExportMixin.write_csv_response = _csv_response
