"""Addresses beside Wagtail's: the workbook of a notice (Wagtail's own never hold a dot), and the
questions of a round."""

from django.urls import path, re_path

from supervision import doorstep_views
from supervision.file_views import workbook

urlpatterns = [
    path("questions/<int:round_id>/", doorstep_views.answer, name="doorstep"),
    path("questions/<int:round_id>/done/", doorstep_views.done, name="doorstep_done"),
    re_path(r"^(?P<path>(?:[\w\-]+/)+)problems\.xlsx$", workbook, name="problems_file"),
]
