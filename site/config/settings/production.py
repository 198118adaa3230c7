"""Production: everything from the environment, HTTPS only."""

import dj_database_url

from config.environment import required, required_list

from .base import *  # noqa: F403
from .mail import mail_settings

SECRET_KEY = required("SECRET_KEY")
ALLOWED_HOSTS = required_list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = required("BASE_URL")

# Kept apart from SECRET_KEY, because they must outlive its rotation: addresses of rows hang on
# the first, receipts that people wrote down on the second, contacts and workbooks on the keys.
ROW_KEY_SECRET = required("ROW_KEY_SECRET")
RECEIPT_SECRET = required("RECEIPT_SECRET")
CONTACT_KEYS = required_list("CONTACT_KEYS")
FILE_KEYS = required_list("FILE_KEYS")

DATABASES = {
    "default": dj_database_url.parse(
        required("DATABASE_URL"), conn_max_age=60, conn_health_checks=True
    )
}

CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": required("REDIS_URL"),
        # Notices stay readable while Redis is down; sessions are in the database as well.
        "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 1},
    }
}
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CLIENT_ADDRESS = "HTTP_X_FORWARDED_FOR"  # nginx writes it anew, whatever came along
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

globals().update(mail_settings(required("EMAIL_URL")))

LOGGING["root"] = {"handlers": ["console"], "level": "INFO"}  # noqa: F405
