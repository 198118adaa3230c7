"""Addresses of our own screens in the admin, below /admin/supervision/."""

from django.urls import path

from supervision import answers_views, review_views, upload_views

app_name = "supervision_admin"

urlpatterns = [
    path("rounds/<int:page_id>/review/", review_views.review_round, name="review_round"),
    path("rounds/<int:page_id>/answers/", answers_views.answers, name="doorstep"),
    path("notices/<int:page_id>/review/", review_views.review_progress, name="review_progress"),
    path("notices/<int:page_id>/problems/", upload_views.upload, name="upload"),
    path("notices/<int:page_id>/problems.xlsx", upload_views.current, name="current"),
    path("problems-template.xlsx", upload_views.template, name="template"),
]
