"""The addresses of the embedded site, where no nginx serves what was uploaded."""

from django.conf import settings
from django.urls import include, path

from config import media, urls

urlpatterns = [
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:name>", media.serve),
    path("", include(urls)),
]
