"""The site as it is served to readers, from a folder of its own (DATA_DIR), its pictures included."""

from showcase.settings import base
from showcase.settings.test import *  # noqa: F403

MEDIA_ROOT = base.MEDIA_ROOT
ROOT_URLCONF = "tests.browser.urls"
# Compressed and hashed as in production, but only what readers load: the editor's files take half a minute.
STORAGES = base.STORAGES
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_AUTOREFRESH = False
