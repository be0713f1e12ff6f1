"""Every environment variable that the site reads, typed, in one place.

Nothing else calls `os.environ`. Production refuses to start without the ones it needs
(see `production.py`); development and tests need none.
"""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import environ

read = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Environment:
    """What the operator may set, with the values a newcomer gets."""

    # A secret of 50 characters or more; required in production.
    secret_key: str = field(default_factory=lambda: read.str("SECRET_KEY", default=""))
    # Comma-separated host names that the site answers to; required in production.
    allowed_hosts: list[str] = field(default_factory=lambda: read.list("ALLOWED_HOSTS", default=[]))
    # The public address, e.g. https://example.vn; required in production.
    base_url: str = field(default_factory=lambda: read.str("BASE_URL", default=""))
    # Where the database, media and collected static files live.
    data_dir: Path = field(default_factory=lambda: Path(read.str("DATA_DIR", default=str(BASE_DIR / "var"))))
    # postgres://user:password@host:port/name; SQLite in DATA_DIR when empty.
    database_url: str = field(default_factory=lambda: read.str("DATABASE_URL", default=""))
    # redis://host:port/0; files in DATA_DIR when empty, which all processes of one machine share.
    redis_url: str = field(default_factory=lambda: read.str("REDIS_URL", default=""))
    # Name of the bucket for media on S3-compatible storage; files in DATA_DIR when empty.
    s3_bucket: str = field(default_factory=lambda: read.str("S3_BUCKET", default=""))
    s3_endpoint: str = field(default_factory=lambda: read.str("S3_ENDPOINT", default=""))
    # Where readers find the bucket's files, e.g. https://media.example.vn; S3_ENDPOINT/S3_BUCKET when empty.
    s3_public_url: str = field(default_factory=lambda: read.str("S3_PUBLIC_URL", default=""))
    # smtp+tls://user:password@host:587, or smtp+ssl://…:465, or smtp://host:25 without encryption; what is special in
    # user and password is percent-encoded. Messages go to the output of `send_queued_mail` when empty.
    email_url: str = field(default_factory=lambda: read.str("EMAIL_URL", default=""))
    # Sender of the site's own mail.
    email_from: str = field(default_factory=lambda: read.str("EMAIL_FROM", default=""))

    def database(self) -> dict:
        """Return Django's settings for the one database."""
        if self.database_url:
            return read.db_url_config(self.database_url) | {
                "CONN_MAX_AGE": 60,
                "CONN_HEALTH_CHECKS": True,
            }
        self.data_dir.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": self.data_dir / "site.sqlite3",
            "OPTIONS": SQLITE_OPTIONS,
        }

    def cache(self) -> dict:
        """Return Django's settings for the default cache."""
        if self.redis_url:
            return {
                "BACKEND": "showcase.cache.backends.ForgivingRedisCache",
                "LOCATION": self.redis_url,
            }
        return {
            "BACKEND": "showcase.cache.backends.ForgivingFileCache",
            "LOCATION": self.data_dir / "cache",
            "OPTIONS": {"MAX_ENTRIES": 3000},
        }

    def media_origins(self) -> list[str]:
        """Return where pictures and recordings may come from besides the site itself."""
        address = urlsplit(self.s3_public_url or self.s3_endpoint)
        return [f"{address.scheme}://{address.netloc}"] if self.s3_bucket and address.netloc else []

    def media_storage(self) -> dict:
        """Return Django's settings for uploaded files."""
        if self.s3_bucket:
            return {
                "BACKEND": "storages.backends.s3.S3Storage",
                "OPTIONS": {
                    "bucket_name": self.s3_bucket,
                    "endpoint_url": self.s3_endpoint or None,
                    "file_overwrite": False,
                    "querystring_auth": False,
                    "custom_domain": urlsplit(self.s3_public_url).netloc or None,
                },
            }
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}


# Readers never wait for a writer (WAL); writers queue for the lock instead of failing half-way.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}

env = Environment()
