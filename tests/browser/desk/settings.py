"""The site as its editors work on it: whatever stands in its folder, the admin's files as they are."""

from django.conf import global_settings

from showcase.settings import base
from showcase.settings.test import *  # noqa: F403

MEDIA_ROOT = base.MEDIA_ROOT
ROOT_URLCONF = "tests.browser.urls"
# In the folder, so that a command forgets the pages that the server keeps, as it does in production.
CACHES = base.CACHES
STATICFILES_FINDERS = global_settings.STATICFILES_FINDERS
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
