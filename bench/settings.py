"""The site as it is measured: production's way of serving, the sample content, no page cache unless asked."""

import os

from showcase.settings.base import *  # noqa: F403
from showcase.settings.base import INSTALLED_APPS, STATIC_ROOT

DEBUG = False
SECRET_KEY = "bench-only-" + "x" * 50
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["bench.bare", *INSTALLED_APPS]
ROOT_URLCONF = "bench.urls"
WSGI_APPLICATION = "bench.wsgi.application"
PAGE_CACHE = os.environ.get("PAGE_CACHE") == "1"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
