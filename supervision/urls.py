"""Addresses beside Wagtail's: the workbook of a notice (Wagtail's own never hold a dot)."""

from django.urls import re_path

from supervision.file_views import workbook

urlpatterns = [
    re_path(r"^(?P<path>(?:[\w\-]+/)+)problems\.xlsx$", workbook, name="problems_file"),
]
