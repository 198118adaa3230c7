from django.urls import path, re_path

from feedback import views
from feedback.dialogue import views as dialogue_views
from feedback.intake import photo_views
from feedback.intake import views as intake_views
from feedback.progress import views as progress_views
from feedback.published import opendata_views
from feedback.published import views as published_views

app_name = "feedback"

urlpatterns = [
    path("q/", views.code_box, name="code_box"),
    path("q/<str:token>/", views.scan, name="scan"),
    re_path("^Q/", views.small_q, name="small_q"),  # phone keyboards begin with a capital
    path("feedback/new/", intake_views.new_feedback, name="new"),
    path("feedback/photos/<str:signed>/", photo_views.own_photo, name="photo"),
    path("feedback/photos/<str:signed>/said/", photo_views.said_photo, name="said_photo"),
    path(
        "feedback/received/<str:signed>/receipt.png",
        dialogue_views.receipt_picture,
        name="receipt_picture",
    ),
    path("feedback/received/<str:signed>/", dialogue_views.received, name="received"),
    path("feedback/progress/<str:code>/", progress_views.progress, name="progress"),
    path("feedback/public/data/", opendata_views.dictionary, name="published_dictionary"),
    path("feedback/public/<str:code>/tickets.csv", opendata_views.as_csv, name="published_csv"),
    path("feedback/public/<str:code>/tickets.json", opendata_views.as_json, name="published_json"),
    path("feedback/public/<str:code>/", published_views.published_list, name="published_list"),
    path("feedback/me-too/", published_views.me_too, name="me_too"),
    path("feedback/tickets/<str:token>/", published_views.published_ticket, name="published"),
    path(
        "feedback/tickets/<str:token>/result.jpg",
        published_views.result_photo,
        name="result_photo",
    ),
    path("feedback/receipt/", dialogue_views.look_up, name="receipt"),
    re_path(
        r"^(?P<path>(?:[\w\-]+/)+)code\.(?P<kind>svg|png)$", views.code_image, name="code_image"
    ),
]
