"""The WSGI application that a server such as gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "showcase.settings.production")

application = get_wsgi_application()

from showcase.cache.pages import forget_all  # noqa: E402 - needs the settings

# Pages made by an earlier version of the code are out of date.
forget_all()
