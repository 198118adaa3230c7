# One image for the web server, the task worker and the daily commands; compose.yaml tells which.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production

# What sets PDFs, and a Chinese font to set them in: without these the site runs, but draws none.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app

COPY requirements/runtime.lock requirements/
RUN pip install --require-hashes -r requirements/runtime.lock

COPY . .

# Collecting static files reads the settings, not the secrets: those come when the image runs.
RUN SECRET_KEY=build ROW_KEY_SECRET=build RECEIPT_SECRET=build CONTACT_KEYS=build FILE_KEYS=build \
    ALLOWED_HOSTS=build BASE_URL=https://build REDIS_URL=redis://build DATABASE_URL=sqlite:// \
    EMAIL_URL=smtp://build?_default_from_email=build \
    python manage.py collectstatic --noinput --verbosity 0

# Only what people upload is written; it lies in volumes that belong to the site's own user.
RUN useradd --system --no-create-home village \
    && mkdir -p var/media var/private \
    && chown village:village var/media var/private
USER village

EXPOSE 8000
CMD ["gunicorn", "--chdir", "site", "--pythonpath", "..", "--bind", "0.0.0.0:8000", \
     "--workers", "3", "--threads", "4", "config.wsgi"]
