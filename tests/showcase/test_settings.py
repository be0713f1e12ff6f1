"""Production refuses to start half-configured, and the database and the browser get strict orders."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from showcase.settings.env import BASE_DIR, SQLITE_OPTIONS, Environment

COMPLETE = {"SECRET_KEY": "s" * 50, "ALLOWED_HOSTS": "example.vn", "BASE_URL": "https://example.vn"}
SHOW = "import json; from showcase.settings import production as s; print(json.dumps({n: getattr(s, n) for n in %r}))"


def start(code: str, **environment) -> subprocess.CompletedProcess:
    """Run Python with nothing in the environment but what is given."""
    own = {"PATH": os.environ["PATH"], "DATA_DIR": django_settings.MEDIA_ROOT.as_posix()}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=BASE_DIR, env=own | environment, capture_output=True, text=True, timeout=60
    )


# Production


@pytest.mark.parametrize("missing", COMPLETE)
def test_production_does_not_start_without_its_settings_and_names_the_one_it_needs(missing):
    run = start("import showcase.settings.production", **{k: v for k, v in COMPLETE.items() if k != missing})
    assert run.returncode != 0
    assert f"Set {missing}" in run.stderr


def test_production_starts_with_its_settings():
    names = ["DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS"]
    run = start(SHOW % names, **COMPLETE)
    assert run.stdout.strip() == (
        f'{{"DEBUG": false, "SECRET_KEY": "{"s" * 50}", '
        '"ALLOWED_HOSTS": ["example.vn"], "CSRF_TRUSTED_ORIGINS": ["https://example.vn"]}'
    )


def test_nothing_warns_before_deployment():
    run = start(
        "import sys; from django.core.management import execute_from_command_line as run;"
        "run(['manage.py', 'check', '--deploy', '--fail-level', 'WARNING'])",
        DJANGO_SETTINGS_MODULE="showcase.settings.production",
        **COMPLETE | {"SECRET_KEY": "k9#vQ2!xZ7" * 6},
    )
    assert run.returncode == 0, run.stderr


def test_only_one_module_reads_the_environment():
    readers = [
        path.relative_to(BASE_DIR).as_posix()
        for app in ("showcase", "product_pages", "stories", "events")
        for path in Path(BASE_DIR / app).rglob("*.py")
        if any(word in path.read_text() for word in ("os.environ[", "os.environ.get", "getenv", "environ.Env"))
    ]
    assert readers == ["showcase/settings/env.py"]


# The environment


def test_sqlite_lets_readers_read_while_one_writes(tmp_path):
    options = Environment(data_dir=tmp_path / "new", database_url="").database()["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 20
    assert "journal_mode=WAL" in options["init_command"]


def test_the_data_directory_is_made(tmp_path):
    Environment(data_dir=tmp_path / "new", database_url="").database()
    assert (tmp_path / "new").is_dir()


def test_sqlite_obeys_its_options(db, tmp_path):
    settings = connections["default"].settings_dict | {"NAME": tmp_path / "db.sqlite3", "OPTIONS": SQLITE_OPTIONS}
    database = DatabaseWrapper(settings)
    with database.cursor() as cursor:
        answers = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")]
    database.close()
    assert answers == ["wal", 1]


def test_another_database_is_named_by_its_address():
    database = Environment(database_url="postgres://site:secret@db:5432/site").database()
    assert (database["ENGINE"], database["HOST"]) == ("django.db.backends.postgresql", "db")
    assert database["CONN_HEALTH_CHECKS"]


@pytest.mark.parametrize(("url", "backend"), [("", "FileCache"), ("redis://cache:6379/0", "RedisCache")])
def test_the_cache_is_redis_when_there_is_one(url, backend):
    assert Environment(redis_url=url).cache()["BACKEND"].endswith(backend)


def test_media_go_to_a_bucket_when_there_is_one():
    storage = Environment(s3_bucket="media", s3_endpoint="https://s3.example").media_storage()
    assert storage["OPTIONS"]["bucket_name"] == "media"
    assert not storage["OPTIONS"]["file_overwrite"]


def test_media_stay_in_files_otherwise():
    assert Environment(s3_bucket="").media_storage()["BACKEND"].endswith("FileSystemStorage")


# What a browser may load


def directives(response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: values for name, _, values in parts}


@pytest.mark.parametrize("url", ["/", "/san-pham/", "/tim-kiem/?q=cam", "/nothing/", "/robots.txt", "/brand.css"])
def test_readers_pages_load_nothing_but_our_own_files(site, client, url):
    policy = directives(client.get(url))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert not any("unsafe" in values or "*" in values for values in policy.values())


def test_a_page_from_the_store_has_the_same_policy(site, client):
    client.get("/san-pham/")
    first, second = (directives(client.get("/san-pham/")) for _ in range(2))
    assert first == second


def test_the_editor_gets_what_it_needs_and_no_other_site(editor_client, site):
    policy = directives(editor_client.get("/admin/"))
    assert "'unsafe-inline'" in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]
    assert policy["frame-ancestors"] == "'self'"
    assert not any("http" in values for values in policy.values())


def test_the_editor_may_show_a_preview_in_a_frame(site, editor_client):
    response = editor_client.get(f"/admin/pages/{site.about.pk}/edit/preview/?mode=")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert directives(response)["frame-ancestors"] == "'self'"


def test_a_path_that_only_begins_like_the_editor_gets_the_strict_policy(site, client):
    assert "unsafe" not in client.get("/administration/")["Content-Security-Policy"]


def test_pages_carry_no_style_or_script_that_the_policy_would_refuse(product, read):
    page = read(product.url)
    assert not page.select("[style], [onclick], [onload], style")
    assert all(script.get("src") or script["type"] == "application/ld+json" for script in page.select("script"))


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_pages_carry_the_other_headers_of_caution(site, client, header, value):
    assert client.get("/")[header] == value
