"""For the tests: fast, quiet, and on the database that DATABASE_URL names."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import POST_OFFICE, STORAGES

DEBUG = False
SECRET_KEY = "tests-only-" + "x" * 50
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="showcase-media-"))
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
WHITENOISE_AUTOREFRESH = True
POST_OFFICE = POST_OFFICE | {"BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}}
TASKS = {name: {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"} for name in ("default", "long")}
