"""For one's own machine: no secret, no service, errors in full."""

from .base import *  # noqa: F403
from .base import POST_OFFICE, STORAGES

DEBUG = True
SECRET_KEY = "development-only-" + "x" * 40
ALLOWED_HOSTS = ["*"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
POST_OFFICE = POST_OFFICE | {"DEFAULT_PRIORITY": "now"}  # to the server's output, without a process that delivers
