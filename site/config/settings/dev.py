"""The embedded default, as `make run` starts it: one machine, no server besides ours."""

from .base import env
from .embedded import *  # noqa: F403

DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = ["*"]
PORT = env.int("PORT", 8000)
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", f"http://localhost:{PORT}")

# Static files straight from the source folders: no collectstatic step before a start.
WHITENOISE_USE_FINDERS = True
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}

# Without DEBUG Django would mail errors to nobody. Only errors: a 404 is a reader's address.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR"}},
}
