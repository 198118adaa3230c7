from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path, register_converter

from feedback.desk import (
    copy_views,
    printing_views,
    publishing_views,
    sign_views,
    views,
    visit_views,
)
from feedback.desk.numbers import TicketConverter
from feedback.desk.relaying import relay
from feedback.intake import photo_views
from home.forms import StaffLoginForm

app_name = "desk"

register_converter(TicketConverter, "ticket")

urlpatterns = [
    path("", views.drawer, name="drawer"),
    path("new/", relay, name="relay"),
    path("news/", views.news, name="news"),
    path("rules/", views.try_rules, name="rules"),
    path("visits/", visit_views.visits, name="visits"),
    path("visits/<int:visit_pk>/", visit_views.mend, name="mend_visit"),
    path("visits/positions/<int:town_pk>/", visit_views.positions, name="positions"),
    path("signs/", sign_views.signs, name="signs"),
    path("signs/due/", copy_views.signs_to_see, name="signs_to_see"),
    path("signs/copies/<str:token>/", copy_views.sign_copy, name="sign_copy"),
    path(
        "signs/copies/<str:token>/<int:check_pk>/photo/",
        copy_views.check_photo,
        name="check_photo",
    ),
    path("signs/<int:area_pk>/", sign_views.area_signs, name="area_signs"),
    path("signs/<int:area_pk>/scans/", sign_views.area_scans, name="area_scans"),
    path("signs/<int:area_pk>/print/", printing_views.order_signs, name="order_signs"),
    path("signs/printings/<int:printing_pk>/", printing_views.printing, name="printing"),
    path("signs/printings/<int:printing_pk>/print/", printing_views.print_page, name="print_signs"),
    path("signs/printings/<int:printing_pk>/pdf/", printing_views.printing_pdf, name="signs_pdf"),
    path(
        "login/",
        LoginView.as_view(
            template_name="desk/login.html",
            authentication_form=StaffLoginForm,
            next_page="desk:drawer",
            redirect_authenticated_user=True,
        ),
        name="login",
    ),
    path("logout/", LogoutView.as_view(next_page="desk:login"), name="logout"),
    path("<ticket:pk>/", views.ticket, name="ticket"),
    path("<ticket:pk>/photos/<str:signed>/", photo_views.photo, name="photo"),
    path("<ticket:pk>/photos/<str:signed>/small/", photo_views.small_photo, name="small_photo"),
    path("<ticket:pk>/public/", publishing_views.publishing, name="publishing"),
    path("<ticket:pk>/public/down/", publishing_views.taking_down, name="taking_down"),
    path("<ticket:pk>/<str:name>/", views.step, name="step"),
]
