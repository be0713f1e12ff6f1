"""For the public. Refuses to start without its secrets."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import POST_OFFICE
from .env import env, read

for name, value in {
    "SECRET_KEY": env.secret_key,
    "ALLOWED_HOSTS": env.allowed_hosts,
    "BASE_URL": env.base_url,
}.items():
    if not value:
        raise ImproperlyConfigured(f"Set {name}: production does not start without it.")

DEBUG = False
SECRET_KEY = env.secret_key
ALLOWED_HOSTS = env.allowed_hosts
CSRF_TRUSTED_ORIGINS = [env.base_url]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True

if env.email_url:
    server = read.email_url_config(env.email_url)
    POST_OFFICE = POST_OFFICE | {"BACKENDS": {"default": server.pop("EMAIL_BACKEND")}}
    globals().update(server)
if env.email_from:
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.email_from
