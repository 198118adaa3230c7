from django.urls import path

from home import views

urlpatterns = [
    path("display/", views.display, name="display"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("display.css", views.display_css, name="display_css"),
]
