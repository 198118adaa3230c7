"""Settings that are safe in production; the other files only loosen them.

Every value that differs between installations comes from the environment (`config.environment`; see
README, "Environment variables").
"""

from typing import Any

from config.environment import ROOT, env

VAR = ROOT / "var"

DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "config",
    "search",
    "campaigns",
    "supervision",
    "disclosure",
    "feedback",
    # Before home, whose permission policies take the place of theirs.
    "wagtail.documents",
    "wagtail.images",
    "home",
    "areas",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "treebeard",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "home.middleware.leave_out_body",  # before what packs a body and states its length
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "home.middleware.guard_answers",
    "home.middleware.refuse_null_characters",
    "home.middleware.RefuseLongBodies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "home.staff_sessions.end_long_sessions",
    "home.foreign_pages.ForeignPages",
    "home.refused_actions.SayInstead",
    "home.forged_values.RefuseForgedValues",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "feedback.deleted_pages.tell_of_deleted_pages",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "disclosure.editing.one_by_one.OneByOne",  # the last: it calls the view
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("zh-hans", "简体中文")]
LOCALE_PATHS = [ROOT / "locale"]  # what Wagtail leaves in English
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

AUTHENTICATION_BACKENDS = ["areas.backends.DutyBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
PRIVATE_ROOT = VAR / "private"

# Uploaded workbooks and photos never lie in the public media folder, nor readable on disk.
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "private": {
        "BACKEND": "home.encrypted_files.EncryptedStorage",
        "OPTIONS": {
            "within": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
            }
        },
    },
}

# Bytes of a form's words. Files do not count: what takes them has limits of its own.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750

# No log says who asked what. What gunicorn writes goes the same way, as it quotes addresses too.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "config.logs.DiscreetFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "loggers": {
        "gunicorn.error": {"handlers": ["console"], "propagate": False},
        "search.events": {"handlers": ["console"], "level": "INFO"},
    },
}

# Where robots of group chats answer, as (scheme, host): nothing is sent anywhere else.
ROBOT_HOSTS = {
    "wecom": [("https", "qyapi.weixin.qq.com")],
    "dingtalk": [("https", "oapi.dingtalk.com")],
}
ROBOT_SECONDS = (5, 10)  # to connect, and between two bytes of the answer

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# What one task may take before its process is ended (`config.task_worker`). The largest and worst
# workbook that is not refused took 50 s and 1.1 GB.
TASK_SECONDS = env.int("TASK_SECONDS", 300)
TASK_MEMORY_MB = env.int("TASK_MEMORY_MB", 2048)
# Whether what changes is shipped to the search right after it, or only by the clock.
SEARCH_SHIPS_IN_BACKGROUND = True

WAGTAIL_SITE_NAME = "清廉村居"
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_USER_LOGIN_FORM = "home.forms.StaffLoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "home.forms.StaffPasswordResetForm"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_WORKFLOW_ENABLED = True  # notices go public by it: `disclosure/models/reviews.py`
# Whether the town's inspection reviews what a village's supervision committee let through.
TOWN_REVIEWS = env.bool("TOWN_REVIEWS", False)
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.admin_backend"}}  # of the admin alone
# Where it is empty, search asks the database. A name and a password may stand in the address.
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", "")
ELASTICSEARCH_API_KEY = env.str("ELASTICSEARCH_API_KEY", "")
ELASTICSEARCH_INDEX = env.str("ELASTICSEARCH_INDEX", "village")
ELASTICSEARCH_CA_CERTS = env.str("ELASTICSEARCH_CA_CERTS", "")
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "ol", "ul", "link"]},
    },
}
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.picture_forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024  # home.pictures.MOST_BYTES

# One installation serves one area (a county, or a whole city) and all areas below it.
SERVED_AREA = env.str("SERVED_AREA", "330482")

X_FRAME_OPTIONS = "DENY"  # Wagtail itself allows its previews to be framed by its editor
SECURE_CONTENT_TYPE_NOSNIFF = True
# Never the path: pages about a line would tell it to the log of whatever they load. Not less than
# the origin: browsers would send "Origin: null" with forms, and Django asks who posts.
SECURE_REFERRER_POLICY = "strict-origin"
# Computers in village offices are shared: `home.staff_sessions` ends what is older.
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
CLIENT_ADDRESS = "REMOTE_ADDR"  # where a request says who sends it, for `home.client_address`
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
