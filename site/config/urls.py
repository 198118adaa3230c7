"""Every address of the site. Wagtail's pages come last: they take whatever is left."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("feedback.urls")),
    path("", include("home.urls")),
    path("", include("disclosure.urls")),
    path("", include(wagtail_urls)),
]
