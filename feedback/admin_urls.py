"""Addresses in the admin, below /admin/postings/."""

from django.urls import path

from feedback import posting_views

app_name = "feedback_admin"

urlpatterns = [
    path("<int:page_id>/", posting_views.postings, name="postings"),
    path("deleted/<str:token>/", posting_views.postings_of_deleted, name="postings_of_deleted"),
]
