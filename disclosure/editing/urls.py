"""Addresses of our own pages in the admin, below /admin/disclosure/."""

from django.urls import path

from disclosure.editing import (
    attachment_views,
    poster_views,
    redaction_views,
    review_views,
    starting_views,
    text_redaction_views,
    upload_views,
)
from disclosure.editing.overview_view import OverviewView

app_name = "disclosure_admin"

urlpatterns = [
    path("overview/", OverviewView.as_view(), name="overview"),
    path("overview/results/", OverviewView.as_view(results_only=True), name="overview_results"),
    path("start/<int:village_id>/<slug:ledger_name>/", starting_views.start, name="start"),
    path("pages/<int:page_id>/upload/", upload_views.upload, name="upload"),
    path("pages/<int:page_id>/review/", review_views.review, name="review"),
    path("pages/<int:page_id>/attachments/", attachment_views.attachments, name="attachments"),
    path("pages/<int:page_id>/posters/", poster_views.notice_posters, name="posters"),
    path("pages/<int:page_id>/undo/", upload_views.undo, name="undo"),
    path("pages/<int:page_id>/batches/<int:batch_id>/source/", upload_views.source, name="source"),
    path("pages/<int:page_id>/redact/", redaction_views.choose_cell, name="choose_cell"),
    path(
        "pages/<int:page_id>/redact/<str:row_key>/<str:column>/",
        redaction_views.redact_cell,
        name="redact_cell",
    ),
    path(
        "pages/<int:page_id>/redact-text/<str:what>/<int:number>/",
        text_redaction_views.redact_one,
        name="redact_text",
    ),
    path("attachments/<int:attachment_id>/", attachment_views.attachment, name="attachment"),
    path(
        "attachments/<int:attachment_id>/remove/", attachment_views.remove, name="remove_attachment"
    ),
    path(
        "attachments/<int:attachment_id>/withdraw/",
        attachment_views.withdraw_at_once,
        name="withdraw_attachment",
    ),
    path("attachments/<int:attachment_id>/original/", attachment_views.original, name="original"),
    path(
        "attachments/<int:attachment_id>/pages/<int:number>/",
        attachment_views.picture,
        name="attachment_picture",
    ),
    path(
        "attachments/<int:attachment_id>/pages/<int:number>/shown/",
        attachment_views.shown_picture,
        name="shown_picture",
    ),
    path("posters/", poster_views.month_posters, name="month_posters"),
    path("posters/<int:file_id>/", poster_views.poster_file, name="poster_file"),
    path("posters/<int:file_id>/pdf/", poster_views.poster_pdf, name="poster_pdf"),
    path("uploads/<int:upload_id>/", upload_views.preview, name="preview"),
    path("uploads/<int:upload_id>/sheet/", upload_views.choose, name="choose_sheet"),
    path("uploads/<int:upload_id>/answers/", upload_views.answers, name="answers"),
    path("uploads/<int:upload_id>/check/", upload_views.check_again, name="check_again"),
    path("uploads/<int:upload_id>/accept/", upload_views.accept, name="accept"),
    path("uploads/<int:upload_id>/discard/", upload_views.discard, name="discard"),
    path("uploads/<int:upload_id>/marked/", upload_views.marked, name="marked"),
]
