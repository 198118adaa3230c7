"""Addresses from that of a notice down. Wagtail calls each view with the page and the request."""

from django.urls import path

from disclosure.notices import views
from disclosure.notices.attachments import picture_of

urlpatterns = [
    path("", views.notice, name="notice"),
    path("changes/", views.changes, name="changes"),
    path("batches/<int:number>/", views.earlier_batch, name="earlier_batch"),
    path("attachments/<int:attachment>/", views.attachment, name="attachment"),
    path("attachments/<int:attachment>/pages/<int:number>/", picture_of, name="attachment_page"),
    path("print/", views.print_page, name="print_page"),
    path("poster/", views.poster, name="poster"),
]
