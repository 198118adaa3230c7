"""Addresses from that of a notice down. Wagtail calls each view with the page and the request."""

from django.urls import path

from disclosure.notices import views

urlpatterns = [
    path("", views.notice, name="notice"),
    path("changes/", views.changes, name="changes"),
    path("batches/<int:number>/", views.earlier_batch, name="earlier_batch"),
    path("print/", views.print_page, name="print_page"),
]
