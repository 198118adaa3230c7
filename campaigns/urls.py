"""Addresses beside Wagtail's: files, as Wagtail's own never hold a dot."""

from django.urls import re_path

from campaigns.ical_views import ical

urlpatterns = [re_path(r"^(?P<path>(?:[\w\-]+/)+)events\.ics$", ical, name="events_file")]
