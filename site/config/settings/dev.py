"""The embedded default, as `make run` starts it: one machine, no server besides ours."""

from urllib.parse import urlsplit

from config.environment import env

from .embedded import *  # noqa: F403

DEBUG = env.bool("DEBUG", False)
PORT = env.int("PORT", 8000)
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", f"http://localhost:{PORT}")
# Not every name: a site elsewhere could have its own name lead here, and read along in a browser.
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", urlsplit(WAGTAILADMIN_BASE_URL).hostname or ""]
ALLOWED_HOSTS += env.list("ALLOWED_HOSTS", [])

# Static files straight from the source folders: no collectstatic step before a start.
WHITENOISE_USE_FINDERS = True
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}

# Without DEBUG Django would mail errors to nobody. Only errors: a 404 is a reader's address.
LOGGING["loggers"]["django"] = {"handlers": ["console"], "level": "ERROR"}  # noqa: F405
