"""Addresses beside Wagtail's: the dictionary, and files (Wagtail's own never hold a dot)."""

from django.urls import path, re_path

from disclosure.opendata import dictionary_views, feeds, file_views

urlpatterns = [
    path("ledgers/", dictionary_views.dictionary, name="ledgers"),
    path("ledgers/<slug:name>/", dictionary_views.ledger, name="ledger"),
    path("ledgers/<slug:name>/template.xlsx", dictionary_views.template, name="ledger_template"),
    path("ledgers/<slug:name>/schema.json", dictionary_views.schema, name="ledger_schema"),
    re_path(
        r"^(?P<path>(?:[\w\-]+/)+)"
        r"(?P<name>data\.(?:csv|json|xlsx|schema\.json)|datapackage\.json)$",
        file_views.download,
        name="notice_file",
    ),
    re_path(r"^(?P<path>(?:[\w\-]+/)+)feed\.atom$", feeds.BranchFeed(), name="branch_feed"),
]
