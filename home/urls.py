from django.urls import path

from home import views

urlpatterns = [
    path("display/", views.display, name="display"),
    path("display.css", views.display_css, name="display_css"),
]
