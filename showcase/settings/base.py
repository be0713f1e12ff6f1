"""What development, tests and production share. No secret lives here."""

from datetime import timedelta

from csp.constants import NONE, SELF

from .env import BASE_DIR, env

BASE_URL = env.base_url or "http://127.0.0.1:8000"

INSTALLED_APPS = [
    # Ours, upper floors first: see docs/architecture.md for who may import whom.
    "showcase.seed",
    "showcase.editorial",
    "showcase.home",
    "stories",
    "events",
    "product_pages",
    "showcase",
    "django_tasks_db",
    "post_office",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.styleguide",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "showcase.cache.middleware.PageCacheMiddleware",
    "showcase.language.PathLanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "showcase.csp.SiteCSPMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "showcase.urls"
WSGI_APPLICATION = "showcase.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "showcase.brand.context.frame",
            ],
        },
    },
]

DATABASES = {"default": env.database()}
CACHES = {"default": env.cache()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Language and time: Vietnamese is the source, at /; English lives under /en/.
LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Ours first; `upstream` holds what Wagtail itself has not said in Vietnamese yet.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "upstream"]
FORMAT_MODULE_PATH = ["showcase.formats"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Whole pages for readers; addresses that start so are never kept.
PAGE_CACHE = True
UNCACHED_PATHS = ("/admin/", "/static/", "/media/", "/documents/", "/ra-san/", "/en/ra-san/", "/q/", "/en/q/")

# Warnings and errors, with what led to them, go where the server's output goes.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"output": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["output"], "level": "WARNING"},
}

# Long work (checking listings, imports) waits in the database for `manage.py db_worker`.
# What Wagtail does after a save (search index) is done at once.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "long": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Mail waits in the database for `manage.py send_queued_mail`. A server that is down for three days loses none.
EMAIL_BACKEND = "showcase.mail.QueueBackend"
EMAIL_TIMEOUT = 20
POST_OFFICE = {
    "BACKENDS": {"default": "django.core.mail.backends.console.EmailBackend"},
    "MAX_RETRIES": 288,
    "RETRY_INTERVAL": timedelta(minutes=15),
    "LOG_LEVEL": 1,
    "MESSAGE_ID_ENABLED": True,
}

# Files
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.data_dir / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = env.data_dir / "media"
STORAGES = {
    "default": env.media_storage(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail
# As people type them here; the date picker writes them so too.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_SITE_NAME = "Sản vật"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one province, one clock: nobody is asked
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_USER_LOGIN_FORM = "showcase.editorial.login.SignInForm"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ALLOW_UNICODE_SLUGS = True  # folded to ASCII by our page form and models
WAGTAILIMAGES_IMAGE_MODEL = "showcase.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "showcase.images.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpeg", "jpg", "png", "webp"]  # no svg: scripts survive in it
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_AVIF_QUALITY = 48
WAGTAILIMAGES_WEBP_QUALITY = 76
WAGTAILIMAGES_JPEG_QUALITY = 76
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp3", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILEMBEDS_FINDERS = []  # no third party is asked for anything
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "showcase.search.backend", "SEARCH_CONFIG": "simple"}}
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "showcase.editorial.review.finishing.publish"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # reviewers are told, and leads when it takes too long
TAGGIT_CASE_INSENSITIVE = True

# What a browser may load. Readers' pages: our own files and nothing else.
# The editor needs inline styles and scripts: see docs/decisions.md.
PUBLIC_CSP = {
    "default-src": [NONE],
    "img-src": [SELF, "data:", *env.media_origins()],
    "style-src": [SELF],
    "script-src": [SELF],
    "font-src": [SELF],
    "media-src": [SELF, *env.media_origins()],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
}
ADMIN_CSP = PUBLIC_CSP | {
    "img-src": [SELF, "data:", "blob:", *env.media_origins()],
    "style-src": [SELF, "'unsafe-inline'"],
    "script-src": [SELF, "'unsafe-inline'"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC_CSP}
X_FRAME_OPTIONS = "DENY"  # Wagtail excepts the previews, which the editor shows in a frame
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

LOGIN_URL = "wagtailadmin_login"
