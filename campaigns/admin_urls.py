"""Addresses of our own screens in the admin, below /admin/campaigns/."""

from django.urls import path

from campaigns import review_views

app_name = "campaigns_admin"

urlpatterns = [
    path("pages/<int:page_id>/review/", review_views.review, name="review"),
    path("events/<int:page_id>/review/", review_views.review_event, name="review_event"),
    path("cases/<int:page_id>/review/", review_views.review_case, name="review_case"),
]
