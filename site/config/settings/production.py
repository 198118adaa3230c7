"""Production: everything from the environment, HTTPS only."""

from .base import *  # noqa: F403
from .base import env, secret, secrets
from .mail import mail_settings

SECRET_KEY = secret("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = secret("BASE_URL")

# Kept apart from SECRET_KEY, because they must outlive its rotation: addresses of rows hang on
# the first, receipts that people wrote down on the second, contacts and workbooks on the keys.
ROW_KEY_SECRET = secret("ROW_KEY_SECRET")
RECEIPT_SECRET = secret("RECEIPT_SECRET")
CONTACT_KEYS = secrets("CONTACT_KEYS")
FILE_KEYS = secrets("FILE_KEYS")

DATABASES = {"default": env.dj_db_url("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = 60

CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": secret("REDIS_URL"),
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

globals().update(mail_settings(secret("EMAIL_URL")))

LOGGING["root"] = {"handlers": ["console"], "level": "INFO"}  # noqa: F405
